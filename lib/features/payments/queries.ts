import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { paise, sumPaise, type Paise } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/books/payment";
import { refundStatus, type RefundStatus } from "@/lib/domain/books/refund";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { withinDays } from "@/lib/lists/list-filter";
import { beyondKey, EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import { paymentMatching } from "@/lib/lists/search";
import { setAsideStateOf, withSetAside, type SetAsideState } from "./set-aside-state";
import type { PaymentSearch } from "./schema";
import { paymentStatus } from "@/lib/domain/books/payment";

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
  /** What became of its money when no bill took it. */
  setAside: SetAsideState | null;
};

/** What the payment log holds about a successful payment. */
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
  const row = await tx.paymentLog.findFirst({ where: { customerId, billId }, ...ofReceipt });
  return row && receipt(row);
}

/** The fields of a bill's payment log needed for its receipt. */
export const ofReceipt = {
  orderBy: { id: "desc" },
  include: { payment: { select: { paymentMethod: true } } },
} as const satisfies Prisma.Bill$paymentLogsArgs;

export function receipt(row: Prisma.PaymentLogGetPayload<Pick<typeof ofReceipt, "include">>): Receipt {
  return {
    paymentId: row.paymentId,
    amount: paise(row.amount),
    // the log is written once, even if the payment method becomes known later
    method: row.payment.paymentMethod ?? row.paymentMethod,
    paidAt: row.createdAt,
    reference: row.stripePaymentIntentId,
  };
}

/**
 * What a bill's customer got back of what they had paid: from the kitchen, to where it came from or as credit, and from their
 * bank, which decided in their favour.
 */
export type GivenBack = { done: Paise; underWay: Paise; byBank: Paise };

/** Excludes what the bill had never taken: money that was set aside and sent back. */
export async function givenBackOf(tx: Tx, billId: number): Promise<GivenBack> {
  const bill = await tx.bill.findUnique({ where: { id: billId }, select: returned });
  return givenBack(bill ?? { refunds: [], payments: [] });
}

/** The fields of a bill's returned money needed for this. */
export const returned = {
  refunds: { orderBy: { id: "desc" } },
  payments: { select: { status: true, disputes: true } },
} as const satisfies Prisma.BillSelect;

export function givenBack({
  refunds,
  payments,
}: Prisma.BillGetPayload<{ select: typeof returned }>): GivenBack {
  const own = refunds.filter(({ caseId }) => caseId === null);
  const sum = (...statuses: RefundStatus[]) =>
    sumPaise(
      own.flatMap(({ status, amount }) => (statuses.includes(refundStatus(status)) ? [paise(amount)] : [])),
    );
  const taken = payments.flatMap(({ status, disputes }) => (status === "succeeded" ? disputes : []));
  const lost = taken.flatMap(({ status, amount }) => (status === "lost" ? [paise(amount)] : []));
  return { done: sum("succeeded"), underWay: sum("requested", "pending"), byBank: sumPaise(lost) };
}

export type FoundPayment = Attempt & { customer: { id: number; fullname: string }; reference: string };

/** A page of payments for staff, the latest first, by status, day and part of the name, e-mail, phone or reference. */
export async function searchPayments(tx: Tx, search: PaymentSearch): Promise<Page<FoundPayment>> {
  const found = await tx.payment.findMany(await pageQuery(tx, search));
  const { rows, ...keys } = pageOf(found, search);
  return { rows: rows.map(foundPayment), ...keys };
}

/** The same list in full, for its export. */
export async function exportPayments(tx: Tx, search: PaymentSearch): Promise<FoundPayment[]> {
  const rows = await tx.payment.findMany({
    ...foundQuery(await searched(tx, search), orderOf(search)),
    take: EXPORT_LIMIT,
  });
  return rows.map(foundPayment);
}

/** Every attempt on one bill, or by one customer, for staff: the latest first. */
export async function paymentsOf(
  tx: Tx,
  of: { billId: number } | { customerId: number },
): Promise<FoundPayment[]> {
  const rows = await tx.payment.findMany({ ...foundQuery(of), take: MAX_ATTEMPTS });
  return rows.map(foundPayment);
}

// Some days are a part of the list by time: by id, they might lie at its far end.
const hasDays = ({ from, to }: PaymentSearch) => (from ?? to) !== undefined;
const orderOf = (search: PaymentSearch): Prisma.PaymentOrderByWithRelationInput[] =>
  hasDays(search) ? [{ createdAt: "desc" }, { id: "desc" }] : [{ id: "desc" }];

async function pageQuery(tx: Tx, search: PaymentSearch) {
  const where = await searched(tx, search);
  const args = pageArgs(search);
  if (!hasDays(search)) return { ...foundQuery(where, orderOf(search)), ...args };
  const select = { createdAt: true };
  const key = args.cursor && (await tx.payment.findUnique({ where: args.cursor, select }));
  const beyond = beyondKey(search, key?.createdAt ?? null);
  return { ...foundQuery({ AND: [where, beyond] }, orderOf(search)), take: args.take };
}

async function searched(
  tx: Tx,
  { status, query, from, to }: PaymentSearch,
): Promise<Prisma.PaymentWhereInput> {
  return {
    ...(status && { status }),
    ...((from ?? to) && { createdAt: withinDays({ from, to }) }),
    ...(query && (await paymentMatching(tx, query))),
  };
}

function foundQuery(
  where: Prisma.PaymentWhereInput,
  orderBy: Prisma.PaymentOrderByWithRelationInput[] = [{ id: "desc" }],
) {
  return {
    where,
    include: { ...withBill, customer: { select: { id: true, fullname: true } } },
    orderBy,
  } satisfies Prisma.PaymentFindManyArgs;
}

const withBill = { bill: { select: { month: true, year: true } }, ...withSetAside } as const;

function foundPayment(row: AttemptRow & Pick<FoundPayment, "customer">): FoundPayment {
  return { ...attempt(row), customer: row.customer, reference: row.stripePaymentIntentId };
}

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
    setAside: setAsideStateOf(row),
  };
}
