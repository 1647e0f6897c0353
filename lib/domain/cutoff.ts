import { instantAt, toBusinessDate, toBusinessMonth } from "./business-time";
import { addDays, addMonths, lastDayOf, parsePlainDate, type PlainDate, type PlainMonth } from "./plain-date";

const CUTOFF_TIME = "08:00";
const DELIVERED_BY = "14:00";

export type DayChangeRefusal = "past" | "after-cutoff";
export type DayChange = { ok: true } | { ok: false; reason: DayChangeRefusal };

/**
 * May a day's deliveries still be changed, or is it too late for a pause or a skip? Later days may; today may up to and
 * including the cutoff. `cutoffTime` is `HH:MM` on the kitchen's clock.
 * @throws RangeError for a malformed day, time or instant.
 */
export function checkDayChange(day: string, now: Date, cutoffTime = CUTOFF_TIME): DayChange {
  const changedDate = parsePlainDate(day);
  const cutoff = cutoffOf(changedDate, cutoffTime);
  const today = toBusinessDate(now);
  if (changedDate < today) return { ok: false, reason: "past" };
  // today: the kitchen has counted its tiffins; a later day has not reached its cutoff
  if (now > cutoff) return { ok: false, reason: "after-cutoff" };
  return { ok: true };
}

/** The last instant at which a day may be changed. @throws RangeError unless `cutoffTime` is `HH:MM`. */
export function cutoffOf(day: PlainDate, cutoffTime = CUTOFF_TIME): Date {
  return instantAt(day, cutoffTime);
}

/** When the last tiffin of a day has arrived: from then on the next one is another day's. */
export function deliveredBy(day: PlainDate): Date {
  return instantAt(day, DELIVERED_BY);
}

/** Today up to and including its cutoff, tomorrow after it. */
export function firstChangeableDay(now: Date): PlainDate {
  const today = toBusinessDate(now);
  return checkDayChange(today, now).ok ? today : addDays(today, 1);
}

/** From the cutoff of its last day on, nothing in a month can change, so it may be billed. */
export function isMonthClosed(month: PlainMonth, now: Date): boolean {
  return now > cutoffOf(lastDayOf(month));
}

/** The latest month that may be billed. */
export function lastClosedMonth(now: Date): PlainMonth {
  const month = toBusinessMonth(now);
  return isMonthClosed(month, now) ? month : addMonths(month, -1);
}
