import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
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
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { causeOn, nextDelivery, type DayCause, type DeliveryCalendar } from "@/lib/domain/schedule";
import { menusOn } from "@/lib/features/menus/queries";
import { parseItems } from "@/lib/features/plans/schema";
import {
  calendarOf,
  loadSchedule,
  type LoadedSubscription,
  type Schedule,
} from "@/lib/features/subscriptions/queries";

/** Longer than any subscription can run ahead. */
const HORIZON_DAYS = 366;

type CustomerCalendar = Schedule & { pauses: { date: PlainDate; createdAt: Date }[] };

/** A customer's schedule of some days, with the moment at which each pause was made. */
async function customerCalendar(
  tx: Tx,
  customerId: CustomerId,
  from: PlainDate,
  to: PlainDate,
): Promise<CustomerCalendar> {
  const schedule = await loadSchedule(tx, customerId, from, to);
  const pauses = await tx.pause.findMany({
    where: { customerId, pauseDate: { gte: toSqlDate(from), lte: toSqlDate(to) } },
    orderBy: { pauseDate: "asc" },
  });
  return {
    ...schedule,
    pauses: pauses.map(({ pauseDate, createdAt }) => ({ date: fromSqlDate(pauseDate), createdAt })),
  };
}

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
  const loaded = await customerCalendar(tx, customerId, firstDayOf(month), lastDayOf(month));
  const pausedAt = new Map(loaded.pauses.map((pause) => [pause.date, pause.createdAt]));
  const calendar = calendarOf(loaded);
  const closures = new Map(loaded.closures.map((closure) => [closure.date, closure.reason]));
  const days = daysOfMonth(month).map((day) => {
    const meals = mealsOn(loaded.subscriptions, day, calendar);
    const closure = closures.get(day) ?? null;
    const state = closure === null ? stateOf(meals) : "closed";
    return { day, state, meals, lock: lockOf(day, now), closure, pausedAt: pausedAt.get(day) ?? null };
  });
  return { month, today: toBusinessDate(now), days };
}

export type TodayView = {
  today: CalendarDay;
  /** Today's tiffins have come, if any were due. */
  isTodayOver: boolean;
  /** The next day with a tiffin to come, today until its delivery is over; null when none is to come. */
  next: { day: PlainDate; meals: DayMeal[]; cutoffAt: Date; isChangeable: boolean } | null;
  /** The first day that the customer may still pause. */
  pausable: PlainDate | null;
  /** The first day that is paused and may be resumed, when it comes before the one that may be paused. */
  resumable: PlainDate | null;
};

/** What the customer wants to know first: does food come, and can that still be changed? */
export async function todayView(tx: Tx, customerId: CustomerId, now: Date): Promise<TodayView> {
  const today = toBusinessDate(now);
  const schedule = await loadSchedule(tx, customerId, today, addDays(today, HORIZON_DAYS));
  const calendar = calendarOf(schedule);
  const isTodayOver = now > deliveredBy(today);
  const comesFrom = isTodayOver ? addDays(today, 1) : today;
  const next = nextDelivery(schedule.subscriptions, comesFrom, HORIZON_DAYS, calendar);
  const changeableFrom = firstChangeableDay(now);
  const pausable = nextDelivery(schedule.subscriptions, changeableFrom, HORIZON_DAYS, calendar);
  const paused = schedule.pausedDates.find((day) => day >= changeableFrom) ?? null;
  const closure = schedule.closures.find(({ date }) => date === today)?.reason ?? null;
  const meals = mealsOn(schedule.subscriptions, today, calendar);
  return {
    today: {
      day: today,
      state: closure === null ? stateOf(meals) : "closed",
      meals,
      lock: lockOf(today, now),
      closure,
      pausedAt: null,
    },
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

/** What the meals of a day hold, by the plan's name: that day's menu, or else what the plan always brings. */
export async function dishesOf(
  tx: Tx,
  { day, meals }: { day: PlainDate; meals: readonly DayMeal[] },
): Promise<Map<string, string[]>> {
  const plans = await tx.plan.findMany({ where: { name: { in: meals.map((meal) => meal.planName) } } });
  const menus = await menusOn(tx, day);
  return new Map(plans.map(({ id, name, items }) => [name, menus.get(id) ?? parseItems(items)]));
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

/** A day brings food when any meal of it comes; otherwise the pause of the whole day counts before a skip. */
function stateOf(meals: readonly DayMeal[]): DayState {
  const causes = meals.map((meal) => meal.cause);
  const order = ["delivery", "closed", "paused", "skipped"] as const;
  return order.find((cause) => causes.includes(cause)) ?? "none";
}
