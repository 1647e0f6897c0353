import { billForMonth, type BilledSubscription } from "../billing";
import { sumRupees, type Rupees } from "../money";
import {
  addMonths,
  daysBetween,
  eachDay,
  earlierOf,
  firstDayOf,
  formatDay,
  formatMonth,
  lastDayOf,
  laterOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
  type Weekday,
} from "../plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "../subscription";

/** Five tiffins a day are a household; more is a kitchen of its own. */
export const MAX_LINES = 5;
export const MAX_AWAY = 10;

/** One plan of a wish, at the rate it had when the wish was priced. */
export type WishLine = {
  planId: number;
  planName: string;
  dailyRate: Rupees;
  weekdays: readonly Weekday[];
};

/** Days one after another, both ends included. */
export type DayRun = { from: PlainDate; to: PlainDate };

/** What somebody asks the price of. `to`: null for "until I stop". */
export type Wish = {
  lines: readonly WishLine[];
  from: PlainDate;
  to: PlainDate | null;
  away: readonly DayRun[];
};

/** What of the kitchen a price depends on: what it offers at what rate, and when it is closed, whole or for one meal. */
export type Shop = {
  plans: readonly { id: number; name: string; dailyRate: Rupees; slotId: number }[];
  closures: readonly { date: PlainDate; slotId: number | null }[];
};

type EstimatedMonth = { month: PlainMonth; days: number; daysOff: number; amount: Rupees };

/** `amount`: of the whole time, or, where no end is known, of its last month, which is whole. */
export type Estimate = { months: EstimatedMonth[]; days: number; daysOff: number; amount: Rupees };

/** Why a wish has no price yet. */
export type WishSlip = "no-weekday" | "wrong-order" | "too-long" | "away-order";

export function slipOf({ lines, from, to, away }: Wish): WishSlip | null {
  if (lines.some(({ weekdays }) => weekdays.length === 0)) return "no-weekday";
  if (to !== null && to < from) return "wrong-order";
  if (to !== null && daysBetween(from, to) >= MAX_SUBSCRIPTION_DAYS) return "too-long";
  return away.some((run) => run.to < run.from) ? "away-order" : null;
}

/** The bills of the months that a wish touches, as they would be if nothing else changed. The wish has no slip. */
export function estimateOf(wish: Wish, shop: Shop): Estimate {
  const until = lastDayOfWish(wish);
  const bill = { subscriptions: subscriptionsOf(wish, until, shop), pausedDates: awayDays(wish, until) };
  const closures = shop.closures.flatMap(({ date, slotId }) => (slotId === null ? [date] : []));
  const months = monthsOf(wish.from, until).flatMap((month) => {
    const known = billForMonth({ ...bill, month, closures });
    return known === null
      ? []
      : [{ month, days: known.billableDays, daysOff: known.pausedDays, amount: known.amount }];
  });
  const priced = wish.to === null ? months.slice(-1) : months;
  return {
    months,
    days: months.reduce((sum, { days }) => sum + days, 0),
    daysOff: months.reduce((sum, { daysOff }) => sum + daysOff, 0),
    amount: sumRupees(priced.map(({ amount }) => amount)),
  };
}

/** The same wish at today's rates and under today's names; null when one of its plans is no longer offered. */
export function atTodaysRates(wish: Wish, { plans }: Shop): Wish | null {
  const lines = wish.lines.flatMap((line) => {
    const plan = plans.find(({ id }) => id === line.planId);
    return plan ? [{ ...line, planName: plan.name, dailyRate: plan.dailyRate }] : [];
  });
  return lines.length === wish.lines.length ? { ...wish, lines } : null;
}

/** What an estimate is found by: its plans, days and price. */
export function wishInWords({ lines, from, to }: Wish, amount: Rupees): string {
  const days = [from, ...(to === null ? [] : [to])].map((day) => formatDay(day, "medium"));
  const names = lines.map(({ planName }) => planName).join(" + ");
  return [names, ...days, formatMonth(monthOf(from)), amount].join(" · ");
}

/** Without an end, the rest of the first month and the next one whole. */
function lastDayOfWish({ from, to }: Wish): PlainDate {
  if (to !== null) return to;
  const isWhole = from === firstDayOf(monthOf(from));
  return lastDayOf(addMonths(monthOf(from), isWhole ? 0 : 1));
}

function monthsOf(from: PlainDate, until: PlainDate): PlainMonth[] {
  const months = [monthOf(from)];
  for (let month = addMonths(monthOf(from), 1); month <= monthOf(until); month = addMonths(month, 1))
    months.push(month);
  return months;
}

function awayDays({ from, away }: Wish, until: PlainDate): PlainDate[] {
  return away.flatMap((run) => {
    const [first, last] = [laterOf(run.from, from), earlierOf(run.to, until)];
    return last < first ? [] : eachDay(first, last);
  });
}

function subscriptionsOf({ lines, from }: Wish, until: PlainDate, shop: Shop): BilledSubscription[] {
  return lines.map(({ planId, planName, dailyRate, weekdays }, index) => {
    const slot = shop.plans.find(({ id }) => id === planId)?.slotId;
    const closedDates = shop.closures.flatMap(({ date, slotId }) =>
      slotId !== null && slotId === slot ? [date] : [],
    );
    return { id: index, planName, dailyRate, startDate: from, endDate: until, weekdays, closedDates };
  });
}
