import { instantAt, toBusinessDate } from "./business-time";
import { addDays, parsePlainDate, type PlainDate } from "./plain-date";

/** `HH:MM` on the kitchen's clock, on the day itself or on the evening before it. */
export type Cutoff = { time: string; isDayBefore: boolean };

const LUNCH: Cutoff = { time: "08:00", isDayBefore: false };

export type DayChangeRefusal = "past" | "after-cutoff";
export type DayChange = { ok: true } | { ok: false; reason: DayChangeRefusal };

/**
 * May a day's deliveries still be changed, or is it too late for a pause or a skip? A day may be changed up to and including
 * its cutoff. A cutoff given as `HH:MM` is of the day itself.
 * @throws RangeError for a malformed day, time or instant.
 */
export function checkDayChange(day: string, now: Date, cutoff: string | Cutoff = LUNCH): DayChange {
  const changedDate = parsePlainDate(day);
  const last = cutoffOf(changedDate, typeof cutoff === "string" ? { ...LUNCH, time: cutoff } : cutoff);
  const today = toBusinessDate(now);
  if (changedDate < today) return { ok: false, reason: "past" };
  // the kitchen has counted this day's tiffins; a later day has not reached its cutoff
  if (now > last) return { ok: false, reason: "after-cutoff" };
  return { ok: true };
}

/** The last instant at which a day may be changed. @throws RangeError unless the time is `HH:MM`. */
export function cutoffOf(day: PlainDate, { time, isDayBefore }: Cutoff = LUNCH): Date {
  return instantAt(isDayBefore ? addDays(day, -1) : day, time);
}
