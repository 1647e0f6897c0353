import { skipReceipt } from "@/lib/domain/days/skip-receipt";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";

const day = parsePlainDate;
const lunch = {
  ...{ id: 1, startDate: day("2026-11-01"), endDate: day("2026-12-31"), dailyRate: rupees(120) },
  weekdays: [1, 2, 3, 4, 5, 6] as const,
};
const calendar = { pausedDates: new Set([day("2026-11-30")]), closures: new Set([day("2026-12-01")]) };
const madeAt = new Date("2026-11-29T20:17:30.400+05:30");
const said = { customerId: 7, madeAt, subscriptions: [lunch], calendar };

test("says days, seconds before the first one's cutoff, and what each bill falls by", () => {
  const days = [day("2026-12-01"), day("2026-12-02"), day("2026-11-30")];
  expect(skipReceipt({ ...said, days })).toEqual({
    customerId: 7,
    days: ["2026-11-30", "2026-12-01", "2026-12-02"],
    madeAt: new Date("2026-11-29T20:17:30+05:30"),
    secondsBefore: 11 * 3600 + 42 * 60 + 30,
    tiffins: 2,
    saved: [
      { month: "2026-11", amount: 120 },
      { month: "2026-12", amount: 120 },
    ],
  });
});

test("there is none where nothing was due", () => {
  expect(skipReceipt({ ...said, days: [day("2026-11-29")] })).toBeNull();
  expect(skipReceipt({ ...said, days: [] })).toBeNull();
});

test("never counts seconds after the cutoff", () => {
  const late = new Date("2026-11-30T08:00:01+05:30");
  expect(skipReceipt({ ...said, days: [day("2026-11-30")], madeAt: late })?.secondsBefore).toBe(0);
});
