import { z } from "zod";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { daysBetween } from "@/lib/domain/plain-date";
import { dayField, reasonField } from "@/lib/features/subscriptions/schema";
import { searchField } from "@/lib/list-filter";
import { pageKeySchema } from "@/lib/paging";

/** Which customers a list shows: those with something running, or those who owe. */
export const CUSTOMER_STATES = ["all", "active", "owes"] as const;

/** Nonsense in the address shows the whole list. */
export const customerFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  area: searchField,
  state: z.enum(CUSTOMER_STATES).catch("all"),
});

export type CustomerFilter = z.output<typeof customerFilterSchema>;

/** A customer's id as it stands in an address; null for what can be none. */
export function customerIdIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The form with which an admin changes a customer's days: one day, or from a first to a last one. */
export const changeDaysSchema = z
  .object({
    first: dayField,
    last: z.union([z.literal("").transform(() => undefined), dayField]),
    reason: reasonField,
    change: z.enum(["pause", "resume"]),
  })
  .refine(({ first, last }) => last === undefined || last >= first, { path: ["last"], error: "date-order" })
  .refine(({ first, last }) => last === undefined || daysBetween(first, last) < MAX_PAUSE_DAYS, {
    path: ["last"],
    error: "days-too-many",
  });

/** The form with which an admin ends a subscription; an empty last day means now. */
export const endForCustomerSchema = z.object({
  lastDate: z.union([z.literal("").transform(() => undefined), dayField]),
  reason: reasonField,
});

/** The form with which an admin skips one meal of a day, or takes that back. */
export const skipForCustomerSchema = z.object({
  day: dayField,
  reason: reasonField,
  change: z.enum(["skip", "unskip"]),
});
