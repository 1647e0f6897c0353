import { DAY_NAMES } from "./language/day-names";
import { languageNow, type Language } from "./language/language";

/** A calendar day, `YYYY-MM-DD`: it has no time and no zone, and sorts as text. Years 1000 to 9999. */
export type PlainDate = string & { readonly __brand: "PlainDate" };
/** A calendar month, `YYYY-MM`. */
export type PlainMonth = string & { readonly __brand: "PlainMonth" };
/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const ALL_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

type MonthParts = { year: number; month: number };

const MS_PER_DAY = 86_400_000;
const MAX_RANGE_DAYS = 3_700;
const DAY_PATTERN = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH_PATTERN = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;

export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== "string" || !DAY_PATTERN.test(value)) return false;
  // every month has 28 days, so most days need no look at the calendar
  return value.slice(8) <= "28" || Number(value.slice(8)) <= daysIn(partsOf(value));
}

export function isPlainMonth(value: unknown): value is PlainMonth {
  return typeof value === "string" && MONTH_PATTERN.test(value);
}

/** @throws RangeError naming `what` and the value unless it is an existing day, `YYYY-MM-DD`. */
export function parsePlainDate(value: string, what = "day"): PlainDate {
  if (!isPlainDate(value)) throw new RangeError(`${what} "${value}" is not a calendar day (YYYY-MM-DD)`);
  return value;
}

/** @throws RangeError naming `what` and the value unless it is a month, `YYYY-MM`. */
export function parsePlainMonth(value: string, what = "month"): PlainMonth {
  if (!isPlainMonth(value)) throw new RangeError(`${what} "${value}" is not a calendar month (YYYY-MM)`);
  return value;
}

/** @throws RangeError naming `what` and the value unless it is one of 1 (Monday) to 7 (Sunday). */
export function parseWeekday(value: number, what = "weekday"): Weekday {
  const weekday = ALL_WEEKDAYS.find((known) => known === value);
  if (weekday === undefined) throw new RangeError(`${what} ${value} is not 1 (Monday) to 7 (Sunday)`);
  return weekday;
}

/** `month` and `day` count from 1. @throws RangeError when there is no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate {
  return parsePlainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** `month` counts from 1. @throws RangeError when there is no such month. */
export function plainMonth(year: number, month: number): PlainMonth {
  return parsePlainMonth(`${pad(year, 4)}-${pad(month, 2)}`);
}

/** The month as numbers; `month` counts from 1. */
export function monthParts(month: PlainMonth): MonthParts {
  return partsOf(month);
}

/** Goes back for a negative number. @throws RangeError for a fraction of a day, or when the result leaves the calendar. */
export function addDays(day: PlainDate, days: number): PlainDate {
  requireWhole(days, "days");
  return fromUtc(Date.parse(day) + days * MS_PER_DAY);
}

/** How many days `b` is after `a`: 1 from one day to the next, negative when `b` comes first. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return (Date.parse(b) - Date.parse(a)) / MS_PER_DAY;
}

export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

export function isoWeekday(day: PlainDate): Weekday {
  // Date counts from Sunday = 0, ISO ends the week with it
  return parseWeekday(new Date(Date.parse(day)).getUTCDay() || 7);
}

export function monthOf(day: PlainDate): PlainMonth {
  return parsePlainMonth(day.slice(0, 7));
}

export function firstDayOf(month: PlainMonth): PlainDate {
  return parsePlainDate(`${month}-01`);
}

export function lastDayOf(month: PlainMonth): PlainDate {
  const parts = monthParts(month);
  return plainDate(parts.year, parts.month, daysIn(parts));
}

export function daysOfMonth(month: PlainMonth): PlainDate[] {
  return eachDay(firstDayOf(month), lastDayOf(month));
}

/** Goes back for a negative number. @throws RangeError for a fraction of a month, or when the result leaves the calendar. */
export function addMonths(month: PlainMonth, months: number): PlainMonth {
  requireWhole(months, "months");
  const parts = monthParts(month);
  const moved = new Date(Date.UTC(parts.year, parts.month - 1 + months, 1));
  return plainMonth(moved.getUTCFullYear(), moved.getUTCMonth() + 1);
}

