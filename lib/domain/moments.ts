import { instantAt, toBusinessDate } from "./business-time";
import { cutoffOf, deliveredBy } from "./cutoff";
import { addDays, type PlainDate } from "./plain-date";

const DAYS_AHEAD = 2;

/**
 * When open pages become outdated just because time passes, in order: each midnight, each cutoff, and when the day's
 * deliveries are over. Only for the next days: a page that is read again learns of the ones after.
 */
export function momentsOfChange(now: Date): Date[] {
  const today = toBusinessDate(now);
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addDays(today, ahead));
  return days.flatMap(momentsOf).filter((moment) => moment > now);
}

const momentsOf = (day: PlainDate) => [instantAt(day, "00:00"), cutoffOf(day), deliveredBy(day)];
