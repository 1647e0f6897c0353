import type { BilledSubscription, BillingInput } from "@/lib/domain/billing";

const PLANS = ["Veg Thali", "Non-Veg Thali", "Diet Special"];
const WEEKDAY_CHOICES = [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5], [6, 7], [3], [7, 1]];

// Jest makes every look at a global slow, and this one is looked at millions of times
const { imul } = Math;

type Random = (below: number) => number;

/** The same numbers for the same seed (mulberry32): a history that fails can be played again. */
function seededRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A customer's month made up from a seed: up to four runs from weeks to months long, around a month of 2023 to 2029. */
export function randomHistory(seed: number): BillingInput {
  const random = seededRandom(seed);
  const year = 2023 + random(7);
  const month = random(12);
  const around = (spread: number) => written(Date.UTC(year, month, 1 + random(31 + 2 * spread) - spread));
  const someDays = (most: number) => Array.from({ length: random(most + 1) }, () => around(5));
  const subscriptions = Array.from({ length: random(5) }, (_, index) => randomRun(index, random, around));
  return {
    month: written(Date.UTC(year, month, 1)).slice(0, 7),
    // the highest id first, so that nothing arrives in the order of the bill
    subscriptions: subscriptions.reverse(),
    pausedDates: someDays(12),
    closures: someDays(4),
  };
}

function randomRun(index: number, random: Random, around: (spread: number) => string): BilledSubscription {
  const startDate = around(45);
  const length = [0, random(7), random(40), random(200)][random(4)] ?? 0;
  const run = {
    id: index + 1,
    planName: PLANS[random(PLANS.length)] ?? "",
    dailyRate: 1 + random(2_500),
    startDate,
    endDate: written(Date.parse(startDate) + length * 86_400_000),
  };
  const weekdays = WEEKDAY_CHOICES[random(WEEKDAY_CHOICES.length + 3)];
  const someDays = () => (random(2) === 0 ? undefined : Array.from({ length: random(6) }, () => around(5)));
  const [skippedDates, closedDates] = [someDays(), someDays()];
  return {
    ...{ ...run, ...(weekdays && { weekdays }) },
    ...{ ...(skippedDates && { skippedDates }), ...(closedDates && { closedDates }) },
  };
}

function written(time: number): string {
  const date = new Date(time);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}
