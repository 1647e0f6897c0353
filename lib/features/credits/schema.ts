import { z } from "zod";
import { chosenDayField, idField, reasonField, rupeesField, wholeNumber } from "@/lib/fields";

/** A choice left empty in a form counts as none. */
const noChoice = z.literal("").transform(() => null);

export const giveCreditSchema = z.object({
  customerId: idField,
  amount: rupeesField,
  reason: reasonField,
  billId: noChoice.or(idField).nullable().default(null),
  day: noChoice.or(chosenDayField).nullable().default(null),
  seen: wholeNumber(z.int32().min(0)),
});

export const takeBackCreditSchema = z.object({ creditId: idField, reason: reasonField });
