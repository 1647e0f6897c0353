import { z } from "zod";
import { DIET_DECISIONS } from "@/lib/domain/diet/decision";
import { ALLERGENS, type Allergen } from "@/lib/domain/dishes/dish-facts";
import {
  chosenDayField,
  givenText,
  idField,
  optionalLineField,
  reasonField,
  wholeNumber,
} from "@/lib/fields";

export const MAX_DIET = 120;
export const MAX_NOTE = 200;

/** As the form's boxes hold them: "milk, gluten". */
const allergiesField = givenText
  .transform((text) => text.split(", ").filter((word) => word !== ""))
  .pipe(z.array(z.enum(ALLERGENS)));

/** What the eater of one subscription eats; `version` is 0 where nobody has said anything yet. */
export const saveDietSchema = z.object({
  subscriptionId: idField,
  version: z.int32().min(0),
  diet: optionalLineField(MAX_DIET),
  allergies: allergiesField,
  note: optionalLineField(MAX_NOTE),
});

export type DietInput = z.output<typeof saveDietSchema>;

/** The same, as a customer says it to the office: with who asked, and how. */
export const adminSaveDietSchema = saveDietSchema.extend({ customerId: idField, reason: reasonField });

export type AdminDietInput = z.output<typeof adminSaveDietSchema>;

/** `seen`: the latest decision that the page showed, 0 for none. */
export const decideDietSchema = z
  .object({
    subscriptionId: idField,
    day: chosenDayField,
    dishId: idField,
    decision: z.enum(DIET_DECISIONS),
    substituteId: idField.nullable(),
    reason: z.literal("").or(reasonField),
    seen: wholeNumber(z.int32().min(0)),
  })
  .refine(({ decision, reason }) => decision !== "override" || reason !== "", {
    error: "reason",
    path: ["reason"],
  });

export type DecideDietInput = z.output<typeof decideDietSchema>;

export type Diet = { diet: string; allergies: readonly Allergen[]; note: string; version: number };

/** Of somebody who has said nothing. */
export const NO_DIET: Diet = { diet: "", allergies: [], note: "", version: 0 };

/** A diet as its form shows it. */
export function dietTexts({
  diet,
  allergies,
  note,
}: {
  diet: string;
  allergies: readonly string[];
  note: string;
}) {
  return { diet, allergies: allergies.join(", "), note };
}
