import type { Tx } from "@/lib/db";
import { dishTotals, type DishTotal } from "@/lib/domain/dishes/dish-totals";
import { plansOf } from "@/lib/domain/packing/loads";
import { servedOn } from "@/lib/features/dishes/queries";
import type { AskedPapers } from "./asked-papers";

/** What goes into the tiffins of a meal: every dish over all plans, and what each plan holds as it is written. */
export async function cookedOf(
  tx: Tx,
  { day, rows }: Pick<AskedPapers, "day" | "rows">,
): Promise<{ dishes: DishTotal[]; itemsOf: (planId: number) => readonly string[] }> {
  const served = await servedOn(tx, day);
  const servings = plansOf(rows).flatMap(({ id, count }) =>
    (served.get(id)?.dishes ?? []).map((one) => ({ ...one, tiffins: count })),
  );
  return { dishes: dishTotals(servings), itemsOf: (planId) => served.get(planId)?.items ?? [] };
}
