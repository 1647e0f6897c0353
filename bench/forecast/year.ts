// A made-up kitchen's year, tiffin by tiffin: who subscribes, goes on or stops, who pauses which day and when they say so. The
// forecast sees none of the numbers below, only what would have stood in the database at each instant.
import { addDays, daysBetween, isoWeekday, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { seededChance, type Chance } from "./chance";

export const FIRST_DAY = parsePlainDate("2025-04-01");
export const DAYS = 365;
export const MINUTES_A_DAY = 1_440;
/** Minutes from a day's midnight: eight in the evening before, half past five, and the cutoff at eight. */
export const EVENING = -240;
export const MORNING = 330;
export const CUTOFF = 480;

/** Instants are minutes from the first day's midnight; days are numbered from 0. */
export type Run = {
  planId: number;
  weekdays: readonly number[];
  firstDay: number;
  takenAt: number;
  /** Each last day that was said, the latest one holds. */
  ends: { at: number; lastDay: number }[];
  pauses: { day: number; at: number; takenBackAt: number }[];
};
type Closure = { day: number; at: number };
export type KitchenYear = { runs: Run[]; closures: Closure[]; plans: number };

type Habits = { pauses: number; lateness: number; weekdays: readonly number[]; planId: number };
type Weather = { late: readonly number[]; away: readonly number[]; shock: ReadonlyMap<number, number> };

const FESTIVALS = ["2025-05-01", "2025-08-15", "2025-08-27", "2025-10-02", "2025-10-20", "2025-10-21"]
  .concat(["2025-12-25", "2026-01-14", "2026-01-26", "2026-03-04", "2026-03-19"])
  .map((day) => daysBetween(FIRST_DAY, parsePlainDate(day)));

/** How likely a day is paused by its weekday, from Monday. */
const BY_WEEKDAY = [1.25, 0.85, 0.85, 0.95, 1.4, 1.7, 1.2];
const WEEKDAYS: readonly (readonly [readonly number[], number])[] = [
  [[1, 2, 3, 4, 5, 6], 0.5],
  [[1, 2, 3, 4, 5], 0.3],
  [[1, 2, 3, 4, 5, 6, 7], 0.2],
];

export const dayOf = (number: number): PlainDate => addDays(FIRST_DAY, number);
const weekdayOf = (number: number): number => isoWeekday(dayOf(number));

/** A year of a kitchen that begins it with so many tiffins. */
export function kitchenYear({ tiffins, seed }: { tiffins: number; seed: number }): KitchenYear {
  const chance = seededChance(seed);
  const weather = makeWeather(chance);
  const plans = tiffins < 200 ? 3 : 7;
  const runs: Run[] = [];
  for (let one = 0; one < tiffins; one++)
    runs.push(...tiffinOf(chance, weather, plans, -chance.between(1, 60)));
  for (let day = 0; day < DAYS; day++) {
    for (let one = newcomers(chance, tiffins, day); one > 0; one--) {
      runs.push(...tiffinOf(chance, weather, plans, day));
    }
  }
  const closures = FESTIVALS.map((day) => ({ day, at: (day - 20) * MINUTES_A_DAY }));
  // once a year the gas is out, and everybody is told at five in the morning
  const broken = chance.between(60, 300);
  return { runs, closures: [...closures, { day: broken, at: broken * MINUTES_A_DAY + 300 }], plans };
}

/** The share of late pauses drifts over the year; rain and strikes keep many away who didn't know it the day before. */
function makeWeather(chance: Chance): Weather {
  const late: number[] = [];
  let level = 1;
  for (let day = 0; day < DAYS; day++) {
    level = Math.min(1.8, Math.max(0.6, level + (chance.next() - 0.5) * 0.06));
    late.push(level);
  }
  const away = late.map((_, day) => awayOn(day));
  const rain = Array.from(
    { length: 12 },
    () => [chance.between(75, 165), 0.02 + 0.08 * chance.next()] as const,
  );
  const strikes = Array.from({ length: 3 }, () => [chance.between(0, DAYS - 1), 0.05] as const);
  return { late, away, shock: new Map([...rain, ...strikes]) };
}

/** Around festivals and in the school holidays more people are away. */
function awayOn(day: number): number {
  const isBridge = FESTIVALS.some((festival) => Math.abs(festival - day) <= 1);
  const isSchoolHoliday = (day >= 20 && day <= 65) || (day >= 198 && day <= 215);
  return (isBridge ? 1.9 : 1) * (isSchoolHoliday ? 1.3 : 1);
}

function newcomers(chance: Chance, tiffins: number, day: number): number {
  const season = day > 60 && day < 110 ? 1.8 : 1;
  const begins = [1, 15].includes(Number(dayOf(day).slice(8))) ? 3 : 1;
  const expected = tiffins * 0.0024 * season * begins;
  const whole = Math.floor(expected);
  return whole + (chance.isIn(expected - whole) ? 1 : 0);
}

/** One tiffin from its first day on: it goes on, makes a break or stops for good whenever a subscription ends. */
function tiffinOf(chance: Chance, weather: Weather, plans: number, firstDay: number): Run[] {
  const habits: Habits = {
    planId: 1 + Math.floor(chance.next() ** 1.6 * plans),
    weekdays: chance.oneOf(WEEKDAYS),
    pauses: 0.005 + 0.09 * chance.next() ** 2,
    lateness: 0.4 + 1.2 * chance.next(),
  };
  const runs: Run[] = [];
  let begins = firstDay;
  let takenAt = (begins - 1) * MINUTES_A_DAY + chance.between(600, 1_320);
  while (begins < DAYS) {
    const run = runOf(chance, habits, begins, takenAt);
    runs.push({ ...run, pauses: pausesOf(chance, weather, habits, run) });
    const next = goesOn(chance, run.ends.at(-1)?.lastDay ?? begins);
    if (!next) break;
    begins = next.day;
    takenAt = next.at;
  }
  return runs;
}

function runOf(chance: Chance, { planId, weekdays }: Habits, firstDay: number, takenAt: number): Run {
  const length = chance.oneOf([
    [30, 0.6],
    [90, 0.3],
    [365, 0.1],
  ] as const);
  const ends = [{ at: takenAt, lastDay: firstDay + length - 1 }];
  if (chance.isIn(0.04)) {
    const lastDay = firstDay + chance.between(5, length - 2);
    ends.push({ at: lastDay * MINUTES_A_DAY + chance.between(600, 1_380), lastDay });
  }
  return { planId, weekdays, firstDay, takenAt, ends, pauses: [] };
}

/** Most go on without a gap, and some of them say so late in the evening or in the morning. */
function goesOn(chance: Chance, lastDay: number): { day: number; at: number } | null {
  const evening = (lastDay + 1) * MINUTES_A_DAY + EVENING;
  switch (
    chance.oneOf([
      ["before", 0.66],
      ["evening", 0.09],
      ["morning", 0.04],
      ["later", 0.1],
      ["no", 0.11],
    ] as const)
  ) {
    case "before":
      return { day: lastDay + 1, at: evening - chance.between(1, 6_000) };
    case "evening":
      return { day: lastDay + 1, at: evening + chance.between(1, 230) };
    case "morning":
      return { day: lastDay + 1, at: (lastDay + 1) * MINUTES_A_DAY + chance.between(331, 479) };
    case "later": {
      const day = lastDay + chance.between(3, 25);
      return { day, at: day * MINUTES_A_DAY - chance.between(100, 900) };
    }
    case "no":
      return null;
  }
}

function pausesOf(chance: Chance, weather: Weather, habits: Habits, run: Run): Run["pauses"] {
  const pauses: Run["pauses"] = [];
  const last = Math.min(DAYS - 1, run.ends.at(-1)?.lastDay ?? 0);
  for (let day = Math.max(0, run.firstDay); day <= last; day++) {
    if (!run.weekdays.includes(weekdayOf(day))) continue;
    if (chance.isIn(0.0035 * (weather.away[day] ?? 1))) {
      const length = chance.between(3, 9);
      const at = day * MINUTES_A_DAY + EVENING - chance.between(1, 15_000);
      for (let later = 0; later < length; later++)
        pauses.push({ day: day + later, at, takenBackAt: Infinity });
      day += length - 1;
      continue;
    }
    const at = pausedAt(chance, weather, habits, day);
    if (at !== null && at >= run.takenAt) pauses.push({ day, at, takenBackAt: takenBack(chance, day, at) });
  }
  return pauses;
}

/** When a single day is paused, if it is: long before, on the day before, late in the evening, at night or before the cutoff. */
function pausedAt(chance: Chance, weather: Weather, habits: Habits, day: number): number | null {
  const midnight = day * MINUTES_A_DAY;
  if (chance.isIn(weather.shock.get(day) ?? 0)) return midnight + chance.between(-120, CUTOFF);
  const weekday = weekdayOf(day);
  const likely = habits.pauses * (BY_WEEKDAY[weekday - 1] ?? 1) * (weather.away[day] ?? 1);
  if (!chance.isIn(likely)) return null;
  const late = Math.min(0.85, 0.34 * habits.lateness * (weather.late[day] ?? 1) * (weekday === 1 ? 1.35 : 1));
  if (!chance.isIn(late)) return midnight + EVENING - Math.floor(chance.next() ** 2 * 9_000) - 1;
  const morning = weekday === 1 || weekday === 6 ? 0.6 : 0.45;
  if (chance.isIn(morning)) return midnight + chance.between(MORNING + 1, CUTOFF);
  return midnight + EVENING + Math.floor(chance.next() ** 1.5 * (MORNING - EVENING)) + 1;
}

function takenBack(chance: Chance, day: number, at: number): number {
  return chance.isIn(0.06) ? chance.between(at, day * MINUTES_A_DAY + CUTOFF) : Infinity;
}
