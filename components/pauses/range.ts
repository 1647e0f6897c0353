import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import {
  daysBetween,
  eachDay,
  earlierOf,
  isPlainDate,
  laterOf,
  type PlainDate,
} from "@/lib/domain/plain-date";

/** What stands in the two boxes: `YYYY-MM-DD`, or whatever was typed so far. */
export type Range = { first: string; last: string };

export const NO_RANGE: Range = { first: "", last: "" };

/** First and last day of a range, whichever was written first; one day stands for itself. Null while there is none. */
export function endsOf({ first, last }: Range): [PlainDate, PlainDate] | null {
  const days = [first, last].filter((text) => text !== "");
  if (days.length === 0 || !days.every(isPlainDate)) return null;
  return [days.reduce(earlierOf), days.reduce(laterOf)];
}

/** All its days; none while it is not a range, or one too long to be changed in one step. */
export function daysOf(range: Range): PlainDate[] {
  const ends = endsOf(range);
  return ends === null || daysBetween(...ends) >= MAX_PAUSE_DAYS ? [] : eachDay(...ends);
}

/** A day pressed in the calendar: the first, then the last, then a new first one. */
export function withPressed(range: Range, day: PlainDate): Range {
  if (range.first === "" || range.last !== "") return { first: day, last: "" };
  return day < range.first ? { first: day, last: range.first } : { ...range, last: day };
}
