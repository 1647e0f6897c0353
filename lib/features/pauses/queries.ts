import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import {
  checkDayChange,
  cutoffOf,
  deliveredBy,
  firstChangeableDay,
  type DayChangeRefusal,
} from "@/lib/domain/cutoff";
import type { CustomerId } from "@/lib/domain/identity";
import type { Rupees } from "@/lib/domain/money";
import {
  addDays,
  daysOfMonth,
  firstDayOf,
  lastDayOf,
  parsePlainDate,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { causeOn, nextDelivery, type DayCause, type DeliveryCalendar } from "@/lib/domain/schedule";
import { parseItems } from "@/lib/features/plans/schema";
import {
  calendarOf,
  loadSchedule,
  type LoadedSubscription,
  type Schedule,
} from "@/lib/features/subscriptions/queries";

/** Longer than any subscription can run ahead. */
const HORIZON_DAYS = 366;
/** There is no limit on how far ahead a subscription may begin. */
const LAST_DAY = parsePlainDate("9999-12-31");

/** What a day is to the customer: one word for all of that day's meals. */
export type DayState = DayCause | "none";

export type DayMeal = { subscriptionId: number; planName: string; dailyRate: Rupees; cause: DayCause };

export type CalendarDay = {
  day: PlainDate;
  state: DayState;
  meals: DayMeal[];
  /** Why the day can't be changed any more; null when it can. */
  lock: DayChangeRefusal | null;
  closure: string | null;
  pausedAt: Date | null;
};

export type CalendarMonth = { month: PlainMonth; today: PlainDate; days: CalendarDay[] };

/** A month as the customer's calendar shows it. */
export async function calendarMonth(
  tx: Tx,
  customerId: CustomerId,
  month: PlainMonth,
  now: Date,
): Promise<CalendarMonth> {
  const loaded = await loadSchedule(tx, customerId, firstDayOf(month), lastDayOf(month));
  const calendar = calendarOf(loaded);
  const closures = new Map(loaded.closures.map((closure) => [closure.date, closure.reason]));
  const days = daysOfMonth(month).map((day) => {
    const meals = mealsOn(loaded.subscriptions, day, calendar);
    const closure = closures.get(day) ?? null;
    const state = closure === null ? stateOf(meals) : "closed";
    return { day, state, meals, lock: lockOf(day, now), closure, pausedAt: loaded.pausedAt.get(day) ?? null };
  });
  return { month, today: toBusinessDate(now), days };
}

/** A customer's days from the first of the current month on, with everything that begins later. */
export function daysAhead(tx: Tx, customerId: CustomerId, now: Date): Promise<Schedule> {
  return loadSchedule(tx, customerId, firstDayOf(toBusinessMonth(now)), LAST_DAY);
}

export type TodayView = {
  today: CalendarDay;
  /** Today's tiffins have arrived, if any were due. */
  isTodayOver: boolean;
  /** The next day with a tiffin to come, today until its delivery is over; null when none is coming. */
  next: { day: PlainDate; meals: DayMeal[]; cutoffAt: Date; isChangeable: boolean } | null;
  /** The first day that the customer may still pause. */
  pausable: PlainDate | null;
  /** The first paused day that may be resumed, when it comes before the one that may be paused. */
  resumable: PlainDate | null;
};

/** What the customer wants to know first, from `daysAhead`: is food coming, and can that still be changed? */
export function todayView(schedule: Schedule, now: Date): TodayView {
  const today = toBusinessDate(now);
  const calendar = calendarOf(schedule);
  const isTodayOver = now > deliveredBy(today);
  const comesFrom = isTodayOver ? addDays(today, 1) : today;
  const next = nextDelivery(schedule.subscriptions, comesFrom, HORIZON_DAYS, calendar);
  const changeableFrom = firstChangeableDay(now);
  const pausable = nextDelivery(schedule.subscriptions, changeableFrom, HORIZON_DAYS, calendar);
  const horizon = addDays(today, HORIZON_DAYS);
  const paused = schedule.pausedDates.find((day) => day >= changeableFrom && day <= horizon) ?? null;
  return {
    today: dayToday(schedule, now),
    isTodayOver,
    next: next && {
      day: next,
      meals: mealsOn(schedule.subscriptions, next, calendar).filter(({ cause }) => cause === "delivery"),
      cutoffAt: cutoffOf(next),
      isChangeable: next >= changeableFrom,
    },
    pausable,
    resumable: paused !== null && (pausable === null || paused < pausable) ? paused : null,
  };
}

function dayToday(schedule: Schedule, now: Date): CalendarDay {
  const today = toBusinessDate(now);
  const meals = mealsOn(schedule.subscriptions, today, calendarOf(schedule));
  const closure = schedule.closures.find(({ date }) => date === today)?.reason ?? null;
  const state = closure === null ? stateOf(meals) : "closed";
  return { day: today, state, meals, lock: lockOf(today, now), closure, pausedAt: null };
}

/** The dishes of a day's meals, by the plan's name: that day's menu, or else the plan's usual dishes. */
export async function dishesOf(
  tx: Tx,
  { day, meals }: { day: PlainDate; meals: readonly DayMeal[] },
): Promise<Map<string, string[]>> {
  const plans = await tx.plan.findMany({
    where: { name: { in: meals.map((meal) => meal.planName) } },
    include: { menus: { where: { date: toSqlDate(day) } } },
  });
  return new Map(plans.map(({ name, items, menus: [menu] }) => [name, parseItems(menu?.items ?? items)]));
}

function lockOf(day: PlainDate, now: Date): DayChangeRefusal | null {
  const change = checkDayChange(day, now);
  return change.ok ? null : change.reason;
}

function mealsOn(
  subscriptions: readonly LoadedSubscription[],
  day: PlainDate,
  calendar: DeliveryCalendar,
): DayMeal[] {
  return subscriptions.flatMap((subscription) => {
    const cause = causeOn(subscription, day, calendar);
    const { id, planName, dailyRate } = subscription;
    return cause === null ? [] : [{ subscriptionId: id, planName, dailyRate, cause }];
  });
}

/** A day brings food when any of its meals comes; otherwise the pause of the whole day takes precedence over a skip. */
function stateOf(meals: readonly DayMeal[]): DayState {
  const causes = meals.map((meal) => meal.cause);
  const order = ["delivery", "closed", "paused", "skipped"] as const;
  return order.find((cause) => causes.includes(cause)) ?? "none";
}
