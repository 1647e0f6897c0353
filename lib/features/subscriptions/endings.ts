import { toBusinessDate } from "@/lib/domain/business-time";
import { endingOf, isFollowed, nextMonthOf } from "@/lib/domain/days/keep-going";
import type { Rupees } from "@/lib/domain/money";
import type { PlainDate, Weekday } from "@/lib/domain/plain-date";
import { firstOpenDay } from "@/lib/domain/slot";
import { closedFor, type LoadedSubscription, type Schedule } from "./queries";

/** A subscription that ends soon or ended lately, and the month that could follow it; null where its plan isn't sold any more. */
export type Ending = {
  subscriptionId: number;
  planId: number;
  planName: string;
  endDate: PlainDate;
  when: "soon" | "over";
  next: Next | null;
};

type Next = {
  startDate: PlainDate;
  endDate: PlainDate;
  weekdays: Weekday[];
  dailyRate: Rupees;
  days: number;
  total: Rupees;
};

/** Those of a schedule that nothing follows; of a plan that is taken twice, one. */
export function endingRuns({ subscriptions }: Schedule, now: Date): LoadedSubscription[] {
  const today = toBusinessDate(now);
  const ending = subscriptions.filter(
    (run) => endingOf(run, today) !== null && !isFollowed(run, subscriptions),
  );
  return [...new Map(ending.map((run) => [run.planId, run])).values()];
}

/** The same with what a month more would cost, at today's `rates`. */
export function endingsOf(
  runs: readonly LoadedSubscription[],
  schedule: Schedule,
  rates: ReadonlyMap<number, Rupees>,
  now: Date,
): Ending[] {
  return runs.flatMap((run) => {
    const when = endingOf(run, toBusinessDate(now));
    if (when === null) return [];
    const { id: subscriptionId, planId, planName, endDate } = run;
    return [{ subscriptionId, planId, planName, endDate, when, next: nextOf(run, schedule, rates, now) }];
  });
}

function nextOf(
  run: LoadedSubscription,
  { closures, pausedDates }: Schedule,
  rates: ReadonlyMap<number, Rupees>,
  now: Date,
): Next | null {
  const dailyRate = rates.get(run.planId);
  if (dailyRate === undefined) return null;
  const firstOpen = firstOpenDay(run.slot, now);
  const closed = closedFor(run.slot.id, closures);
  const next = nextMonthOf(run, { firstOpen, dailyRate, closures: closed, pausedDates });
  return next.days === 0 ? null : { ...next, weekdays: [...run.weekdays], dailyRate };
}
