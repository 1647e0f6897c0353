import { z } from "zod";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { SlotTerms } from "@/lib/domain/slot";
import { dayField, timeField, titleField } from "@/lib/fields";
import { versionSchema } from "@/lib/version-field";

/** Longer ones break the lists and badges in which they appear. */
export const MAX_MEAL_NAME = 30;

const shape = (today: PlainDate) => ({
  name: titleField(MAX_MEAL_NAME),
  /** The first day on which the times hold. */
  from: dayField(today),
  cutoffTime: timeField,
  cutoffOn: z.enum(["same", "before"]),
  deliveredFrom: timeField,
  deliveredBy: timeField,
});

type Times = Record<"cutoffTime" | "cutoffOn" | "deliveredFrom" | "deliveredBy", string>;

const isInOrder = ({ deliveredFrom, deliveredBy }: Times) => deliveredFrom < deliveredBy;
const isCountedFirst = ({ cutoffTime, cutoffOn, deliveredFrom }: Times) =>
  cutoffOn === "before" || cutoffTime <= deliveredFrom;
const AT_END = { error: "delivered-order", path: ["deliveredBy"] };
const AT_START = { error: "delivered-before-count", path: ["deliveredFrom"] };

export const addSlotSchema = (today: PlainDate) =>
  z.object(shape(today)).refine(isInOrder, AT_END).refine(isCountedFirst, AT_START);

export const saveSlotSchema = (today: PlainDate) =>
  z
    .object({ ...shape(today), slotId: z.int32().positive(), version: versionSchema })
    .refine(isInOrder, AT_END)
    .refine(isCountedFirst, AT_START);

/** What the form holds: of a new meal it knows no number and no version yet. */
export const slotFormSchema = (today: PlainDate) =>
  z
    .object({ ...shape(today), slotId: z.int32().positive().optional(), version: versionSchema.optional() })
    .refine(isInOrder, AT_END)
    .refine(isCountedFirst, AT_START);

export type SlotFormValues = z.input<ReturnType<typeof slotFormSchema>>;
export type NewSlotInput = z.output<ReturnType<typeof addSlotSchema>>;
export type SlotInput = z.output<ReturnType<typeof saveSlotSchema>>;

export function termsTyped({
  from,
  cutoffTime,
  cutoffOn,
  deliveredFrom,
  deliveredBy,
}: NewSlotInput): SlotTerms {
  return {
    from,
    cutoff: { time: cutoffTime, isDayBefore: cutoffOn === "before" },
    deliveredFrom,
    deliveredBy,
  };
}

/** What a slot's form shows of its name and terms, without the day. */
export function slotTexts({ cutoff, deliveredFrom, deliveredBy }: SlotTerms) {
  const cutoffOn = cutoff.isDayBefore ? ("before" as const) : ("same" as const);
  return { cutoffTime: cutoff.time, cutoffOn, deliveredFrom, deliveredBy };
}
