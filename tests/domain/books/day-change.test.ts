import fc from "fast-check";
import { billForMonth } from "@/lib/domain/billing";
import { changeOfDays } from "@/lib/domain/books/day-change";
import { worthOfDays } from "@/lib/domain/books/worth";
import { rupees } from "@/lib/domain/money";
import { addDays, eachDay, monthOf, parsePlainDate } from "@/lib/domain/plain-date";
import { inputsWithDay } from "../arbitraries";
import { PROPERTY_RUNS } from "../runs";

const day = parsePlainDate;
const days = (...texts: string[]) => texts.map((text) => day(text));
const LONG_BEFORE = new Date("2023-11-01T00:00:00.000Z");

const lunch = {
  ...{ id: 1, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 2, 3, 4, 5, 6] as const },
  ...{ startDate: day("2026-11-01"), endDate: day("2026-12-31") },
  ...{ skippedDates: days("2026-11-25"), closedDates: days("2026-11-26") },
};
const diet = {
  ...{ id: 2, planName: "Diet Box", dailyRate: rupees(150), closedDates: days("2026-11-26") },
  ...{ startDate: day("2026-11-30"), endDate: day("2026-12-01") },
};
const own = { subscriptions: [lunch, diet], pausedDates: days("2026-11-24", "2026-11-27") };
const at = new Date("2026-11-20T06:30:00Z");

test("a range says its days, its tiffins and what each month's bill falls by", () => {
  const range = eachDay(day("2026-11-28"), day("2026-12-01"));
  expect(changeOfDays("pause", range, own, at)).toEqual({
    days: days("2026-11-28", "2026-11-30", "2026-12-01"),
    tiffins: 5,
    months: [
      { month: "2026-11", tiffins: 3, amount: 390 },
      { month: "2026-12", tiffins: 2, amount: 270 },
    ],
  });
});

test.each([
  ["a Sunday", "2026-11-22"],
  ["what is paused already", "2026-11-24"],
  ["a closed day", "2026-11-26"],
  ["a day that was counted", "2026-11-20"],
  ["a day past the end", "2027-01-01"],
])("%s changes nothing", (_, text) => {
  expect(changeOfDays("pause", days(text), own, at)).toEqual({ days: [], tiffins: 0, months: [] });
});

test("a day of which the only meal is skipped can be paused, and saves nothing", () => {
  expect(changeOfDays("pause", days("2026-11-25"), own, at)).toEqual({
    ...{ days: days("2026-11-25"), tiffins: 0, months: [] },
  });
});

test("resuming says what it adds", () => {
  const range = eachDay(day("2026-11-23"), day("2026-11-28"));
  expect(changeOfDays("resume", range, own, at)).toEqual({
    ...{ days: days("2026-11-24", "2026-11-27"), tiffins: 2 },
    months: [{ month: "2026-11", tiffins: 2, amount: 240 }],
  });
});

test("a pause that is left with nothing to pause can go, and adds nothing", () => {
  const left = { ...own, pausedDates: days("2027-01-05") };
  expect(changeOfDays("resume", days("2027-01-05"), left, at)).toEqual({
    ...{ days: days("2027-01-05"), tiffins: 0, months: [] },
  });
});

test("for any customer it is what the bills fall by, and what the days are worth; resuming adds the same", () => {
  const same = fc.property(inputsWithDay, fc.nat(70), ([input, from], length) => {
    const wanted = eachDay(from, addDays(from, length));
    const subscriptions = input.subscriptions.map((one) => ({
      ...one,
      dailyRate: rupees(one.dailyRate),
      closedDates: input.closures,
    }));
    const { pausedDates } = input;
    const paused = changeOfDays("pause", wanted, { subscriptions, pausedDates }, LONG_BEFORE);
    const after = [...pausedDates, ...paused.days];
    const months = [...new Set(wanted.map(monthOf))];
    const fallen = months.map((month) => {
      const of = (dates: typeof after) =>
        billForMonth({
          month,
          subscriptions: input.subscriptions,
          closures: input.closures,
          pausedDates: dates,
        });
      return { month, amount: (of(pausedDates)?.amount ?? 0) - (of(after)?.amount ?? 0) };
    });
    const saved = paused.months.map(({ month, amount }) => ({ month, amount }));
    expect(saved).toEqual(fallen.filter(({ amount }) => amount > 0));
    const calendar = { pausedDates: new Set(pausedDates), closures: new Set(input.closures) };
    expect(saved).toEqual(worthOfDays({ days: paused.days, subscriptions, calendar }));
    const back = changeOfDays("resume", paused.days, { subscriptions, pausedDates: after }, LONG_BEFORE);
    expect(back).toEqual(paused);
  });
  fc.assert(same, { numRuns: PROPERTY_RUNS });
});
