import { z } from "zod";
import { DIET_DECISIONS } from "@/lib/domain/diet/decision";
import { ALLERGENS } from "@/lib/domain/dishes/dish-facts";
import {
  chosenDayField,
  givenText,
  idField,
  optionalLineField,
  reasonField,
  wholeNumber,
} from "@/lib/fields";
import { MAX_DIET, MAX_NOTE } from "./diet";

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
