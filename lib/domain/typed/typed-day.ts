import { latinDigits } from "./digits";
import { isWeekdayName, monthNumber } from "./month-names";
import {
  addDays,
  daysBetween,
  daysOfMonth,
  isPlainDate,
  isPlainMonth,
  monthOf,
  monthParts,
  plainMonth,
  type PlainDate,
  type PlainMonth,
} from "../plain-date";
import { cleanLine } from "./typed-text";

/** How far from today a typed day may be, either way: anything further is a typing slip. */
const NEAR_DAYS = 731;

// A day without a year is the one around now: the last one if up to this many days ago, otherwise the next one.
const AGO_DAYS = 90;

/** The day that a text means, or why it means none. */
export type TypedDay =
  | { ok: true; day: PlainDate }
  | { ok: false; error: "empty" | "unreadable" | "too-far" }
  /** Such as 31 April: the month and how many days it has. */
  | { ok: false; error: "no-such-day"; month: PlainMonth; days: number };

// The earliest day that a bill or a log may be from; beyond it day arithmetic could leave the calendar.
const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2199-12-31";

type Parts = { day: string; month: string; year?: string };

/**
 * A day as people in India type it: `5/12/2026`, `05-12-26`, `5 Dec`, `Sat 5 December 2026`, `५ डिसेंबर`, also `2026-12-05`
 * and `20261205`. The day always comes before the month, unless the year comes first.
 */
export function readDay(typed: string, today: PlainDate): TypedDay {
  const read = readAnyDay(typed, today);
  return read.ok && !isNear(read.day, today) ? { ok: false, error: "too-far" } : read;
}

/** The day that a complete date means, however long ago: what an address or a filter may hold. Null for anything else. */
export function fullDayIn(typed: unknown): PlainDate | null {
  const read = typeof typed === "string" ? readAnyDay(typed, null) : null;
  return read?.ok && FIRST_DAY <= read.day && read.day <= LAST_DAY ? read.day : null;
}

function readAnyDay(typed: string, today: PlainDate | null): TypedDay {
  const tokens = tokensOf(typed);
  if (tokens.length === 0) return { ok: false, error: "empty" };
  const parts = partsOf(tokens);
  const month = parts && monthIn(parts.month);
  if (!parts || !month) return { ok: false, error: "unreadable" };
  const day = Number(parts.day);
  if (parts.year === undefined)
    return today === null ? { ok: false, error: "unreadable" } : aroundToday({ month, day }, today);
  const year = yearIn(parts.year);
  return year === null ? { ok: false, error: "unreadable" } : existing({ year, month, day });
}

/** The day that a text means, if that is near enough; null otherwise. */
export function dayIn(typed: unknown, today: PlainDate): PlainDate | null {
  const read = typeof typed === "string" ? readDay(typed, today) : null;
  return read?.ok ? read.day : null;
}

/** Whether a day lies within two years of today, either way. */
export function isNear(day: PlainDate, today: PlainDate): boolean {
  return Math.abs(daysBetween(today, day)) <= NEAR_DAYS;
}

/** A month as people type it: `2026-12`, `12/2026`, `Dec 2026`, `डिसेंबर २०२६`; null when there is none near today. */
export function readMonth(typed: string, today: PlainDate): PlainMonth | null {
  const [first = "", second = "", ...rest] = tokensOf(typed);
  if (rest.length > 0 || second === "") return null;
  const [month, year] = /^\d{4}$/.test(first) ? [second, first] : [first, second];
  const text = `${year}-${String(monthIn(month)).padStart(2, "0")}`;
  if (!isPlainMonth(text)) return null;
  return Math.abs(monthCount(text) - monthCount(monthOf(today))) <= 24 ? text : null;
}

function monthCount(month: PlainMonth): number {
  const parts = monthParts(month);
  return parts.year * 12 + parts.month;
}

/** Numbers and lower-case words, without the day of the week and without "st" or "th" after a number. */
function tokensOf(typed: string): string[] {
  const text = latinDigits(cleanLine(typed))
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)(?![\p{L}\p{M}])/gu, "$1");
  const tokens = text.match(/\d+|\p{L}[\p{L}\p{M}\u200c\u200d]*|[^\d\p{L}\p{Z}\p{Pd}\u2212/.,]/gu) ?? [];
  return tokens.filter((token, index) => index > 0 || !isWeekdayName(token));
}

function partsOf(tokens: readonly string[]): Parts | null {
  const [first = "", second = "", third, ...rest] = tokens;
  if (rest.length > 0) return null;
  if (tokens.length === 1) return eightDigits(first);
  if (third !== undefined && /^\d{4}$/.test(first))
    return numbers({ year: first, month: second, day: third });
  const monthFirst = monthNumber(first) !== undefined;
  const [day, month] = monthFirst ? [second, first] : [first, second];
  return numbers({ day, month, year: third });
}

/** `20261205` or `05122026`: a phone's keypad has only digits. */
function eightDigits(text: string): Parts | null {
  if (!/^\d{8}$/.test(text)) return null;
  if (/^(19|20|21)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text))
    return { year: text.slice(0, 4), month: text.slice(4, 6), day: text.slice(6) };
  return { day: text.slice(0, 2), month: text.slice(2, 4), year: text.slice(4) };
}

function numbers(parts: Parts): Parts | null {
  return /^\d{1,2}$/.test(parts.day) ? parts : null;
}

function monthIn(text: string): number | undefined {
  if (!/^\d{1,2}$/.test(text)) return monthNumber(text);
  const month = Number(text);
  return month >= 1 && month <= 12 ? month : undefined;
}

function yearIn(text: string): number | null {
  if (/^\d\d$/.test(text)) return 2_000 + Number(text);
  return /^[1-9]\d{3}$/.test(text) ? Number(text) : null;
}

function existing(parts: { year: number; month: number; day: number }): TypedDay {
  const text = `${plainMonth(parts.year, parts.month)}-${String(parts.day).padStart(2, "0")}`;
  if (isPlainDate(text)) return { ok: true, day: text };
  if (parts.day < 1 || parts.day > 31) return { ok: false, error: "unreadable" };
  const month = plainMonth(parts.year, parts.month);
  return { ok: false, error: "no-such-day", month, days: daysOfMonth(month).length };
}

function aroundToday({ month, day }: { month: number; day: number }, today: PlainDate): TypedDay {
  const earliest = addDays(today, -AGO_DAYS);
  const { year } = monthParts(monthOf(earliest));
  const text = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return existing({ year: `${year}-${text}` >= earliest ? year : year + 1, month, day });
}
