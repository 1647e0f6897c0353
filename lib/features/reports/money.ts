import { toSqlDate, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { TAKINGS_ACCOUNTS } from "@/lib/domain/books/ledger";
import { paise, type Paise } from "@/lib/domain/money";
import {
  addMonths,
  firstDayOf,
  monthParts,
  plainMonth,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";

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

type MoneyRow = {
  area: string;
  bills: number;
  billed: bigint;
  credited: bigint;
  outstanding: bigint;
  overdue: bigint;
};

/** One row per month of a range, both ends included, even those without a bill; `today` decides what is overdue. */
export async function moneyByMonth(
  tx: Tx,
  from: PlainMonth,
  to: PlainMonth,
  today: PlainDate,
): Promise<MonthMoney[]> {
  const rows = await moneyRows(tx, from, to, today);
  const byMonth = Map.groupBy(rows, (row) => plainMonth(row.year, row.month));
  return monthsBetween(from, to).map((month) => ({ month, ...sumUp(byMonth.get(month) ?? []) }));
}

/** The same sums over the bills of one month, by the area in which their customers live, the largest first. */
export async function moneyByArea(tx: Tx, month: PlainMonth, today: PlainDate): Promise<AreaMoney[]> {
  const rows = await moneyRows(tx, month, month, today);
  return rows
    .map((row) => ({ area: row.area, ...sumUp([row]) }))
    .sort((a, b) => b.billed - a.billed || a.area.localeCompare(b.area, "en"));
}

/** A month's bills of an area in one row. Nothing is open on a paid bill, so only the others are summed up. */
function moneyRows(tx: Tx, from: PlainMonth, to: PlainMonth, today: PlainDate) {
  return tx.$queryRaw<(MoneyRow & { year: number; month: number })[]>`
    SELECT b.year, b.month, u.area, count(*)::integer AS bills, sum(b.amount)::bigint * 100 AS billed,
           coalesce(sum(corrected.credited), 0)::bigint AS credited,
           coalesce(sum(asked.open), 0)::bigint AS outstanding,
           coalesce(sum(asked.open) FILTER (WHERE b.due_date < ${toSqlDate(today)}::date), 0)::bigint AS overdue
    FROM bills b JOIN users u ON u.id = b.customer_id
    LEFT JOIN (SELECT bill_id, open FROM bill_statements WHERE NOT is_paid) asked ON asked.bill_id = b.id
    LEFT JOIN (SELECT e.bill_id, sum(l.amount) AS credited FROM journal_entries e
      JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'revenue'
      WHERE e.kind IN ('correction-credited', 'correction-charged') GROUP BY e.bill_id) corrected ON corrected.bill_id = b.id
    WHERE b.year * 12 + b.month BETWEEN ${ordinal(from)}::integer AND ${ordinal(to)}::integer
    GROUP BY b.year, b.month, u.area`;
}

function sumUp(rows: readonly MoneyRow[]): Money {
  const sum = (column: "bills" | "billed" | "credited" | "outstanding" | "overdue") =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  const [billed, outstanding] = [sum("billed"), sum("outstanding")];
  return {
    bills: sum("bills"),
    billed: paise(billed),
    credited: sum("credited"),
    collected: billed - outstanding,
    outstanding: paise(outstanding),
    overdue: paise(sum("overdue")),
  };
}

/**
 * What came in during a calendar month less what was given back in it, whichever month it was billed for: payments online
 * and at the door, less counter-entries, refunds paid out and what banks withhold for a dispute. Paise; negative in a
 * month that gave back more than it took.
 */
export async function receivedIn(tx: Tx, month: PlainMonth): Promise<number> {
  const { _sum } = await tx.journalLine.aggregate({
    where: { account: { in: [...TAKINGS_ACCOUNTS] }, entry: { createdAt: duringMonth(month) } },
    _sum: { amount: true },
  });
  return _sum.amount ?? 0;
}

/** All bills that are past their due date today, and how much of them is open. */
export async function overdueBills(tx: Tx, today: PlainDate): Promise<{ count: number; amount: Paise }> {
  const [row] = await tx.$queryRaw<{ count: number; amount: bigint }[]>`
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
