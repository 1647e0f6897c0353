import { z } from "zod";
import { chosenDayField, figuresField, lineField } from "@/lib/fields";
import { versionSchema } from "@/lib/version-field";

const meal = { day: chosenDayField, slotId: z.int32().positive().max(32_000) };

const tiffinsField = figuresField
  .min(1, "required")
  .regex(/^\d{1,5}$/, "tiffins")
  .transform(Number);

/** A meal's two numbers. Version 0 is that of a meal of which nothing is noted yet. */
export const leftoversSchema = z
  .object({
    ...meal,
    version: z.union([versionSchema, z.literal(0)]),
    cooked: tiffinsField,
    leftOver: tiffinsField,
  })
  .refine(({ cooked, leftOver }) => leftOver <= cooked, {
    path: ["leftOver"],
    error: "more-left-than-cooked",
  });

export type LeftoversInput = z.output<typeof leftoversSchema>;

/** What the food-safety log records: a temperature with its dish, and what was kept of a meal. */
export const SAFETY_KINDS = ["temperature", "sample"] as const;
export type SafetyKind = (typeof SAFETY_KINDS)[number];

export const MAX_SAFETY_NOTE = 200;

export const safetySchema = z.object({
  ...meal,
  kind: z.enum(SAFETY_KINDS),
  note: lineField(MAX_SAFETY_NOTE),
});

export type SafetyInput = z.output<typeof safetySchema>;
