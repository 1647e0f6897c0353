import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { rupees, sumRupees, type Rupees } from "@/lib/domain/money";
import {
  eachDay,
  earlierOf,
  laterOf,
  parsePlainDate,
  parseWeekday,
  type PlainDate,
} from "@/lib/domain/plain-date";
import { causeOn, type DayCause } from "@/lib/domain/schedule";
import { closuresBetween } from "@/lib/features/subscriptions/queries";

/** Delivery days counted by their outcome; `worth` is the sum of the daily rates of those delivered. */
type Meals = Record<DayCause, number> & { worth: Rupees };

export type MealsReport = {
  total: Meals;
  byDay: { day: PlainDate; meals: Meals }[];
  byPlan: { planName: string; meals: Meals }[];
};

const BATCH_SIZE = 2_000;

/**
 * Every delivery day of a range, both ends included, past or future: the domain decides what becomes of each, SQL only
 * narrows to what runs then. Works through the subscriptions in batches, so that memory use stays bounded.
 */
export async function mealsBetween(tx: Tx, from: PlainDate, to: PlainDate): Promise<MealsReport> {
  const closures = new Set((await closuresBetween(tx, from, to)).map(({ date }) => date));
  const tally: Tally = { from, to, closures, days: new Map(), plans: new Map() };
  for (const day of eachDay(from, to)) tally.days.set(day, noMeals());
  let afterId: number | null = 0;
  while (afterId !== null) {
    const batch: RunningRow[] = await runningBetween(tx, from, to, afterId);
    for (const row of batch) countRow(row, tally);
    afterId = batch.length < BATCH_SIZE ? null : (batch.at(-1)?.id ?? null);
  }
  const byDay = [...tally.days].map(([day, meals]) => ({ day, meals }));
  const byPlan = [...tally.plans]
    .map(([planName, meals]) => ({ planName, meals }))
    .sort((a, b) => b.meals.delivery - a.meals.delivery || a.planName.localeCompare(b.planName, "en"));
  return { total: sumMeals(byDay.map(({ meals }) => meals)), byDay, byPlan };
}

type RunningRow = {
  id: number;
  planName: string;
  dailyRate: number;
  startDate: Date;
  endDate: Date;
  weekdays: number[];
  pausedDays: string[];
  skippedDays: string[];
};

function runningBetween(tx: Tx, from: PlainDate, to: PlainDate, afterId: number): Promise<RunningRow[]> {
  const [first, last] = [toSqlDate(from), toSqlDate(to)];
  return tx.$queryRaw<RunningRow[]>`
    SELECT s.id, p.name AS "planName", s.daily_rate AS "dailyRate", s.start_date AS "startDate",
           s.end_date AS "endDate", s.weekdays,
           ARRAY(SELECT d.pause_date::text FROM paused_dates d WHERE d.customer_id = s.customer_id
                 AND d.pause_date BETWEEN ${first}::date AND ${last}::date) AS "pausedDays",
           ARRAY(SELECT k.skip_date::text FROM skipped_deliveries k WHERE k.subscription_id = s.id
                 AND k.skip_date BETWEEN ${first}::date AND ${last}::date) AS "skippedDays"
    FROM customer_plans s JOIN plans p ON p.id = s.plan_id
    WHERE s.id > ${afterId} AND s.start_date <= ${last}::date AND s.end_date >= ${first}::date
    ORDER BY s.id LIMIT ${BATCH_SIZE}`;
}

type Tally = {
  from: PlainDate;
  to: PlainDate;
  closures: ReadonlySet<PlainDate>;
  days: Map<PlainDate, Meals>;
  plans: Map<string, Meals>;
};

function countRow(row: RunningRow, { from, to, closures, days, plans }: Tally): void {
  const [startDate, endDate] = [fromSqlDate(row.startDate), fromSqlDate(row.endDate)];
  const plainDays = (texts: string[]) => texts.map((text) => parsePlainDate(text));
  const weekdays = row.weekdays.map((weekday) => parseWeekday(weekday));
  const subscription = { id: row.id, startDate, endDate, weekdays, skippedDates: plainDays(row.skippedDays) };
  const calendar = { pausedDates: new Set(plainDays(row.pausedDays)), closures };
  const rate = rupees(row.dailyRate);
  const plan = plans.get(row.planName) ?? noMeals();
  plans.set(row.planName, plan);
  for (const day of eachDay(laterOf(from, startDate), earlierOf(to, endDate))) {
    const cause = causeOn(subscription, day, calendar);
    if (cause === null) continue;
    addMeal(plan, cause, rate);
    const onDay = days.get(day);
    if (onDay) addMeal(onDay, cause, rate);
  }
}

function addMeal(meals: Meals, cause: DayCause, rate: Rupees): void {
  meals[cause] += 1;
  if (cause === "delivery") meals.worth = sumRupees([meals.worth, rate]);
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
