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
/** Longer ones break the lists and the labels they stand in. */
export const MAX_NAME = 60;
const MAX_RATE = 100_000;
/** Above this a daily rate is asked about before it is saved. */
export const USUAL_RATE = 1_000;

/** Dishes as they are typed, one a line; empty lines fall out. */
export const itemLinesSchema = linesField({ lines: MAX_ITEMS, length: MAX_ITEM_LENGTH });

/** What is saved of a plan; of one that is there, also the version it was opened at. A picture was sent before, by a route of its own. */
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
});

/** What the form of a plan holds: the picture itself, which is judged by its content where it is sent to. */
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
  };
}

type PlanTexts = { name: string; dailyRate: number; description: string | null; items: readonly string[] };

export const planStateSchema = z.object({ planId: z.int32().positive(), isActive: z.boolean() });

/** Without a match or with nonsense in the address the whole list is shown. */
export const planFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  state: z.enum(["all", "active", "inactive"]).catch("all"),
});

export type PlanFilter = z.output<typeof planFilterSchema>;

const storedItems = z.array(givenText);

/** The dishes of a plan or a menu, from the JSON array that the `items` column holds. */
export function parseItems(json: string | null): string[] {
  if (!json) return [];
  return storedItems.parse(JSON.parse(json));
}
