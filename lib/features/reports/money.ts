import { toSqlDate, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { paise, rupees, type Paise, type Rupees } from "@/lib/domain/money";
import {
  addMonths,
  firstDayOf,
  monthParts,
  plainMonth,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";

/** Sums over some bills. What is overdue is part of what is outstanding. */
export type Money = {
  bills: number;
  billed: Rupees;
  collected: Rupees;
  outstanding: Rupees;
  overdue: Rupees;
};

export type MonthMoney = Money & { month: PlainMonth };
export type AreaMoney = Money & { area: string };

type MoneyRow = { bills: number; billed: bigint; collected: bigint; overdue: bigint };

/** One row for each month from one to another, both included, those without a bill too; `today` says what is overdue. */
export async function moneyByMonth(
  tx: Tx,
  from: PlainMonth,
  to: PlainMonth,
  today: PlainDate,
): Promise<MonthMoney[]> {
  const rows = await tx.$queryRaw<(MoneyRow & { year: number; month: number })[]>`
    SELECT year, month, count(*)::integer AS bills, sum(amount)::bigint AS billed,
           coalesce(sum(amount) FILTER (WHERE is_paid), 0)::bigint AS collected,
           coalesce(sum(amount) FILTER (WHERE NOT is_paid AND due_date < ${toSqlDate(today)}::date), 0)::bigint AS overdue
    FROM bills WHERE year * 12 + month BETWEEN ${ordinal(from)}::integer AND ${ordinal(to)}::integer
    GROUP BY year, month`;
  const byMonth = new Map(rows.map((row) => [plainMonth(row.year, row.month), row]));
  return monthsBetween(from, to).map((month) => ({ month, ...sums(byMonth.get(month)) }));
}

/** The same sums over the bills of one month, by the area in which their customers live, the largest first. */
export async function moneyByArea(tx: Tx, month: PlainMonth, today: PlainDate): Promise<AreaMoney[]> {
  const { year, month: number } = monthParts(month);
  const rows = await tx.$queryRaw<(MoneyRow & { area: string })[]>`
    SELECT u.area, count(*)::integer AS bills, sum(b.amount)::bigint AS billed,
           coalesce(sum(b.amount) FILTER (WHERE b.is_paid), 0)::bigint AS collected,
           coalesce(sum(b.amount) FILTER (WHERE NOT b.is_paid AND b.due_date < ${toSqlDate(today)}::date), 0)::bigint AS overdue
    FROM bills b JOIN users u ON u.id = b.customer_id
    WHERE b.year = ${year}::integer AND b.month = ${number}::integer
    GROUP BY u.area ORDER BY billed DESC, u.area`;
  return rows.map(({ area, ...row }) => ({ area, ...sums(row) }));
}

function sums(row: MoneyRow | undefined): Money {
  const [billed, collected] = [Number(row?.billed ?? 0), Number(row?.collected ?? 0)];
  return {
    bills: row?.bills ?? 0,
    billed: rupees(billed),
    collected: rupees(collected),
    outstanding: rupees(billed - collected),
    overdue: rupees(Number(row?.overdue ?? 0)),
  };
}

/** What arrived during a calendar month, whichever month it was billed for: from the payment log. */
export async function receivedIn(tx: Tx, month: PlainMonth): Promise<Paise> {
  const { _sum } = await tx.paymentLog.aggregate({
    where: { createdAt: duringMonth(month) },
    _sum: { amount: true },
  });
  return paise(_sum.amount ?? 0);
}

/** All bills that are past their due date today. */
export async function overdueBills(tx: Tx, today: PlainDate): Promise<{ count: number; amount: Rupees }> {
  const { _count, _sum } = await tx.bill.aggregate({
    where: { isPaid: false, dueDate: { lt: toSqlDate(today) } },
    _count: true,
    _sum: { amount: true },
  });
  return { count: _count, amount: rupees(_sum.amount ?? 0) };
}

/** Prisma's condition for an instant of a calendar month, by the kitchen's clock. */
export function duringMonth(month: PlainMonth) {
  return {
    gte: instantAt(firstDayOf(month), "00:00"),
    lt: instantAt(firstDayOf(addMonths(month, 1)), "00:00"),
  };
}

/** Each month from one to another, both included; none when the second lies before the first. */
export function monthsBetween(from: PlainMonth, to: PlainMonth): PlainMonth[] {
  const count = Math.max(0, ordinal(to) - ordinal(from) + 1);
  return Array.from({ length: count }, (_, index) => addMonths(from, index));
}

function ordinal(month: PlainMonth): number {
  const parts = monthParts(month);
  return parts.year * 12 + parts.month;
}
