import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { worthOfDays } from "@/lib/domain/books/worth";

const day = parsePlainDate;
const lunch = {
  id: 1,
  startDate: day("2026-11-01"),
  endDate: day("2026-12-31"),
  weekdays: [1, 2, 3, 4, 5, 6] as const,
  skippedDates: [day("2026-11-25")],
  dailyRate: rupees(120),
};
const diet = { id: 2, startDate: day("2026-11-30"), endDate: day("2026-12-01"), dailyRate: rupees(150) };
const calendar = {
  pausedDates: new Set([day("2026-11-24")]),
  closures: new Set([day("2026-11-26")]),
};

function worth(...days: string[]) {
  return worthOfDays({ days: days.map((text) => day(text)), subscriptions: [lunch, diet], calendar });
}

test("a day is worth the rates of all meals that come on it", () => {
  expect(worth("2026-11-23")).toEqual([{ month: "2026-11", amount: 120 }]);
  expect(worth("2026-11-30")).toEqual([{ month: "2026-11", amount: 270 }]);
});

test("a day on which nothing comes anyway is worth nothing", () => {
  expect(worth("2026-11-22", "2026-11-24", "2026-11-25", "2026-11-26", "2027-01-01")).toEqual([]);
});

test("days of several months stand on the bill of each, in order, and a day named twice counts once", () => {
  expect(worth("2026-12-01", "2026-11-30", "2026-12-02", "2026-12-01")).toEqual([
    { month: "2026-11", amount: 270 },
    { month: "2026-12", amount: 390 },
  ]);
});
