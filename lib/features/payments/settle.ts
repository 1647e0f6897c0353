import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise, sumPaise } from "@/lib/domain/money";
import { decideFailure, decideSuccess, paymentStatus, type SuccessCase } from "@/lib/domain/books/payment";
import { askedForBills } from "@/lib/features/books/asked";
import { post, refreshPaid } from "@/lib/features/books/commands";
import { keepOnlineReceipt } from "@/lib/features/documents/receipts";
import { sendReceipt } from "./mails";
import { raiseCase, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { NOT_OURS, type Outcome } from "@/lib/features/odd-cases/outcome";
import { setAsideCase } from "@/lib/features/odd-cases/queries";
import type { Intent } from "@/lib/gateway/intents";
import { bookSetAside } from "./set-aside";
import { settleUnknown } from "./settle-unknown";

/**
 * Brings our books to an intent as it stands at the gateway: the only way in which a payment succeeds or fails. It may be
 * shown twice, late or in any order; statuses only move forward.
 */
export async function settle(scope: SettleScope, intent: Intent): Promise<Outcome> {
  const payment = await lockPayment(scope.tx, intent.id);
  if (!payment) return settleUnknown(scope, intent);
  switch (intent.state) {
    case "succeeded":
      return succeed(scope, payment, intent);
    case "failed":
      return fail(scope, payment, { failureCode: intent.failureCode ?? "declined", method: intent.method });
    case "canceled":
      return end(scope, payment, "canceled");
    case "processing":
    case "open":
      return { kind: "open", of: `payment ${payment.id}` };
  }
}

/** The gateway knows no such intent (any more): it can't be paid, so the bill must be payable again. */
export async function settleMissing(scope: SettleScope, intentId: string): Promise<Outcome> {
  const payment = await lockPayment(scope.tx, intentId);
  if (!payment) return NOT_OURS;
  await raiseCase(scope, "missing-at-gateway", {
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

function attemptOf({ status, amount, currency }: PaymentRow) {
  return { status: paymentStatus(status), amount: paise(amount), currency };
}

async function succeed(scope: SettleScope, payment: PaymentRow, intent: Intent): Promise<Outcome> {
  const waiting = await setAsideCase(scope.tx, intent.id);
  if (waiting) return keepSetAside(scope, payment, waiting);
  const { amountReceived: amount, currency } = intent;
  const decision = decideSuccess({
    payment: attemptOf(payment),
    bill: await claimOf(scope.tx, payment.billId),
    received: { amount, currency },
  });
  switch (decision) {
    case "book":
      await book(scope, payment, intent);
      return { kind: "booked", of: `payment ${payment.id}` };
    case "already-booked":
      return { kind: "unchanged", of: `payment ${payment.id}` };
    case "amount-differs":
    case "currency-differs":
    case "paid-twice":
      return setAside(scope, payment, decision, { amount, currency });
  }
}

async function claimOf(tx: Tx, billId: number) {
  const [bill] = await askedForBills(tx, [billId]);
  if (!bill) throw new Error(`there is no bill ${billId}`);
  return { asked: sumPaise([bill.amount, bill.adjusted]), open: bill.open };
}

type Money = { amount: number; currency: string };

/** The books hold only rupees: money in another currency is on the list, but in no account. */
async function setAside(
  scope: SettleScope,
  payment: PaymentRow,
  kind: SuccessCase,
  received: Money,
): Promise<Outcome> {
  const details = { received, expected: { amount: payment.amount, currency: payment.currency } };
  const caseId = await raiseCase(scope, kind, { ...aboutPayment(payment), details });
  if (received.currency === "inr") {
    await bookSetAside(scope, { caseId, paymentId: payment.id, bill: payment.bill }, received.amount);
  }
  return { kind: "flagged", of: `payment ${payment.id}` };
}

/** While a person decides, the attempt stays as it is, so that nobody pays again; afterwards it is over. */
async function keepSetAside(
  scope: SettleScope,
  payment: PaymentRow,
  { resolvedAt }: { resolvedAt: Date | null },
): Promise<Outcome> {
  if (resolvedAt) return end(scope, payment, "set-aside");
  return { kind: "set-aside", of: `payment ${payment.id}` };
}

async function book(scope: SettleScope, payment: PaymentRow, intent: Intent): Promise<void> {
  const { tx, now, eventId: stripeEventId } = scope;
  const { id: paymentId, bill, billId, customerId, amount, stripePaymentIntentId } = payment;
  const { method, card } = intent;
  await tx.payment.update({
    where: { id: paymentId },
    data: { status: "succeeded", paymentMethod: method, ...card, failureCode: null, updatedAt: now },
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

/** What a careful owner would want to see, although nothing is left to do. */
async function noteHowItCame(scope: SettleScope, payment: PaymentRow): Promise<void> {
  const details = { received: { amount: payment.amount, currency: payment.currency } };
  const about = { ...aboutPayment(payment), details };
  if (payment.status === "failed") await raiseCase(scope, "success-after-failure", about);
  if (scope.via === "reconciled") await raiseCase(scope, "found-by-reconciliation", about);
}

/** The attempt has failed and can't be retried. One that was declined before keeps that reason. */
async function end(scope: SettleScope, payment: PaymentRow, failureCode: string): Promise<Outcome> {
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
): Promise<Outcome> {
  if (decideFailure(paymentStatus(payment.status)) === "keep") {
    return { kind: "unchanged", of: `payment ${payment.id}` };
  }
  const data = { status: "failed", failureCode, paymentMethod: method ?? undefined, updatedAt: now };
  await tx.payment.update({ where: { id: payment.id }, data });
  return { kind: "failed", of: `payment ${payment.id}` };
}
