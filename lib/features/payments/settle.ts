import type { Report, Settlement } from "./report";
import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise, rupees } from "@/lib/domain/money";
import { decideFailure, decideSuccess, paymentStatus, type SuccessFlag } from "@/lib/domain/books/payment";
import { post, refreshPaid } from "@/lib/features/books/commands";
import { openOf } from "@/lib/features/books/queries";
import { keepOnlineReceipt } from "@/lib/features/documents/receipts";
import { sendReceipt } from "./mails";
import { raiseFlag, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { setAsideCase } from "@/lib/features/odd-cases/queries";
import { bookSetAside } from "./set-aside";
import { settleUnknown } from "./settle-unknown";

/**
 * Brings our books to what the gateway reports of an intent, by event or when asked: the one way in which a payment
 * succeeds or fails. Any report may come twice, late or in any order; statuses only move forward.
 */
export async function settle(scope: SettleScope, report: Report): Promise<Settlement> {
  const payment = await lockPayment(scope.tx, report.id);
  if (!payment) return settleUnknown(scope, report);
  switch (report.state) {
    case "succeeded":
      return succeed(scope, payment, report);
    case "failed":
      return fail(scope, payment, { failureCode: report.failureCode ?? "declined", method: report.method });
    case "canceled":
      return end(scope, payment, "canceled");
    case "processing":
    case "open":
      return { kind: "unchanged", sentence: `payment ${payment.id} is still open at the gateway` };
  }
}

/** The gateway knows no such intent (any more): it can't be paid, so the bill must be payable again. */
export async function settleMissing(scope: SettleScope, intentId: string): Promise<Settlement> {
  const payment = await lockPayment(scope.tx, intentId);
  if (!payment) return { kind: "unchanged", sentence: "no payment of ours holds this intent" };
  await raiseFlag(scope, "missing-at-gateway", {
    ...aboutPayment(payment),
    details: { amount: payment.amount },
  });
  return end(scope, payment, "missing-at-gateway");
}

type PaymentRow = Prisma.PaymentGetPayload<{ include: { bill: true } }>;

/** The payment as it stands once nobody else is changing its customer's books. */
async function lockPayment(tx: Tx, intentId: string): Promise<PaymentRow | null> {
  const where = { stripePaymentIntentId: intentId };
  const known = await tx.payment.findUnique({ where });
  if (!known) return null;
  await lockCustomer(tx, known.customerId);
  return tx.payment.findUnique({ where, include: { bill: true } });
}

function aboutPayment({ id, billId, customerId, stripePaymentIntentId }: PaymentRow) {
  return { stripeObjectId: stripePaymentIntentId, paymentId: id, billId, customerId };
}

async function succeed(scope: SettleScope, payment: PaymentRow, report: Report): Promise<Settlement> {
  const waiting = await setAsideCase(scope.tx, report.id);
  if (waiting) return keepAside(scope, payment, waiting);
  const { amountReceived: amount, currency } = report;
  const open = await openOf(scope.tx, payment.billId);
  const decision = decideSuccess({
    payment: {
      status: paymentStatus(payment.status),
      amount: paise(payment.amount),
      currency: payment.currency,
    },
    bill: { amount: rupees(payment.bill.amount), open },
    received: { amount, currency },
  });
  switch (decision) {
    case "book":
      await book(scope, payment, report);
      return { kind: "booked", sentence: `payment ${payment.id} succeeded, bill ${payment.billId} is paid` };
    case "already-booked":
      return { kind: "unchanged", sentence: `payment ${payment.id} had succeeded already` };
    case "amount-differs":
    case "currency-differs":
    case "paid-twice":
      return setAside(scope, payment, decision, { amount, currency });
  }
}

type Money = { amount: number; currency: string };

/** The books hold rupees alone: money of another currency is on the list, but in no account. */
async function setAside(
  scope: SettleScope,
  payment: PaymentRow,
  kind: SuccessFlag,
  received: Money,
): Promise<Settlement> {
  const details = { received, expected: { amount: payment.amount, currency: payment.currency } };
  const paymentFlagId = await raiseFlag(scope, kind, { ...aboutPayment(payment), details });
  if (received.currency === "inr") {
    await bookSetAside(scope, { paymentFlagId, paymentId: payment.id, bill: payment.bill }, received.amount);
  }
  return { kind: "flagged", sentence: `payment ${payment.id} not booked: ${kind}` };
}

/** While a person decides, the attempt stays as it is, so that nobody pays again; afterwards it is over. */
async function keepAside(
  scope: SettleScope,
  payment: PaymentRow,
  { kind, resolvedAt }: { kind: string; resolvedAt: Date | null },
): Promise<Settlement> {
  if (resolvedAt) return end(scope, payment, "set-aside");
  return { kind: "set-aside", sentence: `the money of payment ${payment.id} waits for a person: ${kind}` };
}

async function book(scope: SettleScope, payment: PaymentRow, report: Report): Promise<void> {
  const { tx, now, eventId: stripeEventId } = scope;
  const { id: paymentId, bill, billId, customerId, amount, stripePaymentIntentId } = payment;
  // an intent that offers several ways to pay doesn't say which it was; its charge may have said so already
  const { method: told, card } = report;
  const method = told ?? payment.paymentMethod;
  await tx.payment.update({
    where: { id: paymentId },
    // what its charge says at this very moment is not overwritten with nothing
    data: {
      status: "succeeded",
      paymentMethod: told ?? undefined,
      ...card,
      failureCode: null,
      updatedAt: now,
    },
  });
  const billingPeriod = `${String(bill.month).padStart(2, "0")}/${bill.year}`;
  const what = { paymentId, billId, customerId, amount, paymentMethod: method };
  await tx.paymentLog.create({ data: { ...what, stripePaymentIntentId, billingPeriod } });
  const cause = { paymentId, billId, customerId, stripeEventId };
  await post(tx, "payment-received", cause, POSTINGS["payment-received"](paise(amount)));
  await refreshPaid(tx, billId, now);
  await keepOnlineReceipt(tx, paymentId, now);
  await sendReceipt(tx, now, payment, method);
  await noteHowItCame(scope, payment);
}

/** What a careful owner wants to have seen, although nothing is left to do. */
async function noteHowItCame(scope: SettleScope, payment: PaymentRow): Promise<void> {
  const details = { received: { amount: payment.amount, currency: payment.currency } };
  const about = { ...aboutPayment(payment), details };
  if (payment.status === "failed") await raiseFlag(scope, "success-after-failure", about);
  if (scope.via === "reconciled") await raiseFlag(scope, "found-by-reconciliation", about);
}

/** The attempt has failed, and can't be tried again either. One that was declined before keeps the reason for that. */
async function end(scope: SettleScope, payment: PaymentRow, failureCode: string): Promise<Settlement> {
  const settlement = await fail(scope, payment, { failureCode });
  await scope.tx.payment.updateMany({
    where: { id: payment.id, status: "failed", endedAt: null },
    data: { endedAt: scope.now },
  });
  return settlement;
}

type Failure = { failureCode: string; method?: string | null };

async function fail(
  { tx, now }: SettleScope,
  payment: PaymentRow,
  { failureCode, method }: Failure,
): Promise<Settlement> {
  if (decideFailure(paymentStatus(payment.status)) === "keep") {
    return { kind: "unchanged", sentence: `payment ${payment.id} stays ${payment.status}` };
  }
  const data = { status: "failed", failureCode, paymentMethod: method ?? undefined, updatedAt: now };
  await tx.payment.update({ where: { id: payment.id }, data });
  return { kind: "failed", sentence: `payment ${payment.id} failed: ${failureCode}` };
}
