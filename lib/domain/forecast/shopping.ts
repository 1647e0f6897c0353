import { toSummed, type Unit } from "../dishes/units";
import type { Serving } from "../dishes/dish-totals";
import type { RecipeUnit } from "./recipe-line";

export type Ingredient = { id: number; name: string; unit: RecipeUnit; packSize: number | null };

/** What goes into `forQuantity` of a dish; without a unit it is counted. */
export type Recipe = {
  dishId: number;
  forQuantity: number;
  forUnit: Unit | null;
  lines: readonly { ingredient: Ingredient; amount: number }[];
};

export type ToBuy = {
  ingredient: Ingredient;
  /** For what is expected, and with the buffer, in the ingredient's unit. */
  needed: number;
  withBuffer: number;
  /** Whole packs, and what they hold; null where nobody has said the size of a pack. */
  packs: number | null;
  bought: number;
};

export type ShoppingList = {
  toBuy: ToBuy[];
  /** Dishes of which nobody has said what goes into them. */
  withoutRecipe: string[];
  /** Dishes that are served in another unit than their recipe is for: katoris can't be weighed from here. */
  otherUnit: string[];
};

const THOUSANDTHS = 1000;
const HUNDRED = 100;

/** What to buy for the servings of a day: recipe by recipe, `buffer` percent more, in whole packs. Nothing is guessed. */
export function shoppingList(
  servings: readonly Serving[],
  recipes: ReadonlyMap<number, Recipe>,
  buffer: number,
): ShoppingList {
  const needs = new Map<number, { ingredient: Ingredient; thousandths: number }>();
  const [withoutRecipe, otherUnit] = [new Set<string>(), new Set<string>()];
  for (const serving of servings.filter(({ tiffins }) => tiffins > 0)) {
    const recipe = recipes.get(serving.dish.id);
    const portions = recipe ? portionsOf(serving, recipe) : null;
    if (!recipe) withoutRecipe.add(serving.dish.name);
    else if (portions === null) otherUnit.add(serving.dish.name);
    else for (const line of recipe.lines) add(needs, line, portions);
  }
  const toBuy = [...needs.values()].map(({ ingredient, thousandths }) =>
    bought(ingredient, thousandths, buffer),
  );
  return {
    toBuy: toBuy.sort((a, b) => a.ingredient.name.localeCompare(b.ingredient.name, "en")),
    withoutRecipe: [...withoutRecipe].sort(),
    otherUnit: [...otherUnit].sort(),
  };
}

/** How many of the recipe's portions all tiffins hold; null where the two are measured differently. */
function portionsOf(
  { dish, quantity, unit, tiffins }: Serving,
  { forQuantity, forUnit }: Recipe,
): number | null {
  const served = summed(unit ?? dish.unit);
  const recipe = summed(forUnit);
  if (served.unit !== recipe.unit) return null;
  return (quantity * served.times * tiffins) / (forQuantity * recipe.times);
}

const summed = (unit: Unit | null): { unit: Unit | null; times: number } =>
  unit === null || unit === "piece" ? { unit: null, times: 1 } : toSummed(unit);

function add(
  needs: Map<number, { ingredient: Ingredient; thousandths: number }>,
  { ingredient, amount }: Recipe["lines"][number],
  portions: number,
): void {
  const before = needs.get(ingredient.id)?.thousandths ?? 0;
  needs.set(ingredient.id, { ingredient, thousandths: before + Math.round(amount * THOUSANDTHS * portions) });
}

function bought(ingredient: Ingredient, thousandths: number, buffer: number): ToBuy {
  const withBuffer = Math.ceil((thousandths * (HUNDRED + buffer)) / (HUNDRED * THOUSANDTHS));
  const need = { ingredient, withBuffer, needed: Math.ceil(thousandths / THOUSANDTHS) };
  if (ingredient.packSize === null) return { ...need, packs: null, bought: withBuffer };
  const packs = Math.ceil(withBuffer / ingredient.packSize);
  return { ...need, packs, bought: packs * ingredient.packSize };
}
