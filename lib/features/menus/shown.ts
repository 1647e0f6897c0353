import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { factsOf } from "@/lib/domain/dishes/choice";
import { addDays } from "@/lib/domain/plain-date";
import { knownDishes } from "@/lib/features/dishes/catalogue-queries";
import { listActivePlans } from "@/lib/features/plans/queries";
import { closuresBetween, closuresFor } from "@/lib/features/subscriptions/queries";
import { listMenuWeek } from "./queries";

/** Seven days of menus, of each plan on offer or written in them: the `own` plans first, then the cheapest. */
export async function menuShown(tx: Tx, now: Date, isNextWeek: boolean, own: readonly number[]) {
  const today = toBusinessDate(now);
  const first = addDays(today, isNextWeek ? 7 : 0);
  const offered = await listActivePlans(tx);
  const rows = await listMenuWeek(tx, first);
  const closed = await closuresBetween(tx, first, addDays(first, 6));
  const known = await knownDishes(tx);
  const weeks = rows.map((row) => {
    const plan = offered.find(({ id }) => id === row.planId);
    const written = row.days.flatMap(({ items }) => items);
    return {
      ...row,
      isOwn: own.includes(row.planId),
      dailyRate: plan?.dailyRate ?? null,
      facts: factsOf(written.length > 0 ? written : (plan?.items ?? []), known),
      closures: new Map(closuresFor(row.slotId, closed).map(({ date, reason }) => [date, reason])),
    };
  });
  return { today, first, known, weeks: weeks.toSorted(ownAndCheapFirst) };
}

type Week = { isOwn: boolean; dailyRate: number | null };

function ownAndCheapFirst(one: Week, other: Week): number {
  if (one.isOwn !== other.isOwn) return one.isOwn ? -1 : 1;
  return (one.dailyRate ?? Infinity) - (other.dailyRate ?? Infinity);
}

export type MenuWeek = Awaited<ReturnType<typeof menuShown>>["weeks"][number];
