import { z } from "zod";
import type { PlainDate } from "@/lib/domain/plain-date";
import { seenBillsField, type CorrectionPreview } from "@/lib/features/corrections/schema";
import { dayField, lineField, optionalDayField, optionalLineField, ownTextField } from "@/lib/fields";

const lateReasonSchema = optionalLineField(500);

/** The meal that isn't cooked; left out, or empty as a form sends it, for the whole day. */
const mealField = z
  .enum([""])
  .or(ownTextField(5).regex(/^[1-9]\d{0,4}$/, "required"))
  .transform((id) => (id === "" ? null : Number(id)))
  .optional();

/** Both days are included; without a last day it is a single day. */
export const closureSchema = (today: PlainDate) =>
  z.object({
    from: dayField(today),
    to: optionalDayField(today),
    slotId: mealField,
    reason: lineField(100),
    lateReason: lateReasonSchema,
    /** How many already cooked tiffins the confirmation question mentioned. */
    seenCooked: z.int32().min(0).default(0),
  });

/** Anyone who isn't asked to confirm, such as a job, has seen nothing. */
export type ClosureInput = Omit<z.output<ReturnType<typeof closureSchema>>, "seenCooked"> & {
  seenCooked?: number;
};

export const seenClosureSchema = (today: PlainDate) =>
  closureSchema(today).extend({ seenBills: seenBillsField });

export const closureDaysSchema = (today: PlainDate) =>
  closureSchema(today).pick({ from: true, to: true, slotId: true });

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
  /** Of these, the tiffins on days that the kitchen has already counted. */
  cooked: number;
  isLate: boolean;
  /** The existing bills that change with it. */
  bills: CorrectionPreview;
};
