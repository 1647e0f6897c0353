import { worthOfDays, type MonthAmount } from "../books/worth";
import type { Rupees } from "../money";
import { wholeDayCutoff } from "../pause";
import type { PlainDate } from "../plain-date";
import { causeOn, type DeliveryCalendar, type ScheduledSubscription } from "../schedule";

/** What a customer said in time: which days, when, how long before the kitchen counted the first, and what that saved. */
export type SkipReceipt = {
  customerId: number;
  days: PlainDate[];
  /** To the second. */
  madeAt: Date;
  /** Whole seconds from `madeAt` to the cutoff of the first day. */
  secondsBefore: number;
  tiffins: number;
  /** On which bill how many whole rupees stay away. */
  saved: MonthAmount[];
};

const PER_SECOND = 1000;

/**
 * The receipt of days paused together at `madeAt`. `calendar` may hold these pauses already.
 * Null when the customer has no meal on the first of them.
 */
export function skipReceipt(request: {
  customerId: number;
  days: readonly PlainDate[];
  madeAt: Date;
  subscriptions: readonly (ScheduledSubscription & { dailyRate: Rupees })[];
  calendar: DeliveryCalendar;
}): SkipReceipt | null {
  const { customerId, subscriptions } = request;
  const days = [...request.days].sort();
  const cutoffAt = days[0] === undefined ? null : wholeDayCutoff(subscriptions, days[0]);
  if (cutoffAt === null) return null;
  const without = new Set([...request.calendar.pausedDates].filter((day) => !days.includes(day)));
  const calendar = { ...request.calendar, pausedDates: without };
  const comes = (day: PlainDate) => subscriptions.filter((one) => causeOn(one, day, calendar) === "delivery");
  const seconds = (at: Date) => Math.floor(at.getTime() / PER_SECOND);
  return {
    customerId,
    days,
    madeAt: new Date(seconds(request.madeAt) * PER_SECOND),
    secondsBefore: Math.max(0, seconds(cutoffAt) - seconds(request.madeAt)),
    tiffins: days.reduce((sum, day) => sum + comes(day).length, 0),
    saved: worthOfDays({ days, subscriptions, calendar }),
  };
}
