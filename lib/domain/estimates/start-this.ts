import {
  addDays,
  ALL_WEEKDAYS,
  daysBetween,
  earlierOf,
  isPlainDate,
  laterOf,
  type PlainDate,
  type Weekday,
} from "../plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "../subscription";
import type { Wish, WishLine } from "./estimate";

/** A run that somebody chose before the page where it is taken. */
export type ChosenDays = { startDate: PlainDate; endDate: PlainDate | null; weekdays: Weekday[] };

type Asked = { from?: unknown; to?: unknown; weekdays?: unknown };

/** What the address of that page says of a line of a wish. */
export function startOf({ from, to }: Wish, { planId, weekdays }: WishLine): Record<string, string> {
  return {
    plan: String(planId),
    from,
    ...(to !== null && { to }),
    ...(weekdays.length < ALL_WEEKDAYS.length && { weekdays: weekdays.join("") }),
  };
}

/** The same of an address, without what no such address says. */
export function askedAgain({ from, to, weekdays }: Asked): Record<string, string> {
  const kept = { from, to, weekdays };
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/**
 * The run that an address asks for, from the first day that is still open; one that is over by then, as long as it was. Null
 * when it asks for none.
 */
export function chosenIn(asked: Asked, firstDay: PlainDate): ChosenDays | null {
  const { from, to, weekdays } = asked;
  if (!isPlainDate(from)) return null;
  const startDate = laterOf(from, firstDay);
  const latest = addDays(startDate, MAX_SUBSCRIPTION_DAYS - 1);
  const end = isPlainDate(to) && to >= from ? endFrom(startDate, from, to) : null;
  return { startDate, endDate: end && earlierOf(end, latest), weekdays: weekdaysIn(weekdays) };
}

const endFrom = (startDate: PlainDate, from: PlainDate, to: PlainDate) =>
  to >= startDate ? to : addDays(startDate, daysBetween(from, to));

function weekdaysIn(asked: unknown): Weekday[] {
  const chosen = ALL_WEEKDAYS.filter((day) => typeof asked === "string" && asked.includes(String(day)));
  return chosen.length > 0 ? chosen : [...ALL_WEEKDAYS];
}
