import type { Rupees } from "../money";
import {
  addDays,
  addMonths,
  daysBetween,
  daysOfMonth,
  lastDayOf,
  laterOf,
  monthOf,
  type PlainDate,
  type Weekday,
} from "../plain-date";
import type { ScheduledSubscription } from "../schedule";
import { quote } from "../subscription";

/** So many days before a subscription ends its customer is asked to keep going, and so many after. */
export const ENDS_SOON_DAYS = 5;
export const ENDED_LATELY_DAYS = 3;

type Run = ScheduledSubscription & { planId: number; weekdays: readonly Weekday[] };

/** Whether a subscription ends soon, or ended lately; null while that is far. */
export function endingOf({ endDate }: Pick<Run, "endDate">, today: PlainDate): "soon" | "over" | null {
  const left = daysBetween(today, endDate);
  if (left < 0) return left >= -ENDED_LATELY_DAYS ? "over" : null;
  return left <= ENDS_SOON_DAYS ? "soon" : null;
}

/** Whether another subscription of the same plan goes on after this one. */
export function isFollowed(run: Run, others: readonly Run[]): boolean {
  return others.some(
    ({ id, planId, endDate }) => id !== run.id && planId === run.planId && endDate > run.endDate,
  );
}

/** The month that follows a subscription, as its customer would take it: from its next day, or the first that is still open. */
export function nextMonthOf(
  run: Run,
  terms: {
    firstOpen: PlainDate;
    dailyRate: Rupees;
    closures: Iterable<PlainDate>;
    pausedDates: Iterable<PlainDate>;
  },
): { startDate: PlainDate; endDate: PlainDate; days: number; total: Rupees } {
  const startDate = laterOf(addDays(run.endDate, 1), terms.firstOpen);
  const endDate = addDays(monthOn(startDate), -1);
  const { days, total } = quote({ ...terms, startDate, endDate, weekdays: run.weekdays });
  return { startDate, endDate, days, total };
}

/** The same day of the next month, or that month's last one. */
function monthOn(day: PlainDate): PlainDate {
  const month = addMonths(monthOf(day), 1);
  return daysOfMonth(month)[Number(day.slice(8)) - 1] ?? lastDayOf(month);
}
