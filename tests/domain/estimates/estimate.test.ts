import fc from "fast-check";
import { billForMonth } from "@/lib/domain/billing";
import {
  atTodaysRates,
  estimateOf,
  slipOf,
  wishInWords,
  type Shop,
  type Wish,
} from "@/lib/domain/estimates/estimate";
import { rupees } from "@/lib/domain/money";
import {
  addDays,
  ALL_WEEKDAYS,
  daysBetween,
  eachDay,
  monthOf,
  parsePlainDate,
} from "@/lib/domain/plain-date";

const day = parsePlainDate;
const shop: Shop = {
  plans: [
    { id: 7, name: "Veg Thali", dailyRate: rupees(130), slotId: 1 },
    { id: 8, name: "Light Dinner", dailyRate: rupees(90), slotId: 2 },
  ],
  closures: [
    { date: day("2026-12-25"), slotId: null },
    { date: day("2026-12-28"), slotId: 2 },
  ],
};
const thali = {
  planId: 7,
  planName: "Veg Thali",
  dailyRate: rupees(120),
  weekdays: [1, 2, 3, 4, 5] as const,
};
const dinner = { planId: 8, planName: "Light Dinner", dailyRate: rupees(90), weekdays: ALL_WEEKDAYS };
const december: Wish = { lines: [thali], from: day("2026-12-01"), to: day("2026-12-31"), away: [] };

test("a month costs its tiffins, without the days that are closed or away", () => {
  // 23 working days, Christmas is closed
  expect(estimateOf(december, shop)).toEqual({
    ...{ days: 22, daysOff: 1, amount: 22 * 120 },
    months: [{ month: "2026-12", days: 22, daysOff: 1, amount: 22 * 120 }],
  });
  const away = [{ from: day("2026-11-20"), to: day("2026-12-02") }];
  expect(estimateOf({ ...december, away }, shop).amount).toBe(20 * 120);
  expect(
    estimateOf({ ...december, away: [{ from: day("2027-02-01"), to: day("2027-02-03") }] }, shop).days,
  ).toBe(22);
});

test("of a closed meal only its own plans fall away; several plans are one bill", () => {
  const both = estimateOf({ ...december, lines: [thali, dinner] }, shop);
  expect(both.amount).toBe(22 * 120 + 29 * 90);
  const unknown = estimateOf({ ...december, lines: [{ ...dinner, planId: 99 }] }, shop);
  expect(unknown.days).toBe(30);
});

test.each([
  ["2026-12-01", ["2026-12"], 22 * 120],
  ["2026-12-30", ["2026-12", "2027-01"], 21 * 120],
])("until somebody stops, from %s on: %j, and a whole month's price", (from, months, amount) => {
  const open = estimateOf({ ...december, from: day(from), to: null }, shop);
  expect(open.months.map(({ month }) => month)).toEqual(months);
  expect(open.amount).toBe(amount);
});

test("nothing is priced where no tiffin comes", () => {
  const sunday = { ...december, from: day("2026-12-05"), to: day("2026-12-06") };
  expect(estimateOf(sunday, shop)).toEqual({ months: [], days: 0, daysOff: 0, amount: 0 });
});

test.each([
  [{}, null],
  [{ to: null }, null],
  [{ lines: [{ ...thali, weekdays: [] }] }, "no-weekday"],
  [{ to: day("2026-11-30") }, "wrong-order"],
  [{ to: day("2027-12-01") }, null],
  [{ to: day("2027-12-02") }, "too-long"],
  [{ away: [{ from: day("2026-12-03"), to: day("2026-12-02") }] }, "away-order"],
] as const)("%j has the slip %s", (changed, slip) => {
  expect(slipOf({ ...december, ...changed })).toBe(slip);
});

test("an old wish is priced at the rates of today, unless a plan of it is gone", () => {
  const now = atTodaysRates(december, shop);
  expect(now && estimateOf(now, shop).amount).toBe(22 * 130);
  expect(atTodaysRates({ ...december, lines: [thali, { ...dinner, planId: 99 }] }, shop)).toBeNull();
});

test("is searched by its plans and days", () => {
  expect(wishInWords({ ...december, lines: [thali, dinner] }, rupees(2_640))).toBe(
    "Veg Thali + Light Dinner · Tue 1 Dec 2026 · Thu 31 Dec 2026 · December 2026 · 2640",
  );
  expect(wishInWords({ ...december, to: null }, rupees(0))).toBe(
    "Veg Thali · Tue 1 Dec 2026 · December 2026 · 0",
  );
});

const aDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays(day("2026-01-01"), days));
const aRun = fc
  .record({ from: aDay, length: fc.integer({ min: 0, max: 40 }) })
  .map(({ from, length }) => ({ from, to: addDays(from, length) }));
const aWish = fc.record({
  from: aDay,
  length: fc.integer({ min: 0, max: 365 }),
  away: fc.array(aRun, { maxLength: 5 }),
  lines: fc.array(
    fc.record({
      planId: fc.constantFrom(7, 8, 99),
      planName: fc.constant("Thali"),
      dailyRate: fc.integer({ min: 1, max: 2_000 }).map(rupees),
      weekdays: fc.subarray([...ALL_WEEKDAYS], { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

test("is the bill of the same subscriptions, month by month, when nothing changes", () => {
  fc.assert(
    fc.property(aWish, fc.array(aDay, { maxLength: 12 }), ({ from, length, away, lines }, closed) => {
      const to = addDays(from, length);
      const kitchen = { ...shop, closures: closed.map((date) => ({ date, slotId: null })) };
      const known = estimateOf({ lines, from, to, away }, kitchen);
      const subscriptions = lines.map(({ planName, dailyRate, weekdays }, id) => ({
        ...{ id, planName, dailyRate, weekdays, startDate: from, endDate: to },
      }));
      const pausedDates = away.flatMap((run) => eachDay(run.from, run.to));
      const months = [...new Set(eachDay(from, to).map(monthOf))];
      const bills = months.map((month) =>
        billForMonth({ month, subscriptions, pausedDates, closures: closed }),
      );
      const billed = bills.reduce((sum, bill) => sum + (bill?.amount ?? 0), 0);
      expect(known.amount).toBe(billed);
      expect(known.months.map(({ amount }) => amount)).toEqual(bills.flatMap((bill) => bill?.amount ?? []));
      expect(known.days + known.daysOff).toBeLessThanOrEqual((daysBetween(from, to) + 1) * lines.length);
    }),
    { numRuns: 1_000 },
  );
});
