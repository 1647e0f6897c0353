import { z } from "zod";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import type { PlainDate } from "@/lib/domain/plain-date";
import { seenBillsField } from "@/lib/features/corrections/schema";
import { reasonField } from "@/lib/features/subscriptions/schema";
import { dayField, idField } from "@/lib/fields";

const forCustomer = { customerId: idField, reason: reasonField };

/** Days to pause, or to resume. */
export const daysSchema = (today: PlainDate) =>
  z.object({ days: z.array(dayField(today)).min(1).max(MAX_PAUSE_DAYS) });
/** One subscription's day, to skip or to restore. */
export const skipSchema = (today: PlainDate) => z.object({ subscriptionId: idField, day: dayField(today) });

export const adminDaysSchema = (today: PlainDate) => daysSchema(today).extend(forCustomer);
export const adminSkipSchema = (today: PlainDate) => skipSchema(today).extend(forCustomer);

const asSeen = { seenBills: seenBillsField };
export const seenDaysSchema = (today: PlainDate) => adminDaysSchema(today).extend(asSeen);
export const seenSkipSchema = (today: PlainDate) => adminSkipSchema(today).extend(asSeen);

export type DaysInput = z.output<ReturnType<typeof daysSchema>>;
export type SkipInput = z.output<ReturnType<typeof skipSchema>>;
export type AdminDaysInput = z.output<ReturnType<typeof adminDaysSchema>>;
export type AdminSkipInput = z.output<ReturnType<typeof adminSkipSchema>>;
