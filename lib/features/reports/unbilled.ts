import { direct, toSqlDate, type Tx } from "@/lib/db";
import { firstDayOf, lastDayOf, monthParts, type PlainMonth } from "@/lib/domain/plain-date";

/** Where counting stops: more than this means that nobody was billed. */
export const UNBILLED_LIMIT = 500;

/**
 * How many customers have delivery days in a closed month and no bill for it: a weekday of theirs in the part of a run that lies in
 * the month. A week has all weekdays, so that no more than seven days of a run are looked at. tests/features/reports/unbilled.test.ts
 * proves it equal to `explainMonth`.
 */
export async function countUnbilled(tx: Tx, month: PlainMonth): Promise<number> {
  const { year, month: number } = monthParts(month);
  const [first, last] = [toSqlDate(firstDayOf(month)), toSqlDate(lastDayOf(month))];
  const [row] = await direct(tx)<{ count: number }>`
    SELECT count(*)::integer AS count FROM (
      SELECT DISTINCT s.customer_id FROM customer_plans s
      WHERE s.start_date <= ${last}::date AND s.end_date >= ${first}::date
        AND NOT EXISTS (SELECT 1 FROM bills b WHERE b.customer_id = s.customer_id
          AND b.year = ${year}::integer AND b.month = ${number}::integer)
        AND EXISTS (SELECT FROM generate_series(0, 6) n
          WHERE greatest(s.start_date, ${first}::date) + n <= least(s.end_date, ${last}::date)
            AND extract(isodow FROM greatest(s.start_date, ${first}::date) + n)::smallint = ANY (s.weekdays))
      LIMIT ${UNBILLED_LIMIT}) AS unbilled`;
  return row?.count ?? 0;
}
