import { expectedDueDate } from "@/lib/domain/books/bill-status";
import { changeOfDays, type DaysChange } from "@/lib/domain/books/day-change";
import { MAX_PAUSE_DAYS } from "@/lib/domain/pause";
import { daysBetween, eachDay, earlierOf, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { dayIn } from "@/lib/domain/typed/typed-day";
import type { Changeable } from "@/lib/features/pauses/changeable";

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

/** A range drawn on from one of its days to another: the end that it was not drawn from stays. */
export function withExtended(range: Range, from: PlainDate, to: PlainDate, today: PlainDate): Range {
  const [first, last] = [dayIn(range.first, today), dayIn(range.last, today)];
  const anchor = from === first ? (last ?? first) : from === last ? (first ?? last) : from;
  return { first: anchor, last: to };
}

/** What a change comes to, with the day on which each bill will be due. */
export type BilledChange = Omit<DaysChange, "months"> & {
  months: (DaysChange["months"][number] & { dueDate: PlainDate })[];
};

/** What pausing and what resuming its days would do. */
export type RangePreview = { ends: [PlainDate, PlainDate]; pause: BilledChange; resume: BilledChange };

/** Null while there is no range to change. */
export function previewOf(range: Range, today: PlainDate, changeable: Changeable): RangePreview | null {
  const ends = endsOf(range, today);
  const days = daysOf(range, today);
  if (ends === null || days.length === 0) return null;
  const change = (kind: "pause" | "resume") => billedChange(kind, days, changeable);
  return { ends, pause: change("pause"), resume: change("resume") };
}

/** What a change of days comes to, bill by bill. */
function billedChange(
  kind: "pause" | "resume",
  days: readonly PlainDate[],
  { serverNow, dueDays, ...own }: Changeable,
): BilledChange {
  const { months, ...change } = changeOfDays(kind, days, own, new Date(serverNow));
  return {
    ...change,
    months: months.map((month) => ({ ...month, dueDate: expectedDueDate(month.month, dueDays) })),
  };
}
