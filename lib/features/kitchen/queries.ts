import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db";
import { dishTotals, type DishTotal } from "@/lib/domain/dishes/dish-totals";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { countsOn, type DayCount } from "@/lib/features/deliveries/counts";
import { dishesIn, servedOn, type Served } from "@/lib/features/dishes/queries";
import { parseItems } from "@/lib/features/plans/schema";
import { sheetsOn, type SheetState } from "@/lib/features/sheets/queries";

export type KitchenFigures = {
  /** How many delivery days on the date have which outcome; only "delivery" is cooked. */
  counts: Record<DayCause, number>;
  /** How much of each dish the cooked tiffins hold, over all plans. */
  dishes: DishTotal[];
  /** `items` is the menu of the day, or the plan's usual items when none is written. */
  plans: { id: number; name: string; count: number; items: string[]; hasMenu: boolean }[];
  areas: { name: string; count: number; byPlan: Record<number, number> }[];
  /** Of those that are cooked, how many stand beside the subscriptions, by what they are. */
  beside: { kind: string; count: number }[];
};

/** With the sheets that say so; a meal that has none is a forecast. */
export type KitchenReport = KitchenFigures & { sheets: SheetState[] };

/** What the kitchen cooks on a day, or for one meal of it, past or future, in tiffins: subscriptions are counted, not customers. */
export async function kitchenReport(
  tx: Tx,
  day: PlainDate,
  slotId: number | null = null,
): Promise<KitchenReport> {
  const all = await countsOn(tx, day, slotId);
  const cooked = all.filter(({ cause }) => cause === "delivery");
  const contents = await contentsOf(tx, day, cooked);
  const plans = [...Map.groupBy(cooked, ({ planId }) => planId)].map(([id, rows]) => {
    const { items = [], hasMenu = false } = largest(contents.get(id) ?? []) ?? {};
    return { id, name: rows[0]?.planName ?? "", count: sumOf(rows), items, hasMenu };
  });
  const areas = [...Map.groupBy(cooked, ({ area }) => area)].map(([name, rows]) => {
    return { name, count: sumOf(rows), byPlan: countByPlan(rows) };
  });
  return {
    counts: countByCause(all),
    dishes: dishTotals(servingsOf([...contents.values()].flat())),
    plans: plans.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en")),
    areas: areas.sort((a, b) => a.name.localeCompare(b.name, "en")),
    beside: besideIn(cooked),
    sheets: await sheetsOn(tx, day),
  };
}

/** What some of a plan's tiffins hold, and how many. */
type Content = Served & { count: number };

const servingsOf = (contents: readonly Content[]) =>
  contents.flatMap(({ dishes, count }) => dishes.map((one) => ({ ...one, tiffins: count })));

/** By the plan: as its sheet has it, or as it is written now while its meal is a forecast. */
async function contentsOf(
  tx: Tx,
  day: PlainDate,
  cooked: readonly DayCount[],
): Promise<Map<number, Content[]>> {
  const served = await servedOn(tx, day);
  const written = await dishesIn(tx, [...new Set(cooked.flatMap(({ dishes }) => dishes ?? []))]);
  const byPlan = new Map<number, Content[]>();
  for (const [planId, rows] of Map.groupBy(cooked, (row) => row.planId)) {
    const now = served.get(planId) ?? { items: [], hasMenu: false, dishes: [] };
    const contents = [...Map.groupBy(rows, ({ dishes }) => dishes)].map(([text, own]) => {
      const count = sumOf(own);
      if (text === undefined) return { ...now, count };
      return { items: parseItems(text), hasMenu: now.hasMenu, dishes: written.get(text ?? "") ?? [], count };
    });
    byPlan.set(planId, contents);
  }
  return byPlan;
}

const largest = (contents: readonly Content[]): Content | undefined =>
  contents.toSorted((a, b) => b.count - a.count)[0];

function besideIn(cooked: readonly DayCount[]): KitchenFigures["beside"] {
  const rows = cooked.filter(({ kind }) => kind !== "tiffin");
  return [...Map.groupBy(rows, ({ kind }) => kind)]
    .map(([kind, own]) => ({ kind, count: sumOf(own) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** A short name for everything that a page shows: what differs gets a different one. */
export function revisionOf(shown: object): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16);
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
