import { z } from "zod";
import { ADDITIONS, needsCustomer } from "@/lib/domain/days/added";
import {
  chosenDayField,
  figuresField,
  idField,
  nameField,
  optionalLineField,
  ownTextField,
  pincodeField,
  reasonField,
} from "@/lib/fields";
import { dayInAddress } from "@/lib/lists/list-filter";

const MAX_CUSTOMER = 60;
const MAX_WING = 20;

const orNull = (text: string) => (text === "" ? null : text);
const wingField = optionalLineField(MAX_WING).transform(orNull);
const slotField = z.union([z.int(), figuresField.transform(Number)]).pipe(z.int().positive().max(32_000));

/** Tiffins beside the subscriptions. `customer`: a code, a phone number or a name that only one customer has. */
export const addTiffinsSchema = z
  .object({
    day: chosenDayField,
    what: z.enum(ADDITIONS, "choice"),
    planId: idField,
    count: figuresField
      .regex(/^\d{1,2}$/, "added-count")
      .transform(Number)
      .pipe(z.int().min(1, "added-count").max(20, "added-count")),
    customer: optionalLineField(MAX_CUSTOMER),
    reason: reasonField,
  })
  .refine(({ what, customer }) => !needsCustomer(what) || customer !== "", {
    path: ["customer"],
    error: "customer-needed",
  })
  .refine(({ what, customer }) => what !== "staff" || customer === "", {
    path: ["customer"],
    error: "customer-of-staff",
  });
export type AddTiffinsInput = z.output<typeof addTiffinsSchema>;

export const takeOffSchema = z.object({
  ids: z.array(z.int32().positive()).min(1).max(20),
  reason: reasonField,
});
export type TakeOffInput = z.output<typeof takeOffSchema>;

/** Where a customer's tiffins of a meal go on one day. */
export const dayAddressSchema = z.object({
  day: chosenDayField,
  slotId: slotField,
  customer: optionalLineField(MAX_CUSTOMER).refine((text) => text !== "", "customer-needed"),
  addr1: nameField(255, "required", "address"),
  addr2: optionalLineField(255).transform(orNull),
  area: nameField(100, "area"),
  pincode: pincodeField,
  buildingId: z.union([z.literal("").transform(() => null), idField]),
  wing: wingField,
  flat: wingField,
  reason: reasonField,
});
export type DayAddressInput = z.output<typeof dayAddressSchema>;

/** What the page's address may say; anything else counts as not given. */
export const addedQuerySchema = z.object({
  date: dayInAddress,
  customer: ownTextField(MAX_CUSTOMER).catch(""),
});
export type AddedQuery = z.output<typeof addedQuerySchema>;

export const dropAddressSchema = z.object({ id: idField, reason: reasonField });
export type DropAddressInput = z.output<typeof dropAddressSchema>;
