import { z } from "zod";
import type { PlainDate } from "@/lib/domain/plain-date";
import { dayField, lineField, optionalDayField, optionalLineField } from "@/lib/fields";

const lateReasonSchema = optionalLineField(500);

/** The days are both included; without a last day it is one day. */
export const closureSchema = (today: PlainDate) =>
  z.object({
    from: dayField(today),
    to: optionalDayField(today),
    reason: lineField(100),
    lateReason: lateReasonSchema,
  });

export type ClosureInput = z.output<ReturnType<typeof closureSchema>>;

export const closureDaysSchema = (today: PlainDate) => closureSchema(today).pick({ from: true, to: true });

export const removeClosureSchema = z.object({ closureId: z.int().positive(), lateReason: lateReasonSchema });

/** What closing some days would mean, before anything changes. */
export type ClosurePreview = { days: number; alreadyClosed: number; deliveries: number; isLate: boolean };
