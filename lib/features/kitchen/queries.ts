import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db";
import { dishTotals, type DishTotal } from "@/lib/domain/dishes/dish-totals";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { countsOn, type DayCount } from "@/lib/features/deliveries/counts";
import { servedOn } from "@/lib/features/dishes/queries";

export type KitchenReport = {
  /** How many delivery days on the date have which outcome; only "delivery" is cooked. */
  counts: Record<DayCause, number>;
  /** How much of each dish the cooked tiffins hold, over all plans. */
  dishes: DishTotal[];
  /** `items` is the menu of the day, or the plan's usual items when none is written. */
  plans: { id: number; name: string; count: number; items: string[]; hasMenu: boolean }[];
  areas: { name: string; count: number; byPlan: Record<number, number> }[];
};

/** What the kitchen cooks on a day, past or future, in tiffins: subscriptions are counted, not customers. */
export async function kitchenReport(tx: Tx, day: PlainDate): Promise<KitchenReport> {
  const all = await countsOn(tx, day);
  const served = await servedOn(tx, day);
  const cooked = all.filter(({ cause }) => cause === "delivery");
  const plans = [...Map.groupBy(cooked, ({ planId }) => planId)].map(([id, rows]) => {
    const { items = [], hasMenu = false } = served.get(id) ?? {};
    return { id, name: rows[0]?.planName ?? "", count: sumOf(rows), items, hasMenu };
  });
  const areas = [...Map.groupBy(cooked, ({ area }) => area)].map(([name, rows]) => {
    return { name, count: sumOf(rows), byPlan: countByPlan(rows) };
  });
  const servings = plans.flatMap(({ id, count }) =>
    (served.get(id)?.dishes ?? []).map((one) => ({ ...one, tiffins: count })),
  );
  return {
    counts: countByCause(all),
    dishes: dishTotals(servings),
    plans: plans.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en")),
    areas: areas.sort((a, b) => a.name.localeCompare(b.name, "en")),
  };
}

/** A short name for everything a report says: a different report gets a different one. */
export function revisionOf(report: KitchenReport): string {
  return createHash("sha256").update(JSON.stringify(report)).digest("base64url").slice(0, 16);
}

const sumOf = (rows: readonly DayCount[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function countByCause(rows: readonly DayCount[]): Record<DayCause, number> {
  const counts = { delivery: 0, closed: 0, paused: 0, skipped: 0 };
  for (const { cause, count } of rows) counts[cause] += count;
  return counts;
}

function countByPlan(rows: readonly DayCount[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { planId, count } of rows) counts[planId] = (counts[planId] ?? 0) + count;
  return counts;
}
