import { rupees, sumRupees, timesDays, type Rupees } from "./money";
import {
  ALL_WEEKDAYS,
  daysBetween,
  daysOfMonth,
  parsePlainDate,
  parsePlainMonth,
  parseWeekday,
  type PlainDate,
  type Weekday,
} from "./plain-date";
import { causeOn, type DayCause, type DeliveryCalendar, type ScheduledSubscription } from "./schedule";

/** Plain values, checked inside. Days are `YYYY-MM-DD`, weekdays ISO 1-7, the rate is in whole rupees per day. */
export type BilledSubscription = {
  id: number;
  planName: string;
  dailyRate: number;
  startDate: string;
  endDate: string;
  weekdays?: readonly number[];
  skippedDates?: readonly string[];
  /** Days on which the kitchen cooked other meals, but not this one. */
  closedDates?: readonly string[];
};

/** A customer and a month (`YYYY-MM`); subscriptions, pauses and closures of other months do no harm if given. */
export type BillingInput = {
  month: string;
  subscriptions: readonly BilledSubscription[];
  pausedDates: readonly string[];
  /** Whole days. */
  closures: readonly string[];
};

type Totals = { totalDays: number; pausedDays: number; billableDays: number; amount: Rupees };

type BillLine = Totals & { subscriptionId: number; dailyRate: Rupees };
export type Bill = Totals & { lines: BillLine[] };
/** A line with the reason why each of its delivery days is or isn't charged. */
type ExplainedLine = BillLine & { planName: string; days: { date: PlainDate; cause: DayCause }[] };
export type ExplainedBill = Totals & { lines: ExplainedLine[] };

type RatedSubscription = ScheduledSubscription & {
  planName: string;
  dailyRate: Rupees;
  closedDates: PlainDate[];
};

/**
 * What a customer owes for a month: per subscription with a delivery day in it, the delivery days that are not paused,
 * skipped or closed, times its daily rate. Null when there is no delivery day.
 * @throws RangeError naming what is malformed.
 */
export function billForMonth(input: BillingInput): Bill | null {
  const bill = explainMonth(input);
  if (bill === null) return null;
  return { ...bill, lines: bill.lines.map(withoutReasons) };
}

/** The same bill, with each line's plan and days. @throws RangeError naming what is malformed. */
export function explainMonth(input: BillingInput): ExplainedBill | null {
  const month = daysOfMonth(parsePlainMonth(input.month));
  const calendar: DeliveryCalendar = {
    pausedDates: new Set(parseDays(input.pausedDates, "pausedDates")),
    closures: new Set(parseDays(input.closures, "closures")),
  };
  const lines = parseSubscriptions(input.subscriptions)
    .map((subscription) => lineOf(subscription, month, calendar))
    .filter((line) => line.totalDays > 0);
  if (lines.length === 0) return null;
  return { ...sumUp(lines), lines };
}

function withoutReasons(line: ExplainedLine): BillLine {
  const { subscriptionId, dailyRate, totalDays, pausedDays, billableDays, amount } = line;
  return { subscriptionId, dailyRate, totalDays, pausedDays, billableDays, amount };
}

function lineOf(
  subscription: RatedSubscription,
  month: readonly PlainDate[],
  calendar: DeliveryCalendar,
): ExplainedLine {
  const own = { ...calendar, closures: new Set([...calendar.closures, ...subscription.closedDates]) };
  const days = month.flatMap((date) => {
    const cause = causeOn(subscription, date, own);
    return cause === null ? [] : [{ date, cause }];
  });
  const billableDays = days.filter((day) => day.cause === "delivery").length;
  return {
    subscriptionId: subscription.id,
    planName: subscription.planName,
    dailyRate: subscription.dailyRate,
    totalDays: days.length,
    pausedDays: days.length - billableDays,
    billableDays,
    amount: timesDays(subscription.dailyRate, billableDays),
    days,
  };
}

function sumUp(lines: readonly BillLine[]): Totals {
  const count = (key: "totalDays" | "pausedDays" | "billableDays") =>
    lines.reduce((total, line) => total + line[key], 0);
  return {
    totalDays: count("totalDays"),
    pausedDays: count("pausedDays"),
    billableDays: count("billableDays"),
    amount: sumRupees(lines.map((line) => line.amount)),
  };
}

function parseSubscriptions(subscriptions: readonly BilledSubscription[]): RatedSubscription[] {
  const parsed = requireList(subscriptions, "subscriptions").map(parseSubscription);
  const ids = new Set(parsed.map((subscription) => subscription.id));
  // a subscription listed twice would be charged twice
  if (ids.size < parsed.length) throw new RangeError("subscriptions: the same id stands there twice");
  return parsed.sort(byStartThenId);
}

function parseSubscription(subscription: BilledSubscription): RatedSubscription {
  const { id, planName, weekdays, skippedDates, closedDates } = subscription;
  if (!Number.isSafeInteger(id)) throw new RangeError(`id ${id} is not an integer`);
  const startDate = parsePlainDate(subscription.startDate, "startDate");
  const endDate = parsePlainDate(subscription.endDate, "endDate");
  if (endDate < startDate) throw new RangeError(`endDate ${endDate} is before startDate ${startDate}`);
  return {
    id,
    planName,
    dailyRate: parseRate(subscription.dailyRate),
    startDate,
    endDate,
    weekdays: weekdays === undefined ? ALL_WEEKDAYS : parseWeekdays(weekdays),
    skippedDates: skippedDates === undefined ? [] : parseDays(skippedDates, "skippedDates"),
    closedDates: closedDates === undefined ? [] : parseDays(closedDates, "closedDates"),
  };
}

function parseRate(dailyRate: number): Rupees {
  if (Number.isSafeInteger(dailyRate) && dailyRate > 0) return rupees(dailyRate);
  throw new RangeError(`dailyRate ${dailyRate} is not an integer of 1 or more`);
}

function parseWeekdays(weekdays: readonly number[]): Weekday[] {
  if (requireList(weekdays, "weekdays").length === 0) throw new RangeError("weekdays: there is none");
  return weekdays.map((weekday) => parseWeekday(weekday, "weekdays:"));
}

function parseDays(days: readonly string[], what: string): PlainDate[] {
  return requireList(days, what).map((day) => parsePlainDate(day, `${what}:`));
}

function requireList<T>(list: readonly T[], what: string): readonly T[] {
  if (!Array.isArray(list)) throw new RangeError(`${what} is not a list`);
  return list;
}

function byStartThenId(a: RatedSubscription, b: RatedSubscription): number {
  return daysBetween(b.startDate, a.startDate) || a.id - b.id;
}
