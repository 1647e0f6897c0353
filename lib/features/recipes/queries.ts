import type { Tx } from "@/lib/db";
import { parseUnit, type Unit } from "@/lib/domain/dishes/units";
import { RECIPE_UNITS, type RecipeUnit } from "@/lib/domain/forecast/recipe-line";
import type { Recipe } from "@/lib/domain/forecast/shopping";
import type { Prisma } from "@/prisma/generated/client";

export type DishRecipe = {
  version: number;
  forQuantity: number;
  forUnit: Unit | null;
  lines: { name: string; unit: RecipeUnit; amount: number }[];
};

/** An ingredient as the office sees it, with the dishes that hold it. */
export type IngredientRow = {
  id: number;
  version: number;
  name: string;
  unit: RecipeUnit;
  packSize: number | null;
  dishes: string[];
};

const ingredient = { id: true, name: true, unit: true, packSize: true } satisfies Prisma.IngredientSelect;
const lines = {
  select: { amount: true, ingredient: { select: ingredient } },
  orderBy: { position: "asc" },
} as const;

/** What goes into a dish; null until somebody has said it. */
export async function getRecipe(tx: Tx, dishId: number): Promise<DishRecipe | null> {
  const row = await tx.dishRecipe.findUnique({ where: { dishId }, include: { lines } });
  return row && toDishRecipe(row);
}

type Row = Prisma.DishRecipeGetPayload<{ include: { lines: typeof lines } }>;

function toDishRecipe({ version, forQuantity, forUnit, lines: own }: Row): DishRecipe {
  return {
    ...{ version, forQuantity: Number(forQuantity), forUnit: parseUnit(forUnit) },
    lines: own.map(({ amount, ingredient: { name, unit } }) => ({
      ...{ name, unit: recipeUnit(unit), amount: Number(amount) },
    })),
  };
}

/** All recipes, by the dish they are for. */
export async function listRecipes(tx: Tx): Promise<Map<number, Recipe>> {
  const rows = await tx.dishRecipe.findMany({ include: { lines } });
  return new Map(
    rows.map(({ dishId, forQuantity, forUnit, lines: own }) => [
      dishId,
      {
        ...{ dishId, forQuantity: Number(forQuantity), forUnit: parseUnit(forUnit) },
        lines: own.map(({ amount, ingredient: one }) => ({
          ingredient: { ...one, unit: recipeUnit(one.unit) },
          amount: Number(amount),
        })),
      },
    ]),
  );
}

/** The ingredients of all recipes, by name. */
export async function listIngredients(tx: Tx): Promise<IngredientRow[]> {
  const rows = await tx.ingredient.findMany({
    where: { lines: { some: {} } },
    select: {
      ...{ ...ingredient, version: true },
      lines: { select: { recipe: { select: { dish: { select: { name: true } } } } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ lines: own, unit, ...row }) => ({
    ...{ ...row, unit: recipeUnit(unit) },
    dishes: own.map(({ recipe }) => recipe.dish.name).sort(),
  }));
}

/** @throws RangeError when the database holds another one */
export function recipeUnit(text: string): RecipeUnit {
  const unit = RECIPE_UNITS.find((one) => one === text);
  if (unit === undefined) throw new RangeError(`unknown unit of an ingredient: ${text}`);
  return unit;
}
