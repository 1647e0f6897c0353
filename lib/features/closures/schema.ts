import { z } from "zod";
import type { PlainDate } from "@/lib/domain/plain-date";
import { seenBillsField, type CorrectionPreview } from "@/lib/features/corrections/schema";
import { dayField, lineField, optionalDayField, optionalLineField } from "@/lib/fields";

const lateReasonSchema = optionalLineField(500);

/** The days are both included; without a last day it is one day. */
export const closureSchema = (today: PlainDate) =>
  z.object({
    from: dayField(today),
    to: optionalDayField(today),
    reason: lineField(100),
    lateReason: lateReasonSchema,
    /** How many tiffins, as the question named them, are cooked already. */
    seenCooked: z.int32().min(0).default(0),
  });

/** Whoever isn't asked anything, such as a job, has seen nothing. */
export type ClosureInput = Omit<z.output<ReturnType<typeof closureSchema>>, "seenCooked"> & {
  seenCooked?: number;
};

export const seenClosureSchema = (today: PlainDate) =>
  closureSchema(today).extend({ seenBills: seenBillsField });

export const closureDaysSchema = (today: PlainDate) => closureSchema(today).pick({ from: true, to: true });

export const removeClosureSchema = z.object({
  closureId: z.int32().positive(),
  lateReason: lateReasonSchema,
  seenBills: seenBillsField,
});

export const previewOpeningSchema = removeClosureSchema.pick({ closureId: true });

/** What closing some days would mean, before anything changes. */
export type ClosurePreview = {
  days: number;
  alreadyClosed: number;
  deliveries: number;
  /** Of these, the tiffins of days that the kitchen has counted already. */
  cooked: number;
  isLate: boolean;
  /** The bills that exist already and change with it. */
  bills: CorrectionPreview;
};
