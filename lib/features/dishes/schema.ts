import { z } from "zod";
import { ALLERGENS, MARKS } from "@/lib/domain/dishes/dish-facts";
import { UNITS } from "@/lib/domain/dishes/units";
import { givenText, lineField, optionalLineField, ownTextField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";
import { versionSchema } from "@/lib/version-field";

const MAX_NAME = 100;
/** Said of a dish that holds nothing of the list; an empty list says that nobody has looked. */
export const NONE = "none";
export const SAID_ALLERGENS = [...ALLERGENS, NONE] as const;

/** As the form's boxes hold them: "milk, gluten". */
const allergensField = givenText
  .transform((text) => text.split(", ").filter((word) => word !== ""))
  .pipe(z.array(z.enum(SAID_ALLERGENS)))
  .refine((all) => !all.includes(NONE) || all.length === 1, "allergens-none");

const orNull = (text: string) => (text === "" ? null : text);

export const dishSchema = z.object({
  dishId: z.int32().positive(),
  version: versionSchema,
  name: lineField(MAX_NAME),
  unit: z.enum(["", ...UNITS]).transform((unit) => (unit === "" ? null : unit)),
  mark: z.enum(["", ...MARKS]).transform((mark) => (mark === "" ? null : mark)),
  allergens: allergensField,
  nameHi: optionalLineField(MAX_NAME).transform(orNull),
  nameMr: optionalLineField(MAX_NAME).transform(orNull),
});

export type DishInput = z.output<typeof dishSchema>;

type DishTexts = {
  name: string;
  unit: string | null;
  mark: string | null;
  allergens: readonly string[];
  nameHi: string | null;
  nameMr: string | null;
};

/** A dish as its form shows it. */
export function dishTexts({ name, unit, mark, allergens, nameHi, nameMr }: DishTexts) {
  return {
    name,
    unit: unit ?? "",
    mark: mark ?? "",
    allergens: allergens.join(", "),
    nameHi: nameHi ?? "",
    nameMr: nameMr ?? "",
  };
}

/** Which dish another one is; `version` is that of the dish that goes. */
export const mergeSchema = z.object({
  dishId: z.int32().positive(),
  version: versionSchema,
  intoId: ownTextField(9)
    .regex(/^[1-9]\d{0,8}$/, "required")
    .transform(Number),
});

export type MergeInput = z.output<typeof mergeSchema>;

/** A missing or invalid value in the address shows the whole list. */
export const dishFilterSchema = z.object({
  ...pageKeySchema.shape,
  search: searchField,
  said: z.enum(["all", "open"]).catch("all"),
});

export type DishFilter = z.output<typeof dishFilterSchema>;
