import { z } from "zod";
import { ALL_WEEKDAYS, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import { fits, newCustomer, whereItIs } from "@/lib/features/accounts/schema";
import { seenBillsField } from "@/lib/features/corrections/schema";
import { dayField, idField, lineField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** Why an admin acts for a customer, for the audit log. */
export const reasonField = lineField(500);

const weekdaysField = z
  .array(z.custom<Weekday>((value) => ALL_WEEKDAYS.some((known) => known === value)))
  .min(1, "weekdays")
  .max(7)
  .transform((chosen) => ALL_WEEKDAYS.filter((weekday) => chosen.includes(weekday)));

/** Set after a refusal with `same-plan`: one more tiffin each day is intended. */
const secondField = z.boolean().optional();

export const subscribeSchema = (today: PlainDate) =>
  z.object({
    planId: idField,
    startDate: dayField(today),
    endDate: dayField(today),
    weekdays: weekdaysField,
    /** The daily rate that was shown: never used as the price, only compared with it. */
    seenRate: z.int32().positive().optional(),
    isSecond: secondField,
  });

/** A plan for somebody who has no account yet: a second tiffin of it is out of the question. */
export const startSchema = (today: PlainDate) =>
  newCustomer.extend(subscribeSchema(today).omit({ isSecond: true }).shape).refine(fits, whereItIs);

/** `lastDate` is the last day still delivered; without it, the earliest possible one. */
export const endEarlySchema = (today: PlainDate) =>
  z.object({ subscriptionId: idField, lastDate: dayField(today).optional() });
export const extendSchema = (today: PlainDate) =>
  z.object({ subscriptionId: idField, endDate: dayField(today), isSecond: secondField });

const forCustomer = { customerId: idField, reason: reasonField };

export const adminEndEarlySchema = (today: PlainDate) => endEarlySchema(today).extend(forCustomer);
export const adminExtendSchema = (today: PlainDate) => extendSchema(today).extend(forCustomer);

const asSeen = { seenBills: seenBillsField };
export const seenEndSchema = (today: PlainDate) => adminEndEarlySchema(today).extend(asSeen);
export const seenExtendSchema = (today: PlainDate) => adminExtendSchema(today).extend(asSeen);

export type SubscribeInput = z.output<ReturnType<typeof subscribeSchema>>;
export type StartInput = z.output<ReturnType<typeof startSchema>>;
/** The same as it is typed. */
export type StartFields = z.input<ReturnType<typeof startSchema>>;
export type EndEarlyInput = z.output<ReturnType<typeof endEarlySchema>>;
export type ExtendInput = z.output<ReturnType<typeof extendSchema>>;
export type AdminEndEarlyInput = z.output<ReturnType<typeof adminEndEarlySchema>>;
export type AdminExtendInput = z.output<ReturnType<typeof adminExtendSchema>>;

export const SUBSCRIPTION_STATES = ["active", "upcoming", "ended"] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** The filters of the staff's list of subscriptions; a value that can't be read counts as not given. */
export const subscriptionFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  plan: idField.optional().catch(undefined),
  area: searchField,
  state: z.enum(SUBSCRIPTION_STATES).optional().catch(undefined),
});

export type SubscriptionFilter = z.output<typeof subscriptionFilterSchema>;
