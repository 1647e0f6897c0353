import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { paise } from "@/lib/domain/money";
import { askedWithBeside } from "@/lib/features/books/asked";
import { documentSummary, ofList } from "@/lib/features/documents/queries";
import { doorPayment, taken } from "@/lib/features/door/door-queries";
import { givenBack, ofReceipt, receipt, returned } from "@/lib/features/payments/queries";
import { disputeSummary } from "@/lib/features/returns/dispute-queries";
import { refundSummary } from "@/lib/features/returns/refund-queries";
import { settledBeside } from "@/lib/features/corrections/beside";
import { issued, withLines } from "./queries";
import { creditedDays, creditedIn, ofDays, ofEarlyDays, whyOf } from "./why";

const MAX_ROWS = 200;

const everything = {
  ...withLines,
  ...returned,
  credits: ofDays,
  customer: { select: { credits: ofEarlyDays } },
  documents: ofList,
  doorPayments: taken,
  paymentLogs: { ...ofReceipt, take: 1 },
  // for money that was set aside, only the books know the bill
  journal: { where: { disputeId: { not: null } }, select: { dispute: true } },
} satisfies Prisma.BillInclude;

/** Everything a customer is shown of one bill, in three statements; null when there is none, or when it is someone else's. */
export async function wholeBill(tx: Tx, customerId: CustomerId, billId: number) {
  const row = await tx.bill.findFirst({ where: { id: billId, customerId }, include: everything });
  if (!row) return null;
  const money = await askedWithBeside(tx, row.id);
  if (!money) throw new Error(`there is no bill ${row.id}`);
  const { statement, setAside, beside } = money;
  const bill = issued(row, row.isPaid ? paise(0) : statement.open);
  const [log] = row.paymentLogs;
  return {
    bill,
    statement,
    setAside,
    days: await whyOf(tx, bill),
    creditedDays: [...creditedDays(row.credits), ...creditedIn(bill.month, row.customer.credits)],
    settled: settledBeside(
      beside.map(({ doneAt, ...row }) => ({ ...row, doneAt: doneAt === null ? null : new Date(doneAt) })),
    ),
    receipt: log ? receipt(log) : null,
    doorReceipts: row.doorPayments.map(doorPayment),
    refunds: row.refunds.slice(0, MAX_ROWS).map(refundSummary),
    givenBack: givenBack(row),
    disputes: disputesOf(row).map(disputeSummary),
    documents: row.documents.map(documentSummary),
  };
}

type Row = Prisma.BillGetPayload<{ include: typeof everything }>;

/** The latest first, each once. */
function disputesOf({ payments, journal }: Row) {
  const found = [
    ...payments.flatMap(({ disputes }) => disputes),
    ...journal.flatMap(({ dispute }) => (dispute ? [dispute] : [])),
  ];
  const once = [...new Map(found.map((dispute) => [dispute.id, dispute])).values()];
  return once.sort((a, b) => b.id - a.id).slice(0, MAX_ROWS);
}
