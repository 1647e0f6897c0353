import { z } from "zod";
import {
  figuresField,
  givenText,
  linesField,
  optionalLineField,
  ownTextField,
  titleField,
} from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { versionSchema } from "@/lib/version-field";
import { pageKeySchema } from "@/lib/lists/paging";

export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
const MAX_ITEMS = 30;
const MAX_ITEM_LENGTH = 100;
/** Longer ones break the lists and labels in which they appear. */
export const MAX_NAME = 60;
const MAX_RATE = 100_000;
/** Above this, a daily rate needs confirmation before it is saved. */
export const USUAL_RATE = 1_000;

/** Dishes as typed, one per line; empty lines are dropped. */
export const itemLinesSchema = linesField({ lines: MAX_ITEMS, length: MAX_ITEM_LENGTH });

/**
 * What is saved of a plan; for an existing one, also the version it was opened at. Its picture was sent before, through a
 * separate route.
 */
export const planSchema = z.object({
  planId: z.int32().positive().optional(),
  version: versionSchema.optional(),
  name: titleField(MAX_NAME),
  dailyRate: figuresField
    .min(1)
    .regex(/^\d{1,6}$/, "money")
    .transform(Number)
    .pipe(z.int().min(1, "money").max(MAX_RATE, "money")),
  description: optionalLineField(255),
  items: itemLinesSchema,
  picture: ownTextField(40).optional(),
  /** Which meal of the day it is; left out in a kitchen with one. */
  slotId: ownTextField(5)
    .regex(/^[1-9]\d{0,4}$/, "required")
    .transform(Number)
    .optional(),
});

/** What a plan's form holds: the picture itself, which is judged by its content where it is sent. */
export const planFormSchema = planSchema.extend({
  picture: z
    .instanceof(Blob)
    .refine((file) => file.size <= MAX_PICTURE_BYTES, "image-size")
    .optional(),
});

export type PlanFormValues = z.input<typeof planFormSchema>;
export type PlanInput = z.output<typeof planSchema>;

/** A plan as its form shows it. */
export function planTexts(plan: PlanTexts) {
  return {
    name: plan.name,
    dailyRate: String(plan.dailyRate),
    description: plan.description ?? "",
    items: plan.items.join("\n"),
    slotId: String(plan.slotId),
  };
}

type PlanTexts = {
  name: string;
  dailyRate: number;
  description: string | null;
  items: readonly string[];
  slotId: number;
};

export const planStateSchema = z.object({ planId: z.int32().positive(), isActive: z.boolean() });

/** A missing or invalid value in the address shows the whole list. */
export const planFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  state: z.enum(["all", "active", "inactive"]).catch("all"),
});

export type PlanFilter = z.output<typeof planFilterSchema>;

const storedItems = z.array(givenText);

/** The dishes of a plan or a menu, from the JSON array in the `items` column. */
export function parseItems(json: string | null): string[] {
  if (!json) return [];
  return storedItems.parse(JSON.parse(json));
}
