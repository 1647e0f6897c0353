import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { paise, type Paise } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/payment";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import type { PaymentSearch } from "./schema";
import { paymentStatus } from "./settle";

/** One attempt to pay one bill. */
export type Attempt = {
  id: number;
  billId: number;
  month: PlainMonth;
  amount: Paise;
  status: PaymentStatus;
  method: string | null;
  failureCode: string | null;
  startedAt: Date;
  /** When it succeeded or failed; null while it is pending. */
  decidedAt: Date | null;
};

/** What the payment log holds of a payment that succeeded. */
export type Receipt = {
  paymentId: number;
  amount: Paise;
  method: string | null;
  paidAt: Date;
  reference: string;
};

const MAX_ATTEMPTS = 500;

/** A customer's attempts to pay, the latest first. */
export async function attemptsOf(tx: Tx, customerId: CustomerId): Promise<Attempt[]> {
  const rows = await tx.payment.findMany({
    where: { customerId },
    include: withBill,
    orderBy: { id: "desc" },
    take: MAX_ATTEMPTS,
  });
  return rows.map(attempt);
}

/** The latest attempt to pay one bill; null when there was none. */
export async function latestAttemptOf(
  tx: Tx,
  customerId: CustomerId,
  billId: number,
): Promise<Attempt | null> {
  const row = await tx.payment.findFirst({
    where: { customerId, billId },
    include: withBill,
    orderBy: { id: "desc" },
  });
  return row && attempt(row);
}

/** The receipt of a bill; null while it is unpaid, and for one that had nothing to pay. */
export async function receiptOf(tx: Tx, customerId: number, billId: number): Promise<Receipt | null> {
  const row = await tx.paymentLog.findFirst({ where: { customerId, billId }, orderBy: { id: "desc" } });
  if (!row) return null;
  return {
    paymentId: row.paymentId,
    amount: paise(row.amount),
    method: row.paymentMethod,
    paidAt: row.createdAt,
    reference: row.stripePaymentIntentId,
  };
}

export type FoundPayment = Attempt & { customer: { id: number; fullname: string }; reference: string };

const PAGE_SIZE = 50;

/**
 * Payments for staff, the latest first, by status and a part of the customer's name, e-mail, phone or of the reference.
 * `nextCursor` asks for the following page; null on the last one.
 */
export async function searchPayments(
  tx: Tx,
  { status, query, cursor }: PaymentSearch,
  pageSize = PAGE_SIZE,
): Promise<{ payments: FoundPayment[]; nextCursor: number | null }> {
  const text = { contains: query, mode: "insensitive" } as const;
  const who: Prisma.PaymentWhereInput[] = [
    { customer: { OR: [{ fullname: text }, { email: text }, { phone: text }] } },
    { stripePaymentIntentId: text },
  ];
  const rows = await tx.payment.findMany({
    where: { status, ...(cursor && { id: { lt: cursor } }), ...(query && { OR: who }) },
    include: { ...withBill, customer: { select: { id: true, fullname: true } } },
    orderBy: { id: "desc" },
    take: pageSize + 1,
  });
  const payments = rows
    .slice(0, pageSize)
    .map((row) => ({ ...attempt(row), customer: row.customer, reference: row.stripePaymentIntentId }));
  return { payments, nextCursor: rows.length > pageSize ? (payments.at(-1)?.id ?? null) : null };
}

export type OpenFlag = {
  id: number;
  kind: string;
  paymentId: number | null;
  billId: number | null;
  reference: string;
  raisedAt: Date;
};

/** What a person must decide about payments, the oldest first. */
export async function openFlags(tx: Tx): Promise<OpenFlag[]> {
  const rows = await tx.paymentFlag.findMany({
    where: { resolvedAt: null },
    orderBy: { id: "asc" },
    take: MAX_ATTEMPTS,
  });
  return rows.map(({ id, kind, paymentId, billId, stripePaymentIntentId, createdAt }) => {
    return { id, kind, paymentId, billId, reference: stripePaymentIntentId, raisedAt: createdAt };
  });
}

const withBill = { bill: { select: { month: true, year: true } } } as const;

type AttemptRow = Prisma.PaymentGetPayload<{ include: typeof withBill }>;

function attempt(row: AttemptRow): Attempt {
  return {
    id: row.id,
    billId: row.billId,
    month: plainMonth(row.bill.year, row.bill.month),
    amount: paise(row.amount),
    status: paymentStatus(row.status),
    method: row.paymentMethod,
    failureCode: row.failureCode,
    startedAt: row.createdAt,
    decidedAt: row.updatedAt,
  };
}
