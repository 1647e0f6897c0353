import type { Allergen } from "@/lib/domain/dishes/dish-facts";

export const MAX_DIET = 120;
export const MAX_NOTE = 200;

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
