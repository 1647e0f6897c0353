import type { StaffRole } from "../identity";
import { addDays, type PlainDate } from "../plain-date";

/** The days whose doors someone may see: a driver today's and tomorrow's, the office any. */
export function daysSeenBy(role: StaffRole, today: PlainDate): { first: PlainDate; last: PlainDate } | null {
  return role === "driver" ? { first: today, last: addDays(today, 1) } : null;
}

/** The day shown to someone who asked for one, or for none; today in place of one they may not see. */
export function shownDay(role: StaffRole, asked: PlainDate | undefined, today: PlainDate): PlainDate {
  const seen = daysSeenBy(role, today);
  const day = asked ?? today;
  return seen && (day < seen.first || day > seen.last) ? today : day;
}
