import { formatInTimeZone, getTimezoneOffset } from "date-fns-tz";
import { languageNow } from "./language/language";
import { formatDay, monthOf, plainDate, type PlainDate, type PlainMonth } from "./plain-date";

/** Where the kitchen cooks: the time zone of every day and every cutoff, wherever server, database and browser are. */
export const BUSINESS_TIME_ZONE = "Asia/Kolkata";

/** How far its clock is ahead of Greenwich, all year round and in every year since 1945: milliseconds, and as it is written. */
const AHEAD = getTimezoneOffset(BUSINESS_TIME_ZONE);
const WRITTEN_AHEAD = formatInTimeZone(0, BUSINESS_TIME_ZONE, "xxx");

const TIME_PATTERN = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The kitchen's calendar day at an instant. @throws RangeError for an invalid Date. */
export function toBusinessDate(now: Date): PlainDate {
  const at = now.getTime();
  if (Number.isNaN(at)) throw new RangeError("now is not a valid instant");
  // UTC fields of the shifted instant: the machine's own zone, with its skipped hours, is never involved
  const wall = new Date(at + AHEAD);
  return plainDate(wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate());
}

/** The kitchen's calendar month at an instant. @throws RangeError for an invalid Date. */
export function toBusinessMonth(now: Date): PlainMonth {
  return monthOf(toBusinessDate(now));
}

/** The instant at which the kitchen's clock shows `time` (`HH:MM`) on a day. @throws RangeError for another time format. */
export function instantAt(day: PlainDate, time: string): Date {
  if (!TIME_PATTERN.test(time)) throw new RangeError(`time "${time}" is not HH:MM`);
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - AHEAD);
}

/** "2026-11-03T21:04:05+05:30": an instant for another program, at the kitchen's local time. */
export function isoInstant(instant: Date): string {
  return new Date(instant.getTime() + AHEAD).toISOString().replace(/\.\d{3}Z$/, WRITTEN_AHEAD);
}

/** "3 Nov 2026, 21:04", on the kitchen's clock. */
export function formatInstant(instant: Date, language = languageNow()): string {
  return `${formatDay(toBusinessDate(instant), "plain", language)}, ${formatTime(instant)}`;
}

/** "Tue 3 Nov, 21:04", on the kitchen's clock: for days close to today. */
export function formatMoment(instant: Date, language = languageNow()): string {
  return `${formatDay(toBusinessDate(instant), "short", language)}, ${formatTime(instant)}`;
}

/** Made once: that takes as long as a hundred uses of it. */
const clockFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: BUSINESS_TIME_ZONE,
});

/** "21:04", on the kitchen's clock. */
export function formatTime(instant: Date): string {
  return clockFormat.format(instant);
}
