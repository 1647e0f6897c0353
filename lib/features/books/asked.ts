import { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, type Tx } from "@/lib/db";
import { owedOf, type Owed } from "@/lib/domain/books/bill-status";
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import { paise } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";

/** What is asked of whom for a bill, and how it comes to that. */
export type AskedBill = BillStatement & {
  billId: number;
  customerId: number;
  dueDate: PlainDate;
  isPaid: boolean;
};

/** The one answer, for every page, letter, document and file. A bill that isn't there, or is somebody else's, is missing. */
export function askedForBills(tx: Tx, billIds: readonly number[]): Promise<AskedBill[]> {
  return asked(tx, Prisma.sql`bill_id = ANY (${[...billIds]}::integer[])`);
}

/** The same by customer, over all that is still to be paid; one who owes nothing is missing. */
export async function owedByCustomer(
  tx: Tx,
  customerIds: readonly number[],
  today: PlainDate,
): Promise<ReadonlyMap<number, Owed>> {
  const unpaid = Prisma.sql`NOT is_paid AND customer_id = ANY (${[...customerIds]}::integer[])`;
  const byCustomer = Map.groupBy(await asked(tx, unpaid), ({ customerId }) => customerId);
  return new Map([...byCustomer].map(([customerId, bills]) => [customerId, owedOf(bills, today)]));
}

type Row = { bill_id: number; customer_id: number; due_date: Date; is_paid: boolean } & Record<
  "amount" | "adjusted" | "credited" | "online" | "at_door" | "returned" | "open",
  bigint
>;

async function asked(tx: Tx, which: Prisma.Sql): Promise<AskedBill[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT * FROM bill_statements WHERE ${which} ORDER BY bill_id`;
  const sum = (amount: bigint) => paise(Number(amount));
  return rows.map((row) => ({
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
  }));
}
