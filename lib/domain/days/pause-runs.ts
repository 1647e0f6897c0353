import { addDays, daysBetween, type PlainDate } from "../plain-date";
import { nextDelivery, type DeliveryCalendar, type ScheduledSubscription } from "../schedule";
import { MAX_SUBSCRIPTION_DAYS } from "../subscription";

/** Paused days from `from` on, in runs as people think of them: between two days of one run no tiffin comes. */
export function pauseRuns(request: {
  subscriptions: readonly ScheduledSubscription[];
  calendar: DeliveryCalendar;
  from: PlainDate;
}): PlainDate[][] {
  const { subscriptions, calendar, from } = request;
  const days = [...calendar.pausedDates].filter((day) => day >= from).sort();
  const runs: PlainDate[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && !comesBetween(last, day)) run.push(day);
    else runs.push([day]);
  }
  return runs;

  function comesBetween(last: PlainDate, day: PlainDate): boolean {
    const gap = Math.min(daysBetween(last, day) - 1, MAX_SUBSCRIPTION_DAYS);
    return gap > 0 && nextDelivery(subscriptions, addDays(last, 1), gap, calendar) !== null;
  }
}
