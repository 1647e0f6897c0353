import { Prisma } from "@/prisma/generated/client";
import { toSqlDate, type Tx } from "@/lib/db";
import { isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import { OWING, type Among } from "./queries";

/** How many delivery days of a date have the same outcome, plan and area. */
export type DayCount = { planId: number; planName: string; area: string; cause: DayCause; count: number };

/**
 * The delivery days of a date, counted in the database: what `causeOn` in lib/domain/schedule says of each. The cook's log-in
 * reads no row of customers: the function says what a day's tiffins are, without whose. tests/features/deliveries/counts.test.ts
 * proves the counts equal over random calendars.
 */
export function countsOn(tx: Tx, day: PlainDate): Promise<DayCount[]> {
  return tx.$queryRaw<DayCount[]>`
    SELECT plan_id AS "planId", plan_name AS "planName", area,
           CASE WHEN is_closed THEN 'closed' WHEN is_paused THEN 'paused' WHEN is_skipped THEN 'skipped' ELSE 'delivery' END AS cause,
           count(*)::integer AS count
    FROM tiffins_of_day(${toSqlDate(day)}::date)
    WHERE ${isoWeekday(day)}::smallint = ANY (weekdays)
    GROUP BY plan_id, plan_name, area, cause ORDER BY plan_id, area, cause`;
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
  return tx.$queryRaw<AreaCount[]>`
    SELECT u.area, sum(s.count)::integer AS count, count(*)::integer AS doors FROM (
      SELECT s.customer_id, count(*) AS count FROM customer_plans s
      LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = ${date}::date
      WHERE s.start_date <= ${date}::date AND s.end_date >= ${date}::date
        AND ${isoWeekday(day)}::smallint = ANY (s.weekdays) AND k.subscription_id IS NULL ${owing ? OWING : Prisma.empty}
      GROUP BY s.customer_id) s
    JOIN users u ON u.id = s.customer_id
    LEFT JOIN paused_dates d ON d.customer_id = s.customer_id AND d.pause_date = ${date}::date
    WHERE d.customer_id IS NULL AND NOT EXISTS (SELECT 1 FROM closures WHERE closure_date = ${date}::date)
    GROUP BY u.area`;
}
