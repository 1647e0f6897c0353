import type { Tx } from "@/lib/db";
import { dishTotals, type DishTotal } from "@/lib/domain/dishes/dish-totals";
import { plansOf, withMore, type PlanCount } from "@/lib/domain/packing/loads";
import { countsOn } from "@/lib/features/deliveries/counts";
import { servedOn } from "@/lib/features/dishes/queries";
import type { AskedPapers } from "./asked-papers";

/**
 * What goes into the tiffins of a meal: how many of each plan, every dish over all of them, and what each holds as it is written.
 * More is cooked than goes to a door: spares, the staff's, guests'.
 */
export async function cookedOf(
  tx: Tx,
  { day, slot, rows }: Pick<AskedPapers, "day" | "slot" | "rows">,
): Promise<{ plans: PlanCount[]; dishes: DishTotal[]; itemsOf: (planId: number) => readonly string[] }> {
  const served = await servedOn(tx, day);
  // what has a customer has a row of its own once its sheet says what it holds
  const more = (await countsOn(tx, day, slot.id)).filter(
    ({ kind, area, dishes }) => kind !== "tiffin" && (area === "" || dishes === undefined),
  );
  const plans = withMore(
    plansOf(rows),
    more.map(({ planId, planName, count }) => ({ id: planId, name: planName, count })),
  );
  const servings = plans.flatMap(({ id, count }) =>
    (served.get(id)?.dishes ?? []).map((one) => ({ ...one, tiffins: count })),
  );
  return { plans, dishes: dishTotals(servings), itemsOf: (planId) => served.get(planId)?.items ?? [] };
}
