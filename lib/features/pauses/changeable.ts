import { toBusinessDate } from "@/lib/domain/business-time";
import { changeOfDays, type ChangeableDays } from "@/lib/domain/books/day-change";
import { sumRupees, type Rupees } from "@/lib/domain/money";
import { pauseRuns } from "@/lib/domain/days/pause-runs";
import type { PlainDate } from "@/lib/domain/plain-date";
import { skipReceipt } from "@/lib/domain/days/skip-receipt";
import { signReceipt } from "@/lib/features/skip-receipts/signing";
import {
  calendarOf,
  closedFor,
  type DatedSchedule,
  type Schedule,
} from "@/lib/features/subscriptions/queries";

/** What the calendar needs to say beforehand what a change of days does: `serverNow` in epoch ms, and when a bill is due. */
export type Changeable = ChangeableDays & { serverNow: number; dueDays: number };

/** A customer's days as `changeOfDays` wants them, from a schedule that holds all that may be changed. */
export function changeableDays({ subscriptions, pausedDates, closures }: Schedule): ChangeableDays {
  return {
    pausedDates,
    subscriptions: subscriptions.map(
      ({ id, planName, dailyRate, startDate, endDate, weekdays, skippedDates, slot }) => ({
        ...{ id, planName, dailyRate, startDate, endDate, weekdays, skippedDates, slot },
        closedDates: closedFor(slot.id, closures),
      }),
    ),
  };
}

/** Days paused together that can still be resumed, and what that saves in whole rupees. */
export type ComingPause = {
  days: PlainDate[];
  tiffins: number;
  saved: Rupees;
  /** Signed; of the first of them, with all that were paused together with it. */
  receipt: string | null;
};

/** Enough for one look; the calendar has all. */
const MOST_SHOWN = 6;

/** What a customer has paused from now on and could still have, the next first. */
export function comingPauses(schedule: DatedSchedule, customerId: number, now: Date): ComingPause[] {
  const own = changeableDays(schedule);
  const { subscriptions } = schedule;
  const from = toBusinessDate(now);
  const runs = pauseRuns({ subscriptions, calendar: calendarOf(schedule), from });
  return runs.slice(0, MOST_SHOWN).flatMap((run) => {
    const { days, tiffins, months } = changeOfDays("resume", run, own, now);
    const [first] = days;
    if (first === undefined) return [];
    const saved = sumRupees(months.map(({ amount }) => amount));
    return [{ days, tiffins, saved, receipt: receiptOf(schedule, customerId, first) }];
  });
}

function receiptOf(schedule: DatedSchedule, customerId: number, day: PlainDate): string | null {
  const { subscriptions, pausedAt } = schedule;
  const madeAt = pausedAt.get(day);
  if (!madeAt) return null;
  const days = [...pausedAt].flatMap(([other, at]) => (at.getTime() === madeAt.getTime() ? other : []));
  const calendar = calendarOf(schedule);
  const receipt = skipReceipt({ customerId, days, madeAt, subscriptions, calendar });
  return receipt && signReceipt(receipt);
}
