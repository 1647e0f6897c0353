import { addDays, isoWeekday, type PlainDate } from "../plain-date";
import { forecastDay, openDays, type KnownDay } from "./forecast";

/** A day that is over, as it would have been forecast, and by simpler means, beside what it was. In tiffins of all plans. */
export type ForecastDay = {
  day: PlainDate;
  expected: number;
  /** What stood at the hour of asking. */
  known: number;
  /** What was cooked on the last open day before, and on the last one of the same weekday. */
  dayBefore: number;
  weekBefore: number;
  counted: number;
};

/** By how many tiffins each of them was wrong, on average over the days. */
export type MeanErrors = Record<"expected" | "known" | "dayBefore" | "weekBefore", number> & {
  days: number;
  /** How many tiffins were cooked on a day. */
  counted: number;
};

/** A forecast looks back eight weeks, and needs two of them at least to be judged. */
export const LOOK_BACK = 56;
const LEAST = 14;

/** What each open day from `from` on would have been forecast as, from what was known before it. */
export function lookBack(past: readonly KnownDay[], from: PlainDate): ForecastDay[] {
  const byDay = [...Map.groupBy(openDays(past), ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byDay.flatMap(([day, rows], index) => {
    const before = byDay.slice(0, index);
    const last = before.at(-1);
    const same = before.findLast(([other]) => isoWeekday(other) === isoWeekday(day));
    if (day < from || index < LEAST || !last || !same) return [];
    const recent = before
      .filter(([other]) => other >= addDays(day, -LOOK_BACK))
      .flatMap(([, known]) => known);
    const expected = forecastDay(recent, day, rows).reduce((sum, one) => sum + one.expected, 0);
    const [known, counted] = [sumOf(rows, "known"), sumOf(rows, "counted")];
    return {
      day,
      expected,
      known,
      counted,
      dayBefore: sumOf(last[1], "counted"),
      weekBefore: sumOf(same[1], "counted"),
    };
  });
}

const sumOf = (rows: readonly KnownDay[], what: "known" | "counted"): number =>
  rows.reduce((sum, row) => sum + row[what], 0);

/** Null where there is no day to judge by. */
export function meanErrors(days: readonly ForecastDay[]): MeanErrors | null {
  if (days.length === 0) return null;
  const mean = (of: (day: ForecastDay) => number) =>
    days.reduce((sum, day) => sum + of(day), 0) / days.length;
  const wrong = (what: "expected" | "known" | "dayBefore" | "weekBefore") =>
    mean((day) => Math.abs(day[what] - day.counted));
  return {
    days: days.length,
    counted: mean((day) => day.counted),
    ...{ expected: wrong("expected"), known: wrong("known") },
    ...{ dayBefore: wrong("dayBefore"), weekBefore: wrong("weekBefore") },
  };
}
