import { checkDayChange, type DayChange, type DayChangeRefusal } from "./cutoff";
import type { PlainDate } from "./plain-date";
import { ok, refuse, type Result } from "./result";
import {
  isClosed,
  isDeliveryDay,
  type DayCause,
  type KitchenCalendar,
  type ScheduledSubscription,
} from "./schedule";
import { checkSlotChange, LUNCH, slotCutoff } from "./slot";

/** The longest range that can be paused or resumed in one step. */
export const MAX_PAUSE_DAYS = 366;

export type PauseRefusal = DayChangeRefusal | "nothing-to-pause" | "already-paused";
export type ResumeRefusal = DayChangeRefusal | "not-paused";
export type SkipRefusal = DayChangeRefusal | "nothing-to-skip" | "already-skipped";
export type UnskipRefusal = DayChangeRefusal | "not-skipped";

/** Both lists in calendar order, each day in exactly one of them. */
export type DayDecisions<E extends string> = {
  accepted: PlainDate[];
  refused: { day: PlainDate; reason: E }[];
};

/**
 * May a customer's whole day still be paused or resumed? Until the earliest cutoff among its meals: after that one, each later
 * meal can only be skipped.
 */
export function checkWholeDay(
  subscriptions: readonly ScheduledSubscription[],
  day: PlainDate,
  now: Date,
): DayChange {
  const meals = subscriptions.filter((subscription) => isDeliveryDay(subscription, day));
  if (meals.length === 0) return checkDayChange(day, now);
  const checks = meals.map((meal) => checkMeal(meal, day, now));
  return checks.find((check) => !check.ok) ?? { ok: true };
}

/** The last instant at which a customer's whole day may be paused or resumed; null on a day without a meal of theirs. */
export function wholeDayCutoff(subscriptions: readonly ScheduledSubscription[], day: PlainDate): Date | null {
  const meals = subscriptions.filter((subscription) => isDeliveryDay(subscription, day));
  const cutoffs = meals.map(({ slot = LUNCH }) => slotCutoff(slot, day).getTime());
  return cutoffs.length === 0 ? null : new Date(Math.min(...cutoffs));
}

type ShownMeal = { cause: DayCause; lock: DayChangeRefusal | null };

/** May this meal of a day be skipped, or restored? */
export function isMealOpen({ cause, lock }: ShownMeal): boolean {
  return lock === null && (cause === "delivery" || cause === "skipped");
}

/** A day that can't be paused as a whole any more, though a later meal of it can still be skipped or restored. */
export function isPartlyOpen(day: { lock: DayChangeRefusal | null; meals: readonly ShownMeal[] }): boolean {
  return day.lock === "after-cutoff" && day.meals.some(isMealOpen);
}

/** May one subscription's meal of a day still be changed? */
export function checkMeal({ slot = LUNCH }: ScheduledSubscription, day: PlainDate, now: Date): DayChange {
  return checkSlotChange(slot, day, now);
}

/**
 * Which of the days may be paused: still changeable, not paused yet, and with something to pause, that is, a delivery day of
 * one of the customer's subscriptions on which the kitchen is open.
 * @throws RangeError above 366 different days.
 */
export function decidePauses(
  request: Closed & {
    days: readonly PlainDate[];
    subscriptions: readonly ScheduledSubscription[];
    pausedDates: Iterable<PlainDate>;
    now: Date;
  },
): DayDecisions<PauseRefusal> {
  const pausedDates = new Set(request.pausedDates);
  const kitchen = kitchenOf(request);
  return decideEach(request.days, (day) => {
    const change = checkWholeDay(request.subscriptions, day, request.now);
    if (!change.ok) return change.reason;
    if (pausedDates.has(day)) return "already-paused";
    const cooked = request.subscriptions.filter((subscription) => !isClosed(subscription, day, kitchen));
    return hasDeliveryDay(cooked, day) ? null : "nothing-to-pause";
  });
}

/** Which of the paused days may be resumed: the cutoff applies here too. @throws RangeError above 366 different days. */
export function decideResumes(request: {
  days: readonly PlainDate[];
  subscriptions: readonly ScheduledSubscription[];
  pausedDates: Iterable<PlainDate>;
  now: Date;
}): DayDecisions<ResumeRefusal> {
  const pausedDates = new Set(request.pausedDates);
  return decideEach(request.days, (day) => {
    const change = checkWholeDay(request.subscriptions, day, request.now);
    if (!change.ok) return change.reason;
    return pausedDates.has(day) ? null : "not-paused";
  });
}

/** May one subscription's delivery on a day be skipped? The rules are those of a pause. */
export function checkSkip(
  request: Closed & {
    subscription: ScheduledSubscription;
    day: PlainDate;
    now: Date;
  },
): Result<void, SkipRefusal> {
  const { subscription, day } = request;
  const change = checkMeal(subscription, day, request.now);
  if (!change.ok) return refuse(change.reason);
  if (subscription.skippedDates?.includes(day)) return refuse("already-skipped");
  if (isClosed(subscription, day, kitchenOf(request)) || !isDeliveryDay(subscription, day)) {
    return refuse("nothing-to-skip");
  }
  return ok(undefined);
}

/** May a skipped delivery be restored? */
export function checkUnskip(request: {
  subscription: ScheduledSubscription;
  day: PlainDate;
  now: Date;
}): Result<void, UnskipRefusal> {
  const change = checkMeal(request.subscription, request.day, request.now);
  if (!change.ok) return refuse(change.reason);
  return request.subscription.skippedDates?.includes(request.day) ? ok(undefined) : refuse("not-skipped");
}

/** The pauses that no subscription needs any more, to be dropped when one ends early or is removed. */
export function pausesLeftWithNothing(request: {
  pausedDates: Iterable<PlainDate>;
  subscriptions: readonly ScheduledSubscription[];
}): PlainDate[] {
  return inOrder(request.pausedDates).filter((day) => !hasDeliveryDay(request.subscriptions, day));
}

type Closed = { closures: Iterable<PlainDate>; closedMeals?: KitchenCalendar["closedMeals"] };

function kitchenOf({ closures, closedMeals = new Map() }: Closed): KitchenCalendar {
  return { closures: new Set(closures), closedMeals };
}

function hasDeliveryDay(subscriptions: readonly ScheduledSubscription[], day: PlainDate): boolean {
  return subscriptions.some((subscription) => isDeliveryDay(subscription, day));
}

function decideEach<E extends string>(
  days: readonly PlainDate[],
  refusalOf: (day: PlainDate) => E | null,
): DayDecisions<E> {
  const decisions: DayDecisions<E> = { accepted: [], refused: [] };
  for (const day of inOrder(days, MAX_PAUSE_DAYS)) {
    const reason = refusalOf(day);
    if (reason === null) decisions.accepted.push(day);
    else decisions.refused.push({ day, reason });
  }
  return decisions;
}

function inOrder(days: Iterable<PlainDate>, limit = Infinity): PlainDate[] {
  const different = [...new Set(days)].sort();
  if (different.length > limit) throw new RangeError(`days: ${different.length} are more than ${limit}`);
  return different;
}
