import { daysBetween, isoWeekday, type PlainDate } from "../plain-date";

/** A plan's tiffins of a past day: how many stood at the hour of asking, and how many it was when the kitchen counted. */
export type KnownDay = { day: PlainDate; slotId: number; planId: number; known: number; counted: number };
/** A plan's tiffins of a day that is still open, as they stand now. */
export type Standing = { slotId: number; planId: number; known: number };
export type Expected = Standing & { expected: number };

/** A day three weeks ago says half as much as yesterday. */
const HALF_LIFE = 21;
/** So many days of the meal, or tiffins of the plan, weigh as much as what holds in general. */
const MEAL_PRIOR = 2;
const PLAN_PRIOR = 600;

/** How many tiffins were lost, of how many that stood; newcomers of the last minute make it less than none. */
type Loss = { lost: number; known: number };

/**
 * How many tiffins of each plan will be cooked on a day: what stands now, less the share that was still taken off on past
 * days after the same hour. Days of the same weekday and recent days say more; a plan with few tiffins goes by its meal, and a
 * meal with few days of the weekday by its whole week. Whole tiffins; `past` are days before `day`, all asked at the same hour.
 */
export function forecastDay(
  past: readonly KnownDay[],
  day: PlainDate,
  today: readonly Standing[],
): Expected[] {
  const meals = Map.groupBy(openDays(past), ({ slotId }) => slotId);
  return [...Map.groupBy(today, ({ slotId }) => slotId)].flatMap(([slotId, standing]) => {
    const rateOf = ratesOf(meals.get(slotId) ?? [], day);
    return inWholes(
      standing.map((one) => ({
        ...one,
        expected: Math.max(0, one.known * (1 - rateOf(one.planId))),
      })),
    );
  });
}

/** Parts of tiffins as whole ones whose sum is that of the parts: those that miss least to the next one get it. */
function inWholes(parts: readonly Expected[]): Expected[] {
  const floor = ({ expected }: Expected) => Math.floor(expected);
  const sum = parts.reduce((all, { expected }) => all + expected, 0);
  const missing = Math.round(sum) - parts.reduce((all, part) => all + floor(part), 0);
  const nearest = [...parts].sort((a, b) => b.expected - floor(b) - (a.expected - floor(a)));
  const raised = new Set(nearest.slice(0, missing));
  return parts.map((part) => ({ ...part, expected: floor(part) + (raised.has(part) ? 1 : 0) }));
}

/** Without the days on which nothing of a meal was cooked: the kitchen was closed, and nobody's habits show. */
export function openDays(past: readonly KnownDay[]): KnownDay[] {
  const cooked = new Set(past.filter(({ counted }) => counted > 0).map(mealOf));
  return past.filter((one) => cooked.has(mealOf(one)));
}

const mealOf = ({ day, slotId }: KnownDay): string => `${day} ${slotId}`;

/** The share of each plan's tiffins that is still taken off. */
function ratesOf(meal: readonly KnownDay[], day: PlainDate): (planId: number) => number {
  const weekday = isoWeekday(day);
  const ofWeekday = meal.filter((one) => isoWeekday(one.day) === weekday);
  const days = new Set(meal.map((one) => one.day)).size;
  const perDay = days === 0 ? 0 : meal.reduce((sum, { known }) => sum + known, 0) / days;
  const usual = share(lossOf(meal, day), { lost: 0, known: 1 });
  const onWeekday = share(lossOf(ofWeekday, day), towards(usual, MEAL_PRIOR * perDay));
  const byPlan = Map.groupBy(ofWeekday, ({ planId }) => planId);
  return (planId) => share(lossOf(byPlan.get(planId) ?? [], day), towards(onWeekday, PLAN_PRIOR));
}

const towards = (rate: number, known: number): Loss => ({ lost: rate * known, known });

const share = (one: Loss, prior: Loss): number =>
  one.known + prior.known === 0 ? 0 : (one.lost + prior.lost) / (one.known + prior.known);

function lossOf(rows: readonly KnownDay[], day: PlainDate): Loss {
  const loss = { lost: 0, known: 0 };
  for (const row of rows) {
    const weight = 0.5 ** (daysBetween(row.day, day) / HALF_LIFE);
    loss.lost += weight * (row.known - row.counted);
    loss.known += weight * row.known;
  }
  return loss;
}
