import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { daysBetween, eachDay, earlierOf, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { dayIn } from "@/lib/domain/typed/typed-day";

/** What the two boxes hold: a day pressed in the calendar, or whatever has been typed so far. */
export type Range = { first: string; last: string };

export const NO_RANGE: Range = { first: "", last: "" };

/** The first and last day of a range, in whichever order they were typed; one day is its own range. Null while there is none. */
export function endsOf({ first, last }: Range, today: PlainDate): [PlainDate, PlainDate] | null {
  const texts = [first, last].filter((text) => text !== "");
  const days = texts.flatMap((text) => dayIn(text, today) ?? []);
  if (days.length === 0 || days.length < texts.length) return null;
  return [days.reduce(earlierOf), days.reduce(laterOf)];
}

/** All its days; none while it isn't a range, or when it is too long to be changed in one step. */
export function daysOf(range: Range, today: PlainDate): PlainDate[] {
  const ends = endsOf(range, today);
  return ends === null || daysBetween(...ends) >= MAX_PAUSE_DAYS ? [] : eachDay(...ends);
}

/** A day pressed in the calendar: the first, then the last, then a new first one. */
export function withPressed(range: Range, day: PlainDate, today: PlainDate): Range {
  const first = dayIn(range.first, today);
  if (first === null || range.last !== "") return { first: day, last: "" };
  return day < first ? { first: day, last: first } : { first, last: day };
}
