import { z } from "zod";
import { isPlainDate } from "@/lib/domain/plain-date";
import { lineField, optionalLineField } from "@/lib/fields";

const daySchema = z.string().trim().min(1).refine(isPlainDate, "date");
const lateReasonSchema = optionalLineField(500);

/** The days are both included; without a last day it is one day. */
export const closureSchema = z.object({
  from: daySchema,
  to: z.union([z.literal("").transform(() => undefined), daySchema]).optional(),
  reason: lineField(100),
  lateReason: lateReasonSchema,
});

export type ClosureInput = z.output<typeof closureSchema>;

export const closureDaysSchema = closureSchema.pick({ from: true, to: true });

export const removeClosureSchema = z.object({ closureId: z.int().positive(), lateReason: lateReasonSchema });

/** What closing some days would mean, before anything changes. */
export type ClosurePreview = { days: number; alreadyClosed: number; deliveries: number; isLate: boolean };
