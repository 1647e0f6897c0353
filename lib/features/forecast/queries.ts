import { toSqlDate, type Tx } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { forecastDay, type Expected, type KnownDay, type Standing } from "@/lib/domain/forecast/forecast";
import {
  LOOK_BACK,
  lookBack,
  meanErrors,
  type ForecastDay,
  type MeanErrors,
} from "@/lib/domain/forecast/look-back";
import { addDays, earlierOf, isoWeekday, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { slotCutoff, type Slot } from "@/lib/domain/slot";
import { listSlots } from "@/lib/features/slots/queries";

type PlanForecast = Expected & { name: string };

/** What one meal of a day is expected to be, and how wrong the last weeks' expectations of the same hour were. */
export type MealForecast = {
  slot: Slot;
  plans: PlanForecast[];
  known: number;
  expected: number;
  /** The cutoff has passed: what stands is what is cooked. */
  isCounted: boolean;
  errors: MeanErrors | null;
  days: ForecastDay[];
};

export type Forecast = { day: PlainDate; asOf: Date; meals: MealForecast[] };

const JUDGED = 28;
const MINUTE = 60_000;

/** How many tiffins of each plan a day will need, as far as it is known at an instant. */
export async function forecastOf(tx: Tx, day: PlainDate, asOf: Date): Promise<Forecast> {
  const slots = await listSlots(tx);
  const standing = await standingOn(tx, day);
  const past = await knownDays(tx, day, asOf);
  const meals = slots.flatMap((slot) => {
    const own = standing.filter(({ slotId }) => slotId === slot.id);
    return own.length === 0 ? [] : [mealForecast(slot, { day, asOf }, own, past)];
  });
  return { day, asOf, meals };
}

type Named = Standing & { name: string };

function mealForecast(
  slot: Slot,
  { day, asOf }: { day: PlainDate; asOf: Date },
  standing: readonly Named[],
  past: readonly KnownDay[],
): MealForecast {
  const own = past.filter(({ slotId }) => slotId === slot.id);
  const isCounted = asOf > slotCutoff(slot, day);
  const names = new Map(standing.map(({ planId, name }) => [planId, name]));
  const expected = isCounted
    ? standing.map((one) => ({ ...one, expected: one.known }))
    : forecastDay(own, day, standing);
  const plans = expected.map((one) => ({ ...one, name: names.get(one.planId) ?? "" }));
  const days = lookBack(own, addDays(earlierOf(day, toBusinessDate(asOf)), -JUDGED));
  const sum = (of: (plan: Expected) => number) => plans.reduce((all, plan) => all + of(plan), 0);
  return {
    ...{ slot, plans, isCounted, days, errors: meanErrors(days) },
    ...{ known: sum((plan) => plan.known), expected: sum((plan) => plan.expected) },
  };
}

/** The tiffins of a day as they stand now, by plan. */
function standingOn(tx: Tx, day: PlainDate): Promise<Named[]> {
  return tx.$queryRaw<Named[]>`
    SELECT p.slot_id::integer AS "slotId", p.id AS "planId", p.name, count(*)::integer AS known
    FROM tiffins_of_day(${toSqlDate(day)}::date) t JOIN plans p ON p.id = t.plan_id
    WHERE ${isoWeekday(day)}::smallint = ANY (t.weekdays) AND NOT (t.is_closed OR t.is_paused OR t.is_skipped)
    GROUP BY p.id ORDER BY count(*) DESC, p.name`;
}

/** What stood of each day of the last weeks when it was as far ahead as `day` is now. */
async function knownDays(tx: Tx, day: PlainDate, asOf: Date): Promise<KnownDay[]> {
  const minutes = Math.floor((asOf.getTime() - instantAt(day, "00:00").getTime()) / MINUTE);
  const last = earlierOf(addDays(day, -1), toBusinessDate(asOf));
  return knownBetween(tx, addDays(last, 1 - LOOK_BACK), last, minutes);
}

/** The same of any days, asked `minutes` after the midnight with which each begins. */
export async function knownBetween(
  tx: Tx,
  first: PlainDate,
  last: PlainDate,
  minutes: number,
): Promise<KnownDay[]> {
  const rows = await tx.$queryRaw<(Omit<KnownDay, "day"> & { day: string })[]>`
    SELECT day::text, slot_id AS "slotId", plan_id AS "planId", known, counted
    FROM tiffins_as_known(${toSqlDate(first)}::date, ${toSqlDate(last)}::date, ${minutes}::integer)`;
  return rows.map((row) => ({ ...row, day: parsePlainDate(row.day) }));
}
