import fc from "fast-check";
import { rupees } from "@/lib/domain/money";
import { addMonths, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { billForMonth } from "@/lib/domain/billing";
import type { DeliveryCalendar } from "@/lib/domain/schedule";
import { worthOfDays } from "@/lib/domain/worth";
import { billingInputs } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const OPEN: DeliveryCalendar = { pausedDates: new Set(), closures: new Set() };

const lunch = {
  id: 1,
  startDate: day("2026-11-02"),
  endDate: day("2026-12-31"),
  dailyRate: rupees(120),
  weekdays: [1, 2, 3, 4, 5] as const,
};
const dinner = { id: 2, startDate: day("2026-11-30"), endDate: day("2026-11-30"), dailyRate: rupees(150) };

function worth(days: PlainDate[], calendar = OPEN) {
  return worthOfDays({ days, subscriptions: [lunch, dinner], calendar });
}

describe("what some days are worth", () => {
  test("is the rate of every delivery on them, on the bill of its month", () => {
    expect(worth([day("2026-12-01"), day("2026-11-30"), day("2026-12-02")])).toStrictEqual([
      { month: "2026-11", amount: 270 },
      { month: "2026-12", amount: 240 },
    ]);
  });

  test("counts a day once, though it is named twice", () => {
    expect(worth([day("2026-12-01"), day("2026-12-01")])).toStrictEqual([{ month: "2026-12", amount: 120 }]);
  });

  test("leaves out a month without a delivery", () => {
    expect(worth([day("2026-11-28"), day("2027-01-04")])).toStrictEqual([]);
  });

  test("is nothing on days that are paused or closed", () => {
    const calendar = { pausedDates: new Set([day("2026-12-01")]), closures: new Set([day("2026-12-02")]) };
    expect(worth([day("2026-12-01"), day("2026-12-02")], calendar)).toStrictEqual([]);
  });

  test("is what the bills of those months ask for", () => {
    const asBilled = fc.property(billingInputs, (input) => {
      const next = addMonths(input.month, 1);
      const subscriptions = input.subscriptions.map((sub) => ({ ...sub, dailyRate: rupees(sub.dailyRate) }));
      const calendar = { pausedDates: new Set(input.pausedDates), closures: new Set(input.closures) };
      const days = eachDay(day(`${input.month}-01`), day(`${next}-28`));
      const sums = worthOfDays({ days, subscriptions, calendar });
      const inMonth = sums.find((sum) => sum.month === input.month)?.amount ?? 0;
      expect(inMonth).toBe(billForMonth(input)?.amount ?? 0);
    });
    fc.assert(asBilled, { numRuns: PROPERTY_RUNS });
  });
});
