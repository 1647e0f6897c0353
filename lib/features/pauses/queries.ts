import type { Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { COMPLAINT_DAYS } from "@/lib/domain/complaints/complaint";
import type { DayChange, DayChangeRefusal } from "@/lib/domain/cutoff";
import type { Brought } from "@/lib/domain/drive/brought";
import type { CustomerId } from "@/lib/domain/identity";
import { ENDED_LATELY_DAYS } from "@/lib/domain/days/keep-going";
import type { Rupees } from "@/lib/domain/money";
import { checkMeal, checkWholeDay, wholeDayCutoff } from "@/lib/domain/pause";
import {
  addDays,
  daysBetween,
  daysOfMonth,
  earlierOf,
  firstDayOf,
  lastDayOf,
  parsePlainDate,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { causeOn, isDeliveryDay, nextDelivery, type DayCause } from "@/lib/domain/schedule";
import { slotCutoff, slotDeliveredBy, slotDeliveredFrom, windowOn } from "@/lib/domain/slot";
import {
  calendarOf,
  loadSchedule,
  type DatedSchedule,
  type Schedule,
} from "@/lib/features/subscriptions/queries";

/** Longer than any subscription can run ahead. */
const HORIZON_DAYS = 366;
/** There is no limit on how far ahead a subscription may begin. */
const LAST_DAY = parsePlainDate("9999-12-31");

/** What a day is to the customer: one word for all of that day's meals. */
export type DayState = DayCause | "none";

export type DayMeal = {
  subscriptionId: number;
  planName: string;
  slotName: string;
  dailyRate: Rupees;
  cause: DayCause;
  /** Why this meal can't be changed any more; null when it can, until `cutoffAt`. */
  lock: DayChangeRefusal | null;
  cutoffAt: Date;
  /** Why the kitchen leaves this meal out, on a day on which it cooks others. */
  closedFor?: string;
};

export type CalendarDay = {
  day: PlainDate;
  state: DayState;
  meals: DayMeal[];
  /** Why the day as a whole can't be changed any more; null when it can. A later meal of it may still be open. */
  lock: DayChangeRefusal | null;
  closure: string | null;
  /** The customer's meals of the day that are closed, where `closure` isn't of the whole day. */
  closedMeal?: string;
  pausedAt: Date | null;
  /** What became of its tiffins; missing where nothing is said of them. */
  brought?: Brought;
  /** What comes, where that is written already. */
  dishes?: { planName: string; items: string[] }[];
};

export type CalendarMonth = { month: PlainMonth; today: PlainDate; days: CalendarDay[] };

/** A month as the customer's calendar shows it. */
export async function calendarMonth(
  tx: Tx,
  customerId: CustomerId,
  month: PlainMonth,
  now: Date,
): Promise<CalendarMonth> {
  return monthIn(await loadSchedule(tx, customerId, firstDayOf(month), lastDayOf(month)), month, now);
}

/** The same from days that were read already. */
export function monthIn(loaded: DatedSchedule, month: PlainMonth, now: Date): CalendarMonth {
  const days = daysOfMonth(month).map((day) => ({
    ...dayOf(loaded, day, now),
    pausedAt: loaded.pausedAt.get(day) ?? null,
  }));
  return { month, today: toBusinessDate(now), days };
}

/**
 * A customer's days from the first of the current month on, or of an earlier one, with those that may be complained of or ended
 * lately, and everything that begins later.
 */
export function daysAhead(
  tx: Tx,
  customerId: CustomerId,
  now: Date,
  from: PlainMonth = toBusinessMonth(now),
): Promise<DatedSchedule> {
  const told = addDays(toBusinessDate(now), -Math.max(COMPLAINT_DAYS, ENDED_LATELY_DAYS));
  const first = earlierOf(firstDayOf(from), firstDayOf(toBusinessMonth(now)));
  return loadSchedule(tx, customerId, earlierOf(first, told), LAST_DAY);
}

/** A meal that comes, and between which hours it is at the door. */
type ComingMeal = DayMeal & { window: { from: string; to: string } };

export type TodayView = {
  today: CalendarDay;
  /** When the first of today's tiffins is at the door at the earliest, and when the last has arrived. */
  dueFrom: Date;
  dueBy: Date;
  /** Today's tiffins have arrived, if any were due. */
  isTodayOver: boolean;
  /** The next day with a tiffin to come, today until its delivery is over; null when none is coming. */
  next: { day: PlainDate; meals: ComingMeal[]; cutoffAt: Date; isChangeable: boolean } | null;
  /** The day with a tiffin after today, where `next` is today. */
  then: { day: PlainDate; meals: ComingMeal[] } | null;
  /** The first day that the customer may still pause. */
  pausable: OpenDay | null;
  /** The first paused day that may be resumed, when it comes before the one that may be paused. */
  resumable: OpenDay | null;
};

/** A day, and the last instant at which the customer may pause or resume it. */
export type OpenDay = { day: PlainDate; until: Date };

/** What the customer wants to know first, from `daysAhead`: is food coming, and can that still be changed? */
export function todayView(schedule: Schedule, now: Date): TodayView {
  const today = toBusinessDate(now);
  const { dueFrom, dueBy } = dueOn(schedule, today);
  const isTodayOver = now > dueBy;
  const comesFrom = isTodayOver ? addDays(today, 1) : today;
  const next = nextFrom(schedule, comesFrom);
  const then = next === today ? nextFrom(schedule, addDays(today, 1)) : null;
  const pausable = firstPausable(schedule, now);
  const paused = firstResumable(schedule, now);
  return {
    ...{ today: dayToday(schedule, now), dueFrom, dueBy, isTodayOver },
    next: next && {
      day: next,
      meals: mealsComing(schedule, next, now),
      ...openUntil(schedule, next, now),
    },
    then: then && { day: then, meals: mealsComing(schedule, then, now) },
    pausable,
    resumable: paused !== null && (pausable === null || paused.day < pausable.day) ? paused : null,
  };
}

function nextFrom(schedule: Schedule, day: PlainDate): PlainDate | null {
  return nextDelivery(schedule.subscriptions, day, HORIZON_DAYS, calendarOf(schedule));
}

function mealsComing(schedule: Schedule, day: PlainDate, now: Date): ComingMeal[] {
  const slots = new Map(schedule.subscriptions.map(({ id, slot }) => [id, slot]));
  return mealsOn(schedule, day, now).flatMap((meal) => {
    const slot = slots.get(meal.subscriptionId);
    return slot && meal.cause === "delivery" ? [{ ...meal, window: windowOn(slot, day) }] : [];
  });
}

/** Between when a day's tiffins arrive; where none is due, any customer's. */
function dueOn({ subscriptions, slots }: Schedule, day: PlainDate): { dueFrom: Date; dueBy: Date } {
  const own = subscriptions.filter((subscription) => isDeliveryDay(subscription, day));
  const due = own.length > 0 ? own.map(({ slot }) => slot) : slots;
  return {
    dueFrom: new Date(Math.min(...due.map((slot) => slotDeliveredFrom(slot, day).getTime()))),
    dueBy: new Date(Math.max(...due.map((slot) => slotDeliveredBy(slot, day).getTime()))),
  };
}

/** A day with a meal of the customer's: until when it may be paused, and whether that is still to come. */
function openUntil({ subscriptions }: Schedule, day: PlainDate, now: Date) {
  const cutoffAt = wholeDayCutoff(subscriptions, day);
  if (cutoffAt === null) throw new Error(`${day} brings nothing`);
  return { cutoffAt, isChangeable: checkWholeDay(subscriptions, day, now).ok };
}

function firstPausable(schedule: Schedule, now: Date): OpenDay | null {
  const { subscriptions } = schedule;
  const today = toBusinessDate(now);
  const horizon = addDays(today, HORIZON_DAYS);
  for (let from = today; from < horizon;) {
    const day = nextDelivery(subscriptions, from, daysBetween(from, horizon), calendarOf(schedule));
    if (day === null) return null;
    const { cutoffAt, isChangeable } = openUntil(schedule, day, now);
    if (isChangeable) return { day, until: cutoffAt };
    from = addDays(day, 1);
  }
  return null;
}

function firstResumable({ subscriptions, pausedDates }: Schedule, now: Date): OpenDay | null {
  const horizon = addDays(toBusinessDate(now), HORIZON_DAYS);
  const isOpen = (day: PlainDate) => day <= horizon && checkWholeDay(subscriptions, day, now).ok;
  const day = pausedDates.find(isOpen);
  if (day === undefined) return null;
  const until = wholeDayCutoff(subscriptions, day);
  return until && { day, until };
}

function dayToday(schedule: Schedule, now: Date): CalendarDay {
  return { ...dayOf(schedule, toBusinessDate(now), now), pausedAt: null };
}

function dayOf(schedule: Schedule, day: PlainDate, now: Date): Omit<CalendarDay, "pausedAt"> {
  const meals = mealsOn(schedule, day, now);
  const lock = lockOf(checkWholeDay(schedule.subscriptions, day, now));
  const whole = schedule.closures.find(({ date, slotId }) => date === day && slotId === null);
  if (whole) return { day, state: "closed", meals, lock, closure: whole.reason };
  const state = stateOf(meals);
  const [closed, ...others] = meals.filter(({ closedFor }) => closedFor !== undefined);
  if (state !== "closed" || !closed) return { day, state, meals, lock, closure: null };
  const names = new Set([closed, ...others].map(({ slotName }) => slotName));
  return { day, state, meals, lock, closure: closed.closedFor ?? null, closedMeal: [...names].join(", ") };
}

function lockOf(change: DayChange): DayChangeRefusal | null {
  return change.ok ? null : change.reason;
}

function mealsOn(schedule: Schedule, day: PlainDate, now: Date): DayMeal[] {
  const calendar = calendarOf(schedule);
  return schedule.subscriptions.flatMap((subscription) => {
    const cause = causeOn(subscription, day, calendar);
    const { id, planName, dailyRate, slot } = subscription;
    if (cause === null) return [];
    const lock = lockOf(checkMeal(subscription, day, now));
    const meal = { slotName: slot.name, cutoffAt: slotCutoff(slot, day) };
    const own = schedule.closures.find((closure) => closure.date === day && closure.slotId === slot.id);
    const closed = own ? { closedFor: own.reason } : {};
    return [{ subscriptionId: id, planName, dailyRate, cause, lock, ...meal, ...closed }];
  });
}

/** A day brings food when any of its meals comes; otherwise the pause of the whole day takes precedence over a skip. */
function stateOf(meals: readonly DayMeal[]): DayState {
  const causes = meals.map((meal) => meal.cause);
  const order = ["delivery", "closed", "paused", "skipped"] as const;
  return order.find((cause) => causes.includes(cause)) ?? "none";
}