/** All days of a range, both ends included. @throws RangeError when `to` is before `from`, or above 3,700 days. */
export function eachDay(from: PlainDate, to: PlainDate): PlainDate[] {
  const count = daysBetween(from, to) + 1;
  if (count < 1) throw new RangeError(`end ${to} is before start ${from}`);
  if (count > MAX_RANGE_DAYS) throw new RangeError(`${from} to ${to} is more than ${MAX_RANGE_DAYS} days`);
  const first = Date.parse(from);
  return Array.from({ length: count }, (_, index) => fromUtc(first + index * MS_PER_DAY));
}

const DAY_STYLES = {
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  medium: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  short: { weekday: "short", day: "numeric", month: "short" },
  spoken: { weekday: "long", day: "numeric", month: "short" },
  plain: { day: "numeric", month: "short", year: "numeric" },
  "numeric-day": { day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DayStyle = keyof typeof DAY_STYLES;

const STYLES: Readonly<Record<DayStyle | "month" | "short-month", Intl.DateTimeFormatOptions>> = {
  ...DAY_STYLES,
  month: { month: "long", year: "numeric" },
  "short-month": { month: "short" },
};

type Known = { formatter: Intl.DateTimeFormat; days: Map<PlainDate, string> };
const known = new Map<string, Known>();
const MOST_KNOWN = 1_000;

/** "Tuesday 24 November 2026", "Tue 24 Nov 2026", "Tue 24 Nov", "Tuesday 24 Nov", "24 Nov 2026" or "24"; never with a comma. */
export function formatDay(day: PlainDate, style: DayStyle, language = languageNow()): string {
  return language === "en" ? formatUtc(day, style) : inNames(day, STYLES[style], language);
}

/** "November 2026". */
export function formatMonth(month: PlainMonth, language = languageNow()): string {
  const day = firstDayOf(month);
  return language === "en" ? formatUtc(day, "month") : inNames(day, STYLES.month, language);
}

/** "Nov". */
export function formatShortMonth(month: PlainMonth, language = languageNow()): string {
  const day = firstDayOf(month);
  return language === "en" ? formatUtc(day, "short-month") : inNames(day, STYLES["short-month"], language);
}

/** The parts of a style that Intl would write, in the order of all three languages, with our names. */
function inNames(
  day: PlainDate,
  style: Intl.DateTimeFormatOptions,
  language: Exclude<Language, "en">,
): string {
  const names = DAY_NAMES[language];
  const { year, month } = partsOf(day);
  const parts = [
    style.weekday && names[style.weekday === "long" ? "weekdays" : "shortWeekdays"][isoWeekday(day) - 1],
    style.day && Number(day.slice(8)),
    style.month && names[style.month === "long" ? "months" : "shortMonths"][month - 1],
    style.year && year,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

function formatUtc(day: PlainDate, style: keyof typeof STYLES): string {
  const { formatter, days } = knownIn(style);
  const before = days.get(day);
  if (before !== undefined) return before;
  // engines differ on whether a comma follows the weekday: server and browser must print the same text
  const text = withShortMonth(formatter.format(Date.parse(day)).replaceAll(",", ""));
  if (days.size === MOST_KNOWN) days.clear();
  days.set(day, text);
  return text;
}

/** A formatter is made once, which takes a hundred times as long as to use it; the same few days are written over and over. */
function knownIn(style: keyof typeof STYLES): Known {
  const before = known.get(style);
  if (before) return before;
  // plain "en" would print dates the American way, month first
  const formatter = new Intl.DateTimeFormat("en-GB", { ...STYLES[style], timeZone: "UTC" });
  const made = { formatter, days: new Map() };
  known.set(style, made);
  return made;
}

/** British English shortens every month except one to three letters. */
function withShortMonth(text: string): string {
  return text.replace(/\bSept\b/, "Sep");
}

function fromUtc(midnight: number): PlainDate {
  const date = new Date(midnight);
  return plainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function partsOf(text: string): MonthParts {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)) };
}

function daysIn({ year, month }: MonthParts): number {
  // day 0 of the following month
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function requireWhole(value: number, what: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} ${value} is not a whole number`);
}

function pad(value: number, width: number): string {
  return `${value}`.padStart(width, "0");
}
