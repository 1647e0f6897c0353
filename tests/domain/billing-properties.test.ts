import fc from "fast-check";
import { billForMonth, explainMonth, type BillingInput } from "@/lib/domain/billing";
import { decidePauses, decideResumes } from "@/lib/domain/pause";
import { rupees } from "@/lib/domain/money";
import { addDays, addMonths, daysOfMonth, eachDay, monthOf } from "@/lib/domain/plain-date";
import { isDeliveryDay } from "@/lib/domain/schedule";
import { quote } from "@/lib/domain/subscription";
import { worthOfDays } from "@/lib/domain/books/worth";
import { billingInputs, days, inputsWithDay, inputsWithSubscription, rates, weekdays } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const numRuns = PROPERTY_RUNS;
const LONG_BEFORE = new Date("2023-11-01T00:00:00.000Z");

function amountOf(input: BillingInput): number {
  return billForMonth(input)?.amount ?? 0;
}

describe("for any customer and month", () => {
  test("pausing a day never raises a bill", () => {
    const never = fc.property(inputsWithDay, ([input, day]) => {
      const paused = { ...input, pausedDates: [...input.pausedDates, day] };
      expect(amountOf(paused)).toBeLessThanOrEqual(amountOf(input));
      expect(billForMonth(paused)?.totalDays).toBe(billForMonth(input)?.totalDays);
    });
    fc.assert(never, { numRuns });
  });

  test("closing the kitchen for a day costs a customer what pausing it does", () => {
    const same = fc.property(inputsWithDay, ([input, day]) => {
      const closed = { ...input, closures: [...input.closures, day] };
      const paused = { ...input, pausedDates: [...input.pausedDates, day] };
      expect(billForMonth(closed)).toStrictEqual(billForMonth(paused));
    });
    fc.assert(same, { numRuns });
  });

  test("skipping takes at most one day's rate off, and only from its own line", () => {
    const atMost = fc.property(inputsWithSubscription, fc.nat(90), ([input, chosen], count) => {
      const skip = addDays(chosen.startDate, count);
      const skipping = { ...chosen, skippedDates: [...(chosen.skippedDates ?? []), skip] };
      const others = input.subscriptions.filter((subscription) => subscription !== chosen);
      const after = amountOf({ ...input, subscriptions: [...others, skipping] });
      expect([0, chosen.dailyRate]).toContain(amountOf(input) - after);
    });
    fc.assert(atMost, { numRuns });
  });

  test("the lines sum to the bill, and every line is its days times its rate", () => {
    const sums = fc.property(billingInputs, (input) => {
      const bill = billForMonth(input);
      const lines = bill?.lines ?? [];
      for (const key of ["totalDays", "pausedDays", "billableDays", "amount"] as const) {
        expect(lines.reduce((sum, line) => sum + line[key], 0)).toBe(bill?.[key] ?? 0);
      }
      for (const line of lines) {
        expect(line.billableDays + line.pausedDays).toBe(line.totalDays);
        expect(line.amount).toBe(line.billableDays * line.dailyRate);
      }
    });
    fc.assert(sums, { numRuns });
  });

  test("pausing days and resuming them changes nothing", () => {
    const nothing = fc.property(inputsWithDay, fc.nat(40), ([input, from], length) => {
      const range = eachDay(from, addDays(from, length));
      const paused = decidePauses({ ...input, days: range, now: LONG_BEFORE }).accepted;
      const pausedDates = [...input.pausedDates, ...paused];
      const resumed = decideResumes({ ...input, days: paused, pausedDates, now: LONG_BEFORE }).accepted;
      const after = pausedDates.filter((day) => !resumed.includes(day));
      expect(billForMonth({ ...input, pausedDates: after })).toStrictEqual(billForMonth(input));
    });
    fc.assert(nothing, { numRuns });
  });

  test("a pause that is accepted saves money in its month, and one with nothing to pause does not", () => {
    const saves = fc.property(inputsWithDay, ([input, day]) => {
      const [refusal] = decidePauses({ ...input, days: [day], now: LONG_BEFORE }).refused;
      const saved = amountOf(input) - amountOf({ ...input, pausedDates: [...input.pausedDates, day] });
      const stillComes = input.subscriptions.some(
        (sub) => isDeliveryDay(sub, day) && !sub.skippedDates?.includes(day),
      );
      expect(saved > 0).toBe(refusal === undefined && stillComes);
    });
    fc.assert(saves, { numRuns });
  });

  test("two subscriptions that share the weekdays of one cost the same", () => {
    const same = fc.property(inputsWithSubscription, fc.nat(6), ([input, chosen], cut) => {
      const all = chosen.weekdays ?? [1, 2, 3, 4, 5, 6, 7];
      const parts = [all.slice(0, cut), all.slice(cut)].filter((part) => part.length > 0);
      const split = parts.map((part, index) => ({ ...chosen, id: 100 + index, weekdays: part }));
      const others = input.subscriptions.filter((subscription) => subscription !== chosen);
      expect(amountOf({ ...input, subscriptions: [...others, ...split] })).toBe(amountOf(input));
    });
    fc.assert(same, { numRuns });
  });

  test("a run cut in two costs the same", () => {
    const same = fc.property(inputsWithSubscription, fc.nat(90), ([input, chosen], cut) => {
      const endDate = addDays(chosen.startDate, cut);
      fc.pre(endDate < chosen.endDate);
      const first = { ...chosen, id: 100, endDate };
      const second = { ...chosen, id: 101, startDate: addDays(endDate, 1) };
      const others = input.subscriptions.filter((subscription) => subscription !== chosen);
      expect(amountOf({ ...input, subscriptions: [...others, first, second] })).toBe(amountOf(input));
    });
    fc.assert(same, { numRuns });
  });

  test("the order in which things are listed does not matter", () => {
    const same = fc.property(billingInputs, (input) => {
      const backwards = {
        month: input.month,
        subscriptions: [...input.subscriptions].reverse(),
        pausedDates: [...input.pausedDates].reverse(),
        closures: [...input.closures].reverse(),
      };
      expect(explainMonth(backwards)).toStrictEqual(explainMonth(input));
    });
    fc.assert(same, { numRuns });
  });

  test("the explanation tells the bill: as many charged days, in the month, each once", () => {
    const tells = fc.property(billingInputs, (input) => {
      for (const line of explainMonth(input)?.lines ?? []) {
        const charged = line.days.filter((day) => day.cause === "delivery");
        expect(charged).toHaveLength(line.billableDays);
        expect(line.days).toHaveLength(line.totalDays);
        expect(new Set(line.days.map((day) => day.date)).size).toBe(line.totalDays);
        expect(line.days.every((day) => monthOf(day.date) === input.month)).toBe(true);
      }
    });
    fc.assert(tells, { numRuns });
  });

  test("every delivery of a run is billed in exactly one month", () => {
    const once = fc.property(days, fc.nat(80), weekdays, rates, (startDate, length, on, dailyRate) => {
      const endDate = addDays(startDate, length);
      const closures = [addDays(startDate, 3)];
      const pausedDates = [addDays(startDate, 3), addDays(startDate, 5), addDays(startDate, 40)];
      const subscription = { id: 1, planName: "Veg Thali", dailyRate, startDate, endDate, weekdays: on };
      const billed = [-1, 0, 1, 2, 3].map((count) => {
        const month = addMonths(monthOf(startDate), count);
        return amountOf({ month, subscriptions: [subscription], pausedDates, closures });
      });
      const run = { dailyRate: rupees(dailyRate), startDate, endDate, weekdays: on };
      const { total, months } = quote({ ...run, closures, pausedDates });
      expect(months.map(({ amount }) => amount)).toStrictEqual(billed.filter((amount) => amount > 0));
      expect(billed.reduce((sum, amount) => sum + amount, 0)).toBe(total);
    });
    fc.assert(once, { numRuns });
  });

  test("the days of a month are worth what its bill asks for", () => {
    const asBilled = fc.property(billingInputs, (input) => {
      const subscriptions = input.subscriptions.map((sub) => ({ ...sub, dailyRate: rupees(sub.dailyRate) }));
      const calendar = { pausedDates: new Set(input.pausedDates), closures: new Set(input.closures) };
      const worth = worthOfDays({ days: daysOfMonth(input.month), subscriptions, calendar });
      const amount = amountOf(input);
      expect(worth).toStrictEqual(amount === 0 ? [] : [{ month: input.month, amount }]);
    });
    fc.assert(asBilled, { numRuns });
  });
});
