import type { Allergen, Mark } from "../dishes/dish-facts";

/** A dish of a day's meal; `allergens` is null while nobody has said what it holds. */
export type MealDish = {
  id: number;
  name: string;
  unit: string | null;
  mark: Mark | null;
  allergens: readonly Allergen[] | null;
};

/** What stands against a dish in a tiffin: what it holds, or that nobody has said it (`holds` is empty then). */
export type Clash = { dish: MealDish; holds: Allergen[]; substitute: MealDish | null };

/** A day's cooking: what each plan's tiffin holds, and how many of them are cooked. */
export type Cooking = {
  meals: ReadonlyMap<number, readonly MealDish[]>;
  tiffins: ReadonlyMap<number, number>;
};

/** The dishes of a plan's meal that somebody with these allergies can't just be given, each once. */
export function clashesOf(planId: number, allergies: readonly Allergen[], cooking: Cooking): Clash[] {
  if (allergies.length === 0) return [];
  const meal = cooking.meals.get(planId) ?? [];
  const dishes = [...new Map(meal.map((dish) => [dish.id, dish])).values()];
  return dishes
    .filter((dish) => !isSafe(dish, allergies))
    .map((dish) => {
      const holds = (dish.allergens ?? []).filter((one) => allergies.includes(one));
      return { dish, holds, substitute: substituteFor(dish, { meal, allergies }, cooking) };
    });
}

/** Whether somebody has said what a dish holds, and none of it is among these. */
export function isSafe({ allergens }: Pick<MealDish, "allergens">, allergies: readonly Allergen[]): boolean {
  return allergens !== null && !allergens.some((one) => allergies.includes(one));
}

type Eater = { meal: readonly MealDish[]; allergies: readonly Allergen[] };

/**
 * What can be given instead with the least extra cooking: a safe dish that is in the pot that day anyway, for another plan, and
 * not in this tiffin already. One that is measured alike comes first, then the largest pot.
 */
function substituteFor(dish: MealDish, { meal, allergies }: Eater, cooking: Cooking): MealDish | null {
  const own = new Set(meal.map(({ id }) => id));
  const fits = cookedAnyway(cooking).filter(
    (other) => !own.has(other.dish.id) && isSafe(other.dish, allergies) && isFor(other.dish, dish),
  );
  const isAlike = ({ unit }: MealDish) => Number(unit === dish.unit);
  fits.sort(
    (a, b) =>
      isAlike(b.dish) - isAlike(a.dish) || b.tiffins - a.tiffins || a.dish.name.localeCompare(b.dish.name),
  );
  return fits[0]?.dish ?? null;
}

/** Each dish of the day that some tiffin holds, with how many do. */
function cookedAnyway({ meals, tiffins }: Cooking): { dish: MealDish; tiffins: number }[] {
  const pots = new Map<number, { dish: MealDish; tiffins: number }>();
  for (const [planId, meal] of meals) {
    const count = tiffins.get(planId) ?? 0;
    for (const dish of count > 0 ? meal : []) {
      const pot = pots.get(dish.id) ?? { dish, tiffins: 0 };
      pots.set(dish.id, { dish, tiffins: pot.tiffins + count });
    }
  }
  return [...pots.values()];
}

const STRICTNESS: readonly Mark[] = ["jain", "veg", "egg", "non-veg"];

/** Whoever eats `instead` may eat `other`: its mark is known, and no less strict. A dish of no mark is taken for vegetarian. */
function isFor(other: MealDish, instead: MealDish): boolean {
  return other.mark !== null && STRICTNESS.indexOf(other.mark) <= STRICTNESS.indexOf(instead.mark ?? "veg");
}
