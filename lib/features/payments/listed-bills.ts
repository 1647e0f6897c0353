import { Prisma } from "@/prisma/generated/client";
import { direct, type Tx } from "@/lib/db";
import { obstacleOf, type PayObstacle } from "@/lib/domain/books/bill-statement";
import { inOrderToPay } from "@/lib/domain/books/bill-status";
import type { CustomerId } from "@/lib/domain/identity";
import { paise, rupees, type Paise } from "@/lib/domain/money";
import { monthParts, parsePlainDate, plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import type { BillSummary } from "@/lib/features/billing/queries";

/** A bill as its customer's lists show it: with what keeps it from being paid online, if anything. */
export type ListedBill = BillSummary & { obstacle: PayObstacle | null };

/** What a customer still owes and has in credit, and whether a month already has its bill. */
type Asked = { bills: ListedBill[]; credit: Paise; isBilled: boolean };

const MAX_BILLS = 240;

/** A customer's bills: unpaid ones first, in the order in which they are due, then the latest month first. */
export async function billsOf(tx: Tx, customerId: CustomerId): Promise<ListedBill[]> {
  const [row] = await tx.$queryRaw<{ bills: BillRow[] }[]>`SELECT ${listedOf(customerId, false)} AS bills`;
  return inOrderToPay((row?.bills ?? []).map(listed));
}

/** Those still to be paid, with the customer's credit and whether `month` has its bill: their money in one statement. */
export async function askedOf(tx: Tx, customerId: CustomerId, of: PlainMonth): Promise<Asked> {
  const { year, month } = monthParts(of);
  const [row] = await direct(tx)<{ bills: BillRow[]; credit: string; isBilled: boolean }>`
    SELECT
      (SELECT coalesce(-sum(amount), 0)::text FROM journal_lines
       WHERE account = 'customer-credit' AND customer_id = ${customerId}) AS credit,
      EXISTS (SELECT FROM bills WHERE customer_id = ${customerId} AND year = ${year} AND month = ${month}) AS "isBilled",
      ${listedOf(customerId, true)} AS bills`;
  const { bills = [], credit = "0", isBilled = false } = row ?? {};
  return { bills: inOrderToPay(bills.map(listed)), credit: paise(Number(credit)), isBilled };
}

function listedOf(customerId: CustomerId, unpaidOnly: boolean): Prisma.Sql {
  return Prisma.sql`
    (SELECT coalesce(json_agg(json_build_object('id', b.id, 'year', b.year, 'month', b.month, 'amount', b.amount,
        'totalDays', b.total_days, 'pausedDays', b.paused_days, 'billableDays', b.billable_days, 'isPaid', b.is_paid,
        'dueDate', b.due_date, 'issuedAt', b.created_at, 'open', s.open, 'online', s.online, 'setAside',
        (SELECT greatest(0, -sum(l.amount)) FROM journal_lines l WHERE l.account = 'unmatched' AND l.bill_id = b.id)
      ) ORDER BY b.is_paid, b.year DESC, b.month DESC), '[]')
     FROM (SELECT * FROM bills WHERE customer_id = ${customerId} AND NOT (is_paid AND ${unpaidOnly})
           ORDER BY is_paid, year DESC, month DESC LIMIT ${MAX_BILLS}) b
     LEFT JOIN bill_statements s ON s.bill_id = b.id AND NOT b.is_paid)`;
}

type BillRow = Pick<BillSummary, "id" | "totalDays" | "pausedDays" | "billableDays" | "isPaid"> & {
  year: number;
  month: number;
  amount: number;
  dueDate: string;
  issuedAt: string;
  setAside: number | null;
  /** Null for a paid bill. */
  open: number | null;
  online: number | null;
};

function listed(row: BillRow): ListedBill {
  const { id, totalDays, pausedDays, billableDays, isPaid } = row;
  const open = paise(row.open ?? 0);
  const obstacle = obstacleOf({ open, online: paise(row.online ?? 0), setAside: paise(row.setAside ?? 0) });
  return {
    ...{ id, totalDays, pausedDays, billableDays, isPaid, open, obstacle },
    month: plainMonth(row.year, row.month),
    amount: rupees(row.amount),
    dueDate: parsePlainDate(row.dueDate),
    issuedAt: new Date(row.issuedAt),
  };
}
