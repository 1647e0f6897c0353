import { readDishLine } from "../dishes/dish-line";
import { toSummed, type Unit } from "../dishes/units";

/** What ingredients are bought in. */
export const RECIPE_UNITS = ["g", "ml", "piece"] as const;
export type RecipeUnit = (typeof RECIPE_UNITS)[number];

/** How much of an ingredient goes into a portion. `key` is the same for every way of writing its name. */
export type RecipeLine = { name: string; key: string; amount: number; unit: RecipeUnit };

/** Reads "Atta 30 g", "0.2 kg rice", "2 eggs". Null for a line without an amount, or with one that nobody can weigh or count. */
export function readRecipeLine(typed: string): RecipeLine | null {
  const { quantity, unit, name, key } = readDishLine(typed);
  const isRead = name !== typed.replace(/\s+/g, " ").trim();
  const measure = unit === null ? { unit: "piece" as const, times: 1 } : toSummed(unit);
  const bought = RECIPE_UNITS.find((one) => one === measure.unit);
  if (!isRead || bought === undefined) return null;
  return { name, key, amount: Math.round(quantity * measure.times * 1000) / 1000, unit: bought };
}

/** Reads how much of a dish a recipe is for: "1", "200 g", "1 katori". Null where it says no amount. */
export function readPortion(typed: string): { quantity: number; unit: Unit | null } | null {
  const { quantity, unit, name } = readDishLine(`${typed} dish`);
  return name === "dish" && typed.trim() !== "" ? { quantity, unit: unit === "piece" ? null : unit } : null;
}

/** Reads the size of a pack, "25 kg" or "12"; null for what is none. */
export function readPack(typed: string): { size: number; unit: RecipeUnit } | null {
  const line = readRecipeLine(`${typed} pack`);
  return line?.name === "pack" && Number.isInteger(line.amount)
    ? { size: line.amount, unit: line.unit }
    : null;
}
