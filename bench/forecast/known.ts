import type { KnownDay } from "@/lib/domain/forecast/forecast";
import { CUTOFF, DAYS, dayOf, MINUTES_A_DAY, type KitchenYear, type Run } from "./year";
import { isoWeekday } from "@/lib/domain/plain-date";

/** Everything the year's days said at `minutes` from each day's midnight, and what was cooked in the end. */
export function knownDays(year: KitchenYear, minutes: number): KnownDay[] {
  const known = new Map<string, KnownDay>();
  for (let day = 0; day < DAYS; day++) {
    for (let planId = 1; planId <= year.plans; planId++) {
      known.set(`${day} ${planId}`, { day: dayOf(day), slotId: 1, planId, known: 0, counted: 0 });
    }
  }
  for (const run of year.runs) {
    for (let day = Math.max(0, run.firstDay); day <= Math.min(DAYS - 1, latestEnd(run)); day++) {
      const row = known.get(`${day} ${run.planId}`);
      if (!row || !run.weekdays.includes(isoWeekday(row.day))) continue;
      if (stands(year, run, day, day * MINUTES_A_DAY + minutes)) row.known++;
      if (stands(year, run, day, day * MINUTES_A_DAY + CUTOFF)) row.counted++;
    }
  }
  return [...known.values()];
}

const latestEnd = (run: Run): number => Math.max(...run.ends.map(({ lastDay }) => lastDay));

/** Would the kitchen have counted this tiffin at an instant? */
function stands({ closures }: KitchenYear, run: Run, day: number, at: number): boolean {
  const lastDay = run.ends.findLast((end) => end.at <= at)?.lastDay ?? -Infinity;
  if (run.takenAt > at || day > lastDay) return false;
  if (closures.some((closure) => closure.day === day && closure.at <= at)) return false;
  return !run.pauses.some((pause) => pause.day === day && pause.at <= at && pause.takenBackAt > at);
}
