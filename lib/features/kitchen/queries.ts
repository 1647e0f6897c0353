import { createHash } from "node:crypto";
import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { withCause, type RunFacts } from "@/lib/features/deliveries/queries";
import { menusOn } from "@/lib/features/menus/queries";
import { usualItems } from "@/lib/features/plans/queries";

export type KitchenReport = {
  /** How many delivery days on the date have which outcome; only "delivery" is cooked. */
  counts: Record<DayCause, number>;
  /** `items` is the menu of the day, or the plan's usual items when none is written. */
  plans: { id: number; name: string; count: number; items: string[]; hasMenu: boolean }[];
  areas: { name: string; count: number; byPlan: Record<number, number> }[];
};

/** What the kitchen cooks on a day, past or future, in tiffins: subscriptions are counted, not customers. */
export async function kitchenReport(tx: Tx, day: PlainDate): Promise<KitchenReport> {
  const deliveries = withCause(await tiffinsOn(tx, day), day);
  const menus = await menusOn(tx, day);
  const usual = await usualItems(tx);
  const cooked = deliveries.filter(({ cause }) => cause === "delivery");
  const plans = [...Map.groupBy(cooked, ({ planId }) => planId)].map(([id, rows]) => {
    return {
      id,
      name: rows[0]?.planName ?? "",
      count: rows.length,
      items: menus.get(id) ?? usual.get(id) ?? [],
      hasMenu: menus.has(id),
    };
  });
  const areas = [...Map.groupBy(cooked, ({ area }) => area)].map(([name, rows]) => {
    return { name, count: rows.length, byPlan: countByPlan(rows) };
  });
  return {
    counts: countByCause(deliveries),
    plans: plans.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en")),
    areas: areas.sort((a, b) => a.name.localeCompare(b.name, "en")),
  };
}

/** A day's subscription, without whose it is: all that a cook's log-in gets from the database. */
type TiffinRow = RunFacts & { planId: number; planName: string; area: string };
type Tiffin = Omit<TiffinRow, keyof RunFacts> & { cause: DayCause };

function tiffinsOn(tx: Tx, day: PlainDate): Promise<TiffinRow[]> {
  return tx.$queryRaw<TiffinRow[]>`
    SELECT plan_id AS "planId", plan_name AS "planName", area, start_date AS "startDate", end_date AS "endDate", weekdays,
           is_paused AS "isPaused", is_skipped AS "isSkipped", is_closed AS "isClosed"
    FROM tiffins_of_day(${toSqlDate(day)}::date)`;
}

/** A short name for everything a report says: a different report gets a different one. */
export function revisionOf(report: KitchenReport): string {
  return createHash("sha256").update(JSON.stringify(report)).digest("base64url").slice(0, 16);
}

function countByCause(deliveries: readonly Tiffin[]): Record<DayCause, number> {
  const counts = { delivery: 0, closed: 0, paused: 0, skipped: 0 };
  for (const { cause } of deliveries) counts[cause] += 1;
  return counts;
}

function countByPlan(rows: readonly Tiffin[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { planId } of rows) counts[planId] = (counts[planId] ?? 0) + 1;
  return counts;
}
