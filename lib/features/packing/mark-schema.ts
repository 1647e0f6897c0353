import { z } from "zod";
import { chosenDayField, idField, nameField, ownTextField, wholeNumber } from "@/lib/fields";

const MOST = 100_000;

/** A round of a meal; without a name, what no round takes. */
const roundShape = {
  day: chosenDayField,
  slotId: idField,
  route: ownTextField(100).nullable(),
  /** How many there were when it was pressed. */
  seen: wholeNumber(z.int().min(0).max(MOST)),
};

/** `planId`: one plan of the round; `count`: fewer than all. */
export const packedSchema = z.object({
  ...roundShape,
  planId: idField.nullable(),
  count: wholeNumber(z.int().min(0).max(MOST)).nullable(),
});

export const loadedSchema = z.object({ ...roundShape, driver: nameField(100, "line", "line") });

export type PackedInput = z.output<typeof packedSchema>;
export type LoadedInput = z.output<typeof loadedSchema>;
export type RoundInput = Pick<PackedInput, "day" | "slotId" | "route" | "seen">;
