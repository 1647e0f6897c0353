import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { leavesNext, slotsOn, type Slots } from "@/lib/domain/slot";
import { specialsOn, type Specials } from "@/lib/features/diets/queries";
import { amendmentsOn, type Amendment } from "@/lib/features/sheets/queries";
import { closuresBetween } from "@/lib/features/subscriptions/queries";
import { kitchenReport, type KitchenReport } from "./queries";

/** One meal of the day on the kitchen's tablet. */
export type TabletMeal = {
  id: number;
  name: string;
  report: KitchenReport;
  /** Why the kitchen is closed for it; `isAll`: for the whole day. */
  closed: { reason: string; isAll: boolean } | null;
};

/** All that the kitchen's tablet shows of a day but the forecast: two that differ have different revisions. */
export type KitchenTablet = {
  day: PlainDate;
  meals: TabletMeal[];
  /** The meal that is shown unless somebody chose another. */
  leavesNext: number;
  amendments: Amendment[];
  specials: Specials;
  /** The last thing that was said of the packing. */
  lastMark: number;
};

/** A day as the cook sees it, meal by meal. */
export async function kitchenTablet(
  tx: Tx,
  day: PlainDate,
  { now, slots }: { now: Date; slots: Slots },
): Promise<KitchenTablet> {
  const closures = await closuresBetween(tx, day, day);
  const meals: TabletMeal[] = [];
  for (const { id, name } of slotsOn(slots, day)) {
    const closure = closures.find(({ slotId }) => slotId === null || slotId === id);
    const closed = closure ? { reason: closure.reason, isAll: closure.slotId === null } : null;
    meals.push({ id, name, closed, report: await kitchenReport(tx, day, id) });
  }
  return {
    ...{ day, meals, leavesNext: leavesNext(slots, day, now).id },
    amendments: await amendmentsOn(tx, day),
    specials: await specialsOn(tx, day),
    lastMark: await lastMarkOn(tx, day),
  };
}

async function lastMarkOn(tx: Tx, day: PlainDate): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(id)::integer AS last FROM pack_marks WHERE day = ${toSqlDate(day)}::date`;
  return row?.last ?? 0;
}
