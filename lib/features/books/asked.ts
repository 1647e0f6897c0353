import { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, type Tx } from "@/lib/db";
import { owedOf, type Owed } from "@/lib/domain/books/bill-status";
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import { paise, type Paise } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";

/** What is asked of whom for a bill, and how it comes to that. */
export type AskedBill = BillStatement & {
  billId: number;
  customerId: number;
  dueDate: PlainDate;
  isPaid: boolean;
};

/** The one answer, for every page, letter, document and file. A bill that doesn't exist, or is someone else's, is missing. */
export function askedForBills(tx: Tx, billIds: readonly number[]): Promise<AskedBill[]> {
  return asked(tx, Prisma.sql`bill_id = ANY (${[...billIds]}::integer[])`);
}

/** The same by customer, over everything still to be paid; a customer who owes nothing is missing. */
export async function owedByCustomer(
  tx: Tx,
  customerIds: readonly number[],
  today: PlainDate,
): Promise<ReadonlyMap<number, Owed>> {
  const byCustomer = await unpaidByCustomer(tx, customerIds);
  return new Map([...byCustomer].map(([customerId, bills]) => [customerId, owedOf(bills, today)]));
}

/** What a correction settled beside a bill. Instants are ISO. */
type BesideRow = {
  beforeAmount: number | null;
  afterAmount: number | null;
  doneAt: string | null;
  reason: string | null;
};

/** The bills that are still to be paid, by customer, the oldest first. */
export async function unpaidByCustomer(
  tx: Tx,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, AskedBill[]>> {
  const unpaid = Prisma.sql`NOT is_paid AND customer_id = ANY (${[...customerIds]}::integer[])`;
  return Map.groupBy(await asked(tx, unpaid), ({ customerId }) => customerId);
}

/**
 * One bill's answer with the part of its money that waits for a decision, case by case, and what was settled beside it;
 * undefined for a bill that doesn't exist.
 */
export async function askedWithBeside(
  tx: Tx,
  billId: number,
): Promise<{ statement: BillStatement; setAside: Paise; beside: BesideRow[] } | undefined> {
  const [row] = await tx.$queryRaw<(Row & { set_aside: bigint; beside: BesideRow[] })[]>`
    SELECT s.*,
      (SELECT coalesce(sum(greatest(0, waiting)), 0)::bigint FROM (
        SELECT -sum(l.amount) AS waiting FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
        WHERE l.account = 'unmatched' AND l.bill_id = s.bill_id AND e.customer_id = s.customer_id
        GROUP BY e.case_id) AS cases) AS set_aside,
      (SELECT coalesce(json_agg(json_build_object('beforeAmount', b.before_amount, 'afterAmount', b.after_amount,
          'doneAt', b.done_at, 'reason', c.reason) ORDER BY b.id), '[]')
       FROM bill_corrections b JOIN corrections c ON c.id = b.correction_id
       WHERE b.bill_id = s.bill_id AND b.outcome IN ('credited', 'charged')) AS beside
    FROM bill_statements s WHERE s.bill_id = ${billId}`;
  return row && { statement: askedBill(row), setAside: sum(row.set_aside), beside: row.beside };
}

type Row = { bill_id: number; customer_id: number; due_date: Date; is_paid: boolean } & Record<
  "amount" | "adjusted" | "credited" | "online" | "at_door" | "returned" | "open",
  bigint
>;

async function asked(tx: Tx, which: Prisma.Sql): Promise<AskedBill[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT * FROM bill_statements WHERE ${which} ORDER BY bill_id`;
  return rows.map(askedBill);
}

const sum = (amount: bigint) => paise(Number(amount));

function askedBill(row: Row): AskedBill {
  return {
    billId: row.bill_id,
    customerId: row.customer_id,
    dueDate: fromSqlDate(row.due_date),
    isPaid: row.is_paid,
    amount: sum(row.amount),
    adjusted: sum(row.adjusted),
    credited: sum(row.credited),
    online: sum(row.online),
    atDoor: sum(row.at_door),
    returned: sum(row.returned),
    open: sum(row.open),
  };
}
