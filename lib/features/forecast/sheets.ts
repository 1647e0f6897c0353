import type { Tx } from "@/lib/db";
import { dishTotals, type DishTotal, type Serving } from "@/lib/domain/dishes/dish-totals";
import { shoppingList, type ShoppingList } from "@/lib/domain/forecast/shopping";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { servedOn } from "@/lib/features/dishes/queries";
import { leftoversBetween, type Leftovers } from "@/lib/features/meal-notes/queries";
import { listRecipes } from "@/lib/features/recipes/queries";
import { forecastOf, type Forecast } from "./queries";

export type BuySheet = { forecast: Forecast; buffer: number; list: ShoppingList };
export type CookSheet = { forecast: Forecast; dishes: DishTotal[]; leftovers: Leftovers[] };

const LOOKED_BACK = 28;

/** What to buy for a day, as far as it is known at an instant. */
export async function buySheet(tx: Tx, day: PlainDate, asOf: Date): Promise<BuySheet> {
  const forecast = await forecastOf(tx, day, asOf);
  const servings = await servingsOf(tx, forecast);
  const recipes = await listRecipes(tx);
  const { buyingBuffer: buffer } = await tx.settings.findUniqueOrThrow({
    where: { id: 1 },
    select: { buyingBuffer: true },
  });
  return { forecast, buffer, list: shoppingList(servings, recipes, buffer) };
}

/** What to cook on a day, and what was left over of the days before. */
export async function cookSheet(tx: Tx, day: PlainDate, asOf: Date): Promise<CookSheet> {
  const forecast = await forecastOf(tx, day, asOf);
  const dishes = dishTotals(await servingsOf(tx, forecast));
  const leftovers = await leftoversBetween(tx, addDays(day, -LOOKED_BACK), addDays(day, -1));
  return { forecast, dishes, leftovers };
}

/** The dishes of a day, in as many tiffins as are expected. */
async function servingsOf(tx: Tx, { day, meals }: Forecast): Promise<Serving[]> {
  const served = await servedOn(tx, day);
  return meals.flatMap(({ plans }) =>
    plans.flatMap(({ planId, expected }) =>
      (served.get(planId)?.dishes ?? []).map((dish) => ({ ...dish, tiffins: expected })),
    ),
  );
}
