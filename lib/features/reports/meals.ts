import { Prisma } from "@/prisma/generated/client";
import { direct, toSqlDate, type Tx } from "@/lib/db";
import { rupees, sumRupees, timesDays, type Rupees } from "@/lib/domain/money";
import { eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";

/** Delivery days counted by their outcome; `worth` is the sum of the daily rates of those delivered. */
type Meals = Record<DayCause, number> & { worth: Rupees };

export type MealsReport = {
  total: Meals;
  byDay: { day: PlainDate; meals: Meals }[];
  byPlan: { planName: string; meals: Meals }[];
};

/**
 * Every delivery day of a range, both ends included, past or future: what `causeOn` in lib/domain/schedule says of each, counted
 * where it lies; of all meals of the day, or of one. tests/features/reports/meals.test.ts proves it equal, day by day, over random calendars.
 */
export async function mealsBetween(
  tx: Tx,
  from: PlainDate,
  to: PlainDate,
  slotId: number | null = null,
): Promise<MealsReport> {
  const rows = await countRows(tx, from, to, slotId);
  const days = new Map(eachDay(from, to).map((day) => [day, noMeals()]));
  const plans = new Map<string, Meals>();
  for (const row of rows) {
    const plan = plans.get(row.planName) ?? noMeals();
    plans.set(row.planName, plan);
    for (const meals of [plan, days.get(parsePlainDate(row.day))]) if (meals) addRow(meals, row);
  }
  const byDay = [...days].map(([day, meals]) => ({ day, meals }));
  const byPlan = [...plans]
    .map(([planName, meals]) => ({ planName, meals }))
    .sort((a, b) => b.meals.delivery - a.meals.delivery || a.planName.localeCompare(b.planName, "en"));
  return { total: sumMeals(byDay.map(({ meals }) => meals)), byDay, byPlan };
}

/** `due`: all delivery days; those of a closed meal or day are closed, whether or not they were paused or skipped. */
type CountRow = {
  day: string;
  planName: string;
  dailyRate: number;
  due: number;
  paused: number;
  skipped: number;
  isClosed: boolean;
};

/**
 * Subscriptions that are the same to a calendar (plan, rate, weekdays, and the part of their run within the range) count as one
 * with a number; only pauses and skips, of which there are few, are looked up one by one.
 */
function countRows(tx: Tx, from: PlainDate, to: PlainDate, slotId: number | null): Promise<CountRow[]> {
  const ofSlot = slotId === null ? Prisma.empty : Prisma.sql`AND p.slot_id = ${slotId}::smallint`;
  const [first, last] = [toSqlDate(from), toSqlDate(to)];
  return direct(tx)<CountRow>`
    WITH closed AS MATERIALIZED (
      SELECT closure_date, slot_id FROM closures WHERE closure_date BETWEEN ${first}::date AND ${last}::date),
    ${alikeIn(first, last)},
    due AS (
      SELECT d.day, a.plan_id, a.daily_rate, sum(a.number) AS number
      FROM days d JOIN alike a ON d.day BETWEEN a.starts AND a.ends AND d.weekday = ANY (a.weekdays)
      GROUP BY 1, 2, 3),
    ${stoppedIn(first, last)}
    SELECT due.day::text, p.name AS "planName", due.daily_rate AS "dailyRate", due.number::integer AS due,
           coalesce(stopped.paused, 0)::integer AS paused, coalesce(stopped.skipped, 0)::integer AS skipped,
           EXISTS (SELECT 1 FROM closed c WHERE c.closure_date = due.day
             AND coalesce(c.slot_id, p.slot_id) = p.slot_id) AS "isClosed"
    FROM due LEFT JOIN stopped USING (day, plan_id, daily_rate) JOIN plans p ON p.id = due.plan_id ${ofSlot}`;
}

/** The days of the range, and the subscriptions that are the same to them, counted. */
const alikeIn = (first: Date, last: Date): Prisma.Sql => Prisma.sql`
    days AS (
      SELECT g::date AS day, extract(isodow FROM g)::smallint AS weekday
      FROM generate_series(${first}::date, ${last}::date, interval '1 day') g),
    alike AS (
      SELECT plan_id, daily_rate, weekdays, greatest(start_date, ${first}::date) AS starts,
             least(end_date, ${last}::date) AS ends, count(*) AS number
      FROM customer_plans WHERE start_date <= ${last}::date AND end_date >= ${first}::date
      GROUP BY 1, 2, 3, 4, 5)`;

/** The delivery days of the range that were paused, or skipped and not paused. */
const stoppedIn = (first: Date, last: Date): Prisma.Sql => Prisma.sql`
    stopped AS (
      SELECT day, plan_id, daily_rate, count(*) FILTER (WHERE is_pause) AS paused,
             count(*) FILTER (WHERE NOT is_pause) AS skipped
      FROM (
        SELECT p.pause_date AS day, s.plan_id, s.daily_rate, true AS is_pause
        FROM paused_dates p JOIN customer_plans s ON s.customer_id = p.customer_id
          AND s.start_date <= ${last}::date AND s.end_date >= ${first}::date
          AND p.pause_date BETWEEN s.start_date AND s.end_date
          AND extract(isodow FROM p.pause_date)::smallint = ANY (s.weekdays)
        WHERE p.pause_date BETWEEN ${first}::date AND ${last}::date
        UNION ALL
        SELECT k.skip_date, s.plan_id, s.daily_rate, false
        FROM skipped_deliveries k JOIN customer_plans s ON s.id = k.subscription_id
          AND k.skip_date BETWEEN s.start_date AND s.end_date
          AND extract(isodow FROM k.skip_date)::smallint = ANY (s.weekdays)
        WHERE k.skip_date BETWEEN ${first}::date AND ${last}::date
          AND NOT EXISTS (SELECT 1 FROM paused_dates p WHERE p.customer_id = s.customer_id AND p.pause_date = k.skip_date)
      ) AS one GROUP BY 1, 2, 3)`;

function addRow(meals: Meals, { due, paused, skipped, isClosed, dailyRate }: CountRow): void {
  if (isClosed) {
    meals.closed += due;
    return;
  }
  const delivered = due - paused - skipped;
  meals.delivery += delivered;
  meals.paused += paused;
  meals.skipped += skipped;
  meals.worth = sumRupees([meals.worth, timesDays(rupees(dailyRate), delivered)]);
}

function noMeals(): Meals {
  return { delivery: 0, paused: 0, skipped: 0, closed: 0, worth: rupees(0) };
}

function sumMeals(list: readonly Meals[]): Meals {
  const total = noMeals();
  for (const { worth, delivery, paused, skipped, closed } of list) {
    total.delivery += delivery;
    total.paused += paused;
    total.skipped += skipped;
    total.closed += closed;
    total.worth = sumRupees([total.worth, worth]);
  }
  return total;
}
