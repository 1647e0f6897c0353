import fc from "fast-check";
import {
  addDays,
  addMonths,
  ALL_WEEKDAYS,
  daysOfMonth,
  firstDayOf,
  parsePlainDate,
  parsePlainMonth,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import type { ScheduledSubscription } from "@/lib/domain/schedule";

const FIRST_DAY = parsePlainDate("2024-01-01");
const FIRST_MONTH = parsePlainMonth("2024-01");

/** Days of the years 2024 to 2028, two of them leap years. */
export const days = fc.nat(1_826).map((count) => addDays(FIRST_DAY, count));

export const months = fc.nat(59).map((count) => addMonths(FIRST_MONTH, count));

export const weekdays = fc.subarray([...ALL_WEEKDAYS], { minLength: 1 });

export const rates = fc.integer({ min: 1, max: 2_500 });

/** Instants of the same years, to the millisecond. */
export const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 11, 31) })
  .map((milliseconds) => new Date(milliseconds));

/** Subscriptions whose run begins up to 60 days before or after `around`, with a few skips in it. */
export function subscriptionsAround(around: PlainDate): fc.Arbitrary<ScheduledSubscription[]> {
  return fc.array(subscriptionAround(around), { maxLength: 4 }).map(numbered);
}

function subscriptionAround(around: PlainDate): fc.Arbitrary<Omit<ScheduledSubscription, "id">> {
  return fc
    .record({
      offset: fc.integer({ min: -60, max: 60 }),
      length: fc.nat(90),
      weekdays,
      skips: fc.uniqueArray(fc.nat(90), { maxLength: 4 }),
    })
    .map(({ offset, length, skips, ...rest }) => {
      const startDate = addDays(around, offset);
      const skippedDates = skips.map((count) => addDays(startDate, count));
      return { ...rest, startDate, endDate: addDays(startDate, length), skippedDates };
    });
}

type RatedSubscription = ScheduledSubscription & { planName: string; dailyRate: number };

export type CustomerMonth = {
  month: PlainMonth;
  subscriptions: RatedSubscription[];
  pausedDates: PlainDate[];
  closures: PlainDate[];
};

/** A customer's month: subscriptions that touch it or don't, with pauses and closures in it. */
export const billingInputs: fc.Arbitrary<CustomerMonth> = months.chain((month) =>
  fc.record({
    month: fc.constant(month),
    subscriptions: billedSubscriptions(month),
    pausedDates: someDaysOf(month, 8),
    closures: someDaysOf(month, 4),
  }),
);

/** Billing inputs with one of their subscriptions, for what happens to a single one. */
export const inputsWithSubscription = billingInputs
  .filter((input) => input.subscriptions.length > 0)
  .chain((input) => fc.tuple(fc.constant(input), fc.constantFrom(...input.subscriptions)));

/** Billing inputs with one day of their month. */
export const inputsWithDay = billingInputs.chain((input) =>
  fc.tuple(fc.constant(input), fc.constantFrom(...daysOfMonth(input.month))),
);

function billedSubscriptions(month: PlainMonth): fc.Arbitrary<RatedSubscription[]> {
  const rated = fc.record({ dailyRate: rates, run: subscriptionAround(firstDayOf(month)) });
  return fc
    .array(rated, { maxLength: 4 })
    .map((list) =>
      numbered(list.map(({ dailyRate, run }) => ({ ...run, dailyRate, planName: "Veg Thali" }))),
    );
}

function someDaysOf(month: PlainMonth, maxLength: number): fc.Arbitrary<PlainDate[]> {
  return fc.subarray(daysOfMonth(month), { maxLength });
}

function numbered<T extends object>(list: readonly T[]): (T & { id: number })[] {
  return list.map((item, index) => ({ ...item, id: index + 1 }));
}
