import { asSaid, toSummed, UNITS, type Unit } from "./units";

type NamedDish = { id: number; name: string; nameHi: string | null; nameMr: string | null };

/** A dish as one plan serves it on a day: how much in each tiffin, of how many tiffins. */
export type Serving = {
  /** `unit` is what it is usually measured in, where the line says none. */
  dish: NamedDish & { unit: Unit | null };
  quantity: number;
  unit: Unit | null;
  tiffins: number;
};

export type DishTotal = NamedDish & {
  /** One for each unit that can't be summed with another; null where it is only counted. */
  amounts: { quantity: number; unit: Unit | null }[];
  /** How many tiffins hold it. A tiffin with the same dish twice counts twice. */
  tiffins: number;
  /** It comes by the piece, as rotis do: several of them have another name than one. */
  isCounted: boolean;
};

const THOUSANDTHS = 1000;

/** How much of each dish a day needs over all plans, what most tiffins hold first. */
export function dishTotals(servings: readonly Serving[]): DishTotal[] {
  const byDish = Map.groupBy(
    servings.filter(({ tiffins }) => tiffins > 0),
    ({ dish }) => dish.id,
  );
  return [...byDish.values()]
    .flatMap((all) => all.slice(0, 1).map((one) => totalOf(one, all)))
    .sort((a, b) => b.tiffins - a.tiffins || a.name.localeCompare(b.name, "en") || a.id - b.id);
}

function totalOf({ dish }: Serving, servings: readonly Serving[]): DishTotal {
  const { unit: _unit, ...named } = dish;
  return {
    ...named,
    amounts: amountsOf(servings),
    tiffins: servings.reduce((sum, { tiffins }) => sum + tiffins, 0),
    isCounted: servings.some((one) => unitOfServing(one) === null && one.quantity !== 1),
  };
}

/** In whole thousandths, so that a half summed 6,407 times is exact. */
function amountsOf(servings: readonly Serving[]): DishTotal["amounts"] {
  const sums = new Map<Unit | null, number>();
  for (const serving of servings) {
    const unit = unitOfServing(serving);
    const summed = unit === null ? { unit, times: 1 } : toSummed(unit);
    const amount = Math.round(serving.quantity * THOUSANDTHS) * summed.times * serving.tiffins;
    sums.set(summed.unit, (sums.get(summed.unit) ?? 0) + amount);
  }
  return [...sums]
    .sort(([a], [b]) => orderOf(a) - orderOf(b))
    .map(([unit, sum]) => asSaid(sum / THOUSANDTHS, unit));
}

/** Pieces are simply counted. */
function unitOfServing({ unit, dish }: Serving): Unit | null {
  const said = unit ?? dish.unit;
  return said === "piece" ? null : said;
}

const orderOf = (unit: Unit | null): number => (unit === null ? -1 : UNITS.indexOf(unit));
