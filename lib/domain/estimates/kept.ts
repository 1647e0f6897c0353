import { rupees, type Rupees } from "../money";
import { ALL_WEEKDAYS, isPlainDate, type Weekday } from "../plain-date";
import { latinDigits } from "../typed/digits";
import { cleanLine, searchable } from "../typed/typed-text";
import { formatRupees } from "../money";
import { MAX_AWAY, MAX_LINES, slipOf, wishInWords, type DayRun, type Wish, type WishLine } from "./estimate";

/** A saved answer. `key`: made by chance where it was saved, so that it is taken over once. `amount`: as it was then. */
export type KeptEstimate = { key: string; savedAt: number; wish: Wish; amount: Rupees };

/** So many of a guest's stay in the browser: the newest. */
export const MOST_KEPT = 100;

export const KEY_SHAPE = /^[\w-]{22}$/;
const MAX_NAME = 100;
const MAX_RATE = 100_000;
const MAX_AMOUNT = 1_000_000_000;

/** The newest first, without those that no longer fit. */
export function withKept(kept: readonly KeptEstimate[], added: KeptEstimate): KeptEstimate[] {
  return [added, ...kept.filter(({ key }) => key !== added.key)].slice(0, MOST_KEPT);
}

/** Those in which each word of a search stands somewhere, as the account's list is searched. */
export function foundIn(kept: readonly KeptEstimate[], search: string): KeptEstimate[] {
  const words = latinDigits(searchable(search)).toLowerCase().split(" ");
  return kept.filter(({ wish, amount }) => {
    const text = searchable(`${wishInWords(wish, amount)} ${formatRupees(amount)}`).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Short: lists without names, weekdays as a number in bits, about a hundred letters each. */
export function writeKept(kept: readonly KeptEstimate[]): string {
  return JSON.stringify(
    kept.map(({ key, savedAt, amount, wish }) => [
      ...[key, savedAt, amount, wish.from, wish.to ?? 0],
      wish.lines.map(({ planId, planName, dailyRate, weekdays }) => [
        ...[planId, planName, dailyRate],
        weekdays.reduce((bits, day) => bits | (1 << day), 0),
      ]),
      ...(wish.away.length > 0 ? [wish.away.map(({ from, to }) => [from, to])] : []),
    ]),
  );
}

/** What can't be read is left out: a browser's store is anybody's. */
export function readKept(text: string | null): KeptEstimate[] {
  return listOf(jsonOf(text)).flatMap(readOne).slice(0, MOST_KEPT);
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
}

function listOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

function readOne(given: unknown): KeptEstimate[] {
  const [key, savedAt, amount, from, to, lines, away] = listOf(given);
  if (typeof key !== "string" || !KEY_SHAPE.test(key)) return [];
  if (!isCount(savedAt, Number.MAX_SAFE_INTEGER) || !isCount(amount, MAX_AMOUNT)) return [];
  if (!isPlainDate(from) || (to !== 0 && !isPlainDate(to))) return [];
  const wish = { from, to: to === 0 ? null : to, lines: readLines(lines), away: readAway(away) };
  const isWhole =
    wish.lines.length > 0 && wish.lines.length === listOf(lines).length && slipOf(wish) === null;
  return isWhole ? [{ key, savedAt, amount: rupees(amount), wish }] : [];
}

function readLines(given: unknown): WishLine[] {
  return listOf(given)
    .slice(0, MAX_LINES)
    .flatMap((line) => {
      const [planId, planName, dailyRate, bits] = listOf(line);
      if (!isCount(planId, 2_147_483_647) || !isCount(dailyRate, MAX_RATE) || !isCount(bits, 255)) return [];
      if (typeof planName !== "string" || planName.length > MAX_NAME || dailyRate === 0) return [];
      const name = cleanLine(planName);
      return [{ planId, planName: name, dailyRate: rupees(dailyRate), weekdays: weekdaysIn(bits) }];
    });
}

function readAway(given: unknown): DayRun[] {
  return listOf(given)
    .slice(0, MAX_AWAY)
    .flatMap((run) => {
      const [from, to] = listOf(run);
      return isPlainDate(from) && isPlainDate(to) ? [{ from, to }] : [];
    });
}

function isCount(given: unknown, most: number): given is number {
  return Number.isSafeInteger(given) && Number(given) >= 0 && Number(given) <= most;
}

function weekdaysIn(bits: number): Weekday[] {
  return ALL_WEEKDAYS.filter((day) => (bits & (1 << day)) !== 0);
}
