import { z } from "zod";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { dayField, idField, reasonField } from "@/lib/features/subscriptions/schema";

const daysField = z.array(dayField).min(1).max(MAX_PAUSE_DAYS);
const forCustomer = { customerId: idField, reason: reasonField };

/** Days to pause, or to resume. */
export const daysSchema = z.object({ days: daysField });
/** One subscription's day, to skip or to have after all. */
export const skipSchema = z.object({ subscriptionId: idField, day: dayField });

export const adminDaysSchema = daysSchema.extend(forCustomer);
export const adminSkipSchema = skipSchema.extend(forCustomer);

export type DaysInput = z.output<typeof daysSchema>;
export type SkipInput = z.output<typeof skipSchema>;
export type AdminDaysInput = z.output<typeof adminDaysSchema>;
export type AdminSkipInput = z.output<typeof adminSkipSchema>;
