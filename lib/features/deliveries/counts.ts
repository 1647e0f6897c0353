import { Prisma } from "@/prisma/generated/client";
import { direct, toSqlDate, type Tx } from "@/lib/db";
import { isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { OWING, type Among } from "./queries";

/** How many delivery days of a date have the same outcome, plan, area and dishes. */
export type DayCount = {
  planId: number;
  planName: string;
  area: string;
  cause: DayCause;
  count: number;
  /** What they hold, as their sheet has it; undefined of a meal that is still a forecast. */
  dishes?: string | null;
  /** "tiffin" of a subscription's; what stands beside them otherwise, and where it goes to no door, no area. */
  kind: string;
};

/** Of a meal whose sheet is made, the sheet says what is cooked. */
const noSheet = (date: Date, planId: Prisma.Sql) =>
  Prisma.sql`NOT EXISTS (SELECT FROM sheets f JOIN plans q ON q.slot_id = f.slot_id WHERE f.day = ${date}::date AND q.id = ${planId})`;

/**
 * The delivery days of a date, of all its meals or of one, counted in the database: what `causeOn` in lib/domain/schedule says of
 * each until its meal is counted, then its sheet. The cook's log-in reads no row of customers: the functions say what a day's
 * tiffins are, without whose. tests/features/deliveries/counts.test.ts proves the counts equal over random calendars.
 */
export async function countsOn(tx: Tx, day: PlainDate, slotId: number | null = null): Promise<DayCount[]> {
  const date = toSqlDate(day);
  const ofMeal =
    slotId === null
      ? Prisma.empty
      : Prisma.sql`AND plan_id IN (SELECT p.id FROM plans p WHERE p.slot_id = ${slotId}::smallint)`;
  const live = await direct(tx)<DayCount>`
    SELECT t.*, count(*)::integer AS count FROM (
      SELECT plan_id AS "planId", plan_name AS "planName", area,
             CASE WHEN is_closed THEN 'closed' WHEN is_paused THEN 'paused' WHEN is_skipped THEN 'skipped' ELSE 'delivery' END AS cause,
             'tiffin' AS kind
      FROM tiffins_of_day(${date}::date) WHERE ${isoWeekday(day)}::smallint = ANY (weekdays) ${ofMeal}) t
    WHERE t.cause <> 'delivery' OR ${noSheet(date, Prisma.sql`t."planId"`)}
    GROUP BY t."planId", t."planName", t.area, t.cause, t.kind ORDER BY t."planId", t.area, t.cause`;
  const counted = await direct(tx)<DayCount & { isForecast: boolean }>`
    SELECT plan_id AS "planId", max(plan_name) AS "planName", area, 'delivery' AS cause, dishes, kind, is_forecast AS "isForecast", sum(count)::integer AS count
    FROM (SELECT slot_id, plan_id, plan_name, area, kind, dishes, count, false AS is_forecast FROM sheet_counts(${date}::date)
      UNION ALL SELECT slot_id, plan_id, plan_name, area, kind, NULL, count, true FROM beside_forecast(${date}::date)) AS c
    WHERE ${slotId}::integer IS NULL OR slot_id = ${slotId}::integer
    GROUP BY plan_id, area, dishes, kind, is_forecast ORDER BY plan_id, area`;
  return [...live, ...counted.map(withoutForecast)];
}

/** A forecast says nothing of dishes: they are read from what is written now. */
function withoutForecast({ isForecast, dishes, ...row }: DayCount & { isForecast: boolean }): DayCount {
  return isForecast ? row : { ...row, dishes };
}

/** How much is delivered in an area on a day: tiffins, and the doors they go to. */
export type AreaCount = { area: string; count: number; doors: number };

/** The same of the tiffins that are delivered, by area; or of those alone that go to customers with a bill to pay. */
export function areasOn(
  tx: Tx,
  day: PlainDate,
  { owing = false }: Pick<Among, "owing"> = {},
): Promise<AreaCount[]> {
  const date = toSqlDate(day);
  const withBill = owing ? OWING : Prisma.empty;
  return direct(tx)<AreaCount>`
    SELECT s.area, sum(s.count)::integer AS count, count(DISTINCT s.customer_id)::integer AS doors FROM (
      SELECT coalesce(s.area, u.area) AS area, s.customer_id, s.count FROM (
        SELECT s.customer_id, e.area, count(*) AS count FROM customer_plans s JOIN plans p ON p.id = s.plan_id
        LEFT JOIN day_addresses e ON e.customer_id = s.customer_id AND e.day = ${date}::date AND e.slot_id = p.slot_id
        LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = ${date}::date
        WHERE ${date}::date BETWEEN s.start_date AND s.end_date AND ${isoWeekday(day)}::smallint = ANY (s.weekdays) AND k.subscription_id IS NULL
          AND ${noSheet(date, Prisma.sql`s.plan_id`)} ${withBill}
          AND NOT EXISTS (SELECT 1 FROM closures c WHERE c.closure_date = ${date}::date AND coalesce(c.slot_id, p.slot_id) = p.slot_id)
        GROUP BY s.customer_id, e.area) s
      JOIN users u ON u.id = s.customer_id
      LEFT JOIN paused_dates d ON d.customer_id = s.customer_id AND d.pause_date = ${date}::date
      WHERE d.customer_id IS NULL
      UNION ALL
      SELECT s.area, s.customer_id, count(*) FROM sheet_tiffins s
      WHERE s.day = ${date}::date AND s.customer_id IS NOT NULL ${withBill} GROUP BY s.area, s.customer_id) s
    GROUP BY s.area`;
}
