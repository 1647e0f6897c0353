import { z } from "zod";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { daysBetween, type PlainDate } from "@/lib/domain/plain-date";
import { reasonField } from "@/lib/features/subscriptions/schema";
import { dayField, optionalDayField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** Which customers a list shows: all, those with something running, or those who owe. */
export const CUSTOMER_STATES = ["all", "active", "owes"] as const;

/** Nonsense in the address shows the whole list. */
export const customerFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  area: searchField,
  state: z.enum(CUSTOMER_STATES).catch("all"),
});

export type CustomerFilter = z.output<typeof customerFilterSchema>;

/** A customer's id as written in an address; null for what can't be one. */
export function customerIdIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The form with which an admin changes a customer's days: one day, or a range of days. */
export const changeDaysSchema = (today: PlainDate) =>
  z
    .object({
      first: dayField(today),
      last: optionalDayField(today),
      reason: reasonField,
      change: z.enum(["pause", "resume"]),
    })
    .refine(({ first, last }) => last === undefined || last >= first, { path: ["last"], error: "date-order" })
    .refine(({ first, last }) => last === undefined || daysBetween(first, last) < MAX_PAUSE_DAYS, {
      path: ["last"],
      error: "days-too-many",
    });

/** The form with which an admin ends a subscription; an empty last day means now. */
export const endForCustomerSchema = (today: PlainDate) =>
  z.object({
    lastDate: optionalDayField(today),
    reason: reasonField,
  });

/** The form with which an admin skips one meal on a day, or undoes that. */
export const skipForCustomerSchema = (today: PlainDate) =>
  z.object({
    day: dayField(today),
    reason: reasonField,
    change: z.enum(["skip", "unskip"]),
  });
