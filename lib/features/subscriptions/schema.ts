import { z } from "zod";
import { ALL_WEEKDAYS, isPlainDate, parsePlainDate, type Weekday } from "@/lib/domain/plain-date";
import { lineField } from "@/lib/fields";
import { searchField } from "@/lib/list-filter";
import { pageKeySchema } from "@/lib/paging";

// Beyond these it is a slip of the keyboard, and day arithmetic could leave the calendar.
const EARLIEST = "2000-01-01";
const LATEST = "2199-12-31";

/** Typed in or picked: `YYYY-MM-DD`. */
export const dayField = z
  .string()
  .trim()
  .min(1, "required")
  .refine((text) => isPlainDate(text) && text >= EARLIEST && text <= LATEST, "date")
  .transform((text) => parsePlainDate(text));

/** Why an admin acts for a customer: the audit log keeps it. */
export const reasonField = lineField(500);

export const idField = z.number().int().positive().max(2_147_483_647);

const weekdaysField = z
  .array(z.custom<Weekday>((value) => ALL_WEEKDAYS.some((known) => known === value)))
  .min(1, "weekdays")
  .max(7)
  .transform((chosen) => ALL_WEEKDAYS.filter((weekday) => chosen.includes(weekday)));

export const subscribeSchema = z.object({
  planId: idField,
  startDate: dayField,
  endDate: dayField,
  weekdays: weekdaysField,
  /** The daily rate that was shown: never the price, only compared with it. */
  seenRate: z.int().positive().optional(),
});

/** `lastDate` is the last day still delivered; without it the earliest there is. */
export const endEarlySchema = z.object({ subscriptionId: idField, lastDate: dayField.optional() });
export const extendSchema = z.object({ subscriptionId: idField, endDate: dayField });

const forCustomer = { customerId: idField, reason: reasonField };

export const adminEndEarlySchema = endEarlySchema.extend(forCustomer);
export const adminExtendSchema = extendSchema.extend(forCustomer);

export type SubscribeInput = z.output<typeof subscribeSchema>;
export type EndEarlyInput = z.output<typeof endEarlySchema>;
export type ExtendInput = z.output<typeof extendSchema>;
export type AdminEndEarlyInput = z.output<typeof adminEndEarlySchema>;
export type AdminExtendInput = z.output<typeof adminExtendSchema>;

export const SUBSCRIPTION_STATES = ["active", "upcoming", "ended"] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** What the staff's list of subscriptions is narrowed by; a value that can't be read counts as not given. */
export const subscriptionFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  plan: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  area: searchField,
  state: z.enum(SUBSCRIPTION_STATES).optional().catch(undefined),
});

export type SubscriptionFilter = z.output<typeof subscriptionFilterSchema>;
