import { Prisma } from "@/prisma/generated/client";
import { direct, toSqlDate, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { TAKINGS_ACCOUNTS } from "@/lib/domain/books/ledger";
import { paise, type Paise } from "@/lib/domain/money";
import { addMonths, firstDayOf, monthParts, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";

/**
 * Sums over some bills. Outstanding is what is open of them by the books, overdue is part of that; collected is the rest of
 * what was billed, however it was settled: online, at the door or by credit. A refund or a lost dispute doesn't reduce it:
 * the bill stays paid, and what went back is a separate figure (`returnedByMonth`).
 */
export type Money = {
  bills: number;
  billed: Paise;
  /**
   * What late corrections gave as credit beside these bills, less what they left to be billed: the amount billed less this is
   * what the tiffins are worth.
   */
  credited: number;
  /** Negative where credit given back for a reduced bill outlived the payment it came from. */
  collected: number;
  outstanding: Paise;
  overdue: Paise;
};

export type MonthMoney = Money & { month: PlainMonth };
export type AreaMoney = Money & { area: string };

/** Sums in paise, as PostgreSQL writes them. */
type MoneyRow = { bills: number } & Record<"billed" | "credited" | "outstanding" | "overdue", string>;

/** One row per month of a range, both ends included, even those without a bill; `today` decides what is overdue. */
export async function moneyByMonth(
  tx: Tx,
  from: PlainMonth,
  to: PlainMonth,
  today: PlainDate,
): Promise<MonthMoney[]> {
  const by = { key: Prisma.sql`b.year * 12 + b.month`, join: Prisma.empty };
  const rows = await moneyRows<number>(tx, { from, to, today }, by);
  const known = new Map(rows.map((row) => [row.key, row]));
  return monthsBetween(from, to).map((month) => ({ month, ...moneyOf(known.get(ordinal(month))) }));
}

/** The same sums over the bills of one month, by the area in which their customers live, the largest first. */
export async function moneyByArea(tx: Tx, month: PlainMonth, today: PlainDate): Promise<AreaMoney[]> {
  const by = { key: Prisma.sql`u.area`, join: Prisma.sql`JOIN users u ON u.id = b.customer_id` };
  const rows = await moneyRows<string>(tx, { from: month, to: month, today }, by);
  return rows
    .map((row) => ({ area: row.key, ...moneyOf(row) }))
    .sort((a, b) => b.billed - a.billed || a.area.localeCompare(b.area, "en"));
}

type Range = { from: PlainMonth; to: PlainMonth; today: PlainDate };
type By = { key: Prisma.Sql; join: Prisma.Sql };

/**
 * All bills of the months are counted (from an index alone, by month); only those that are unpaid, and the few that were
 * corrected, are looked up in the books. Nothing is open on a paid bill.
 */
function moneyRows<K>(tx: Tx, { from, to, today }: Range, { key, join }: By) {
  const [first, last] = [monthParts(from), monthParts(to)];
  const inRange = Prisma.sql`(b.year, b.month) >= (${first.year}::integer, ${first.month}::integer)
        AND (b.year, b.month) <= (${last.year}::integer, ${last.month}::integer)`;
  return direct(tx)<MoneyRow & { key: K }>`
    WITH issued AS (
      SELECT ${key} AS key, count(*) AS bills, sum(b.amount) AS billed FROM bills b ${join}
      WHERE ${inRange} GROUP BY 1),
    asked AS (
      SELECT ${key} AS key, sum(b.open) AS open,
             sum(b.open) FILTER (WHERE b.due_date < ${toSqlDate(today)}::date) AS overdue
      FROM bill_statements b ${join} WHERE NOT b.is_paid AND ${inRange} GROUP BY 1),
    corrected AS (
      SELECT ${key} AS key, sum(l.amount) AS credited FROM journal_entries e
      JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'revenue' JOIN bills b ON b.id = e.bill_id ${join}
      WHERE e.kind IN ('correction-credited', 'correction-charged') AND ${inRange} GROUP BY 1)
    SELECT key, bills::integer, billed::bigint * 100 AS billed, coalesce(credited, 0)::bigint AS credited,
           coalesce(open, 0)::bigint AS outstanding, coalesce(overdue, 0)::bigint AS overdue
    FROM issued LEFT JOIN asked USING (key) LEFT JOIN corrected USING (key)`;
}

function moneyOf(row: MoneyRow | undefined): Money {
  const [billed, outstanding] = [Number(row?.billed ?? 0), Number(row?.outstanding ?? 0)];
  return {
    bills: row?.bills ?? 0,
    billed: paise(billed),
    credited: Number(row?.credited ?? 0),
    collected: billed - outstanding,
    outstanding: paise(outstanding),
    overdue: paise(Number(row?.overdue ?? 0)),
  };
}

/**
 * What came in during a calendar month less what was given back in it, whichever month it was billed for: payments online
 * and at the door, less counter-entries, refunds paid out and what banks withhold for a dispute. Paise; negative in a
 * month that gave back more than it took. Of a month that is closed in the books, by its closing balances.
 */
export async function receivedIn(tx: Tx, month: PlainMonth): Promise<number> {
  const { gte, lt } = duringMonth(month);
  const [first, before] = [month, addMonths(month, -1)].map((one) => toSqlDate(firstDayOf(one)));
  const accounts = [...TAKINGS_ACCOUNTS];
  const [row] = await direct(tx)<{ amount: string }>`
    WITH closed AS (SELECT account, balance FROM account_closings WHERE month = ${first}::date)
    SELECT coalesce(sum(amount), 0)::bigint AS amount FROM (
      SELECT balance AS amount FROM closed WHERE account = ANY (${accounts})
      UNION ALL
      SELECT -balance FROM account_closings
      WHERE month = ${before}::date AND account = ANY (${accounts}) AND EXISTS (SELECT 1 FROM closed)
      UNION ALL
      SELECT l.amount FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
      WHERE e.created_at >= ${gte} AND e.created_at < ${lt} AND l.account = ANY (${accounts})
        AND NOT EXISTS (SELECT 1 FROM closed)) AS parts`;
  return Number(row?.amount ?? 0);
}

/** All bills that are past their due date today, and how much of them is open. */
export async function overdueBills(tx: Tx, today: PlainDate): Promise<{ count: number; amount: Paise }> {
  const [row] = await direct(tx)<{ count: number; amount: string }>`
    SELECT count(*)::integer AS count, coalesce(sum(open), 0)::bigint AS amount
    FROM bill_statements WHERE NOT is_paid AND due_date < ${toSqlDate(today)}::date`;
  return { count: row?.count ?? 0, amount: paise(Number(row?.amount ?? 0)) };
}

/** Prisma's condition for an instant in a calendar month, by the kitchen's clock. */
export function duringMonth(month: PlainMonth) {
  return duringMonths(month, month);
}

/** The same for a range of months, both ends included. */
export function duringMonths(from: PlainMonth, to: PlainMonth) {
  return {
    gte: instantAt(firstDayOf(from), "00:00"),
    lt: instantAt(firstDayOf(addMonths(to, 1)), "00:00"),
  };
}

/** Each month of a range, both ends included; none when the second is before the first. */
export function monthsBetween(from: PlainMonth, to: PlainMonth): PlainMonth[] {
  const count = Math.max(0, ordinal(to) - ordinal(from) + 1);
  return Array.from({ length: count }, (_, index) => addMonths(from, index));
}

function ordinal(month: PlainMonth): number {
  const parts = monthParts(month);
  return parts.year * 12 + parts.month;
}
