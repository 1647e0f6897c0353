import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise, paise, rupees } from "@/lib/domain/money";
import {
  decideFailure,
  decideSuccess,
  PAYMENT_STATUSES,
  paymentMethod,
  type PaymentStatus,
  type SuccessFlag,
} from "@/lib/domain/payment";
import { formatMonth, plainMonth } from "@/lib/domain/plain-date";
import { appUrl, letters, queueMail } from "@/lib/mail";
import { messages } from "@/lib/messages";
import type { Intent } from "./gateway";

export type FlagKind = SuccessFlag | "unknown-intent" | "missing-at-gateway";

/** What became of a report of the gateway; `sentence` is for the log and holds no personal data. */
export type Settlement = { kind: "booked" | "failed" | "flagged" | "unchanged"; sentence: string };

type Report = Pick<
  Intent,
  "id" | "state" | "amountReceived" | "currency" | "method" | "failureCode" | "metadata"
>;
type Scope = { tx: Tx; now: Date; eventId?: string };

/**
 * Brings our books to what the gateway reports of an intent, by event or when asked: the one way in which a payment
 * succeeds or fails. Any report may come twice, late or in any order; statuses only move forward.
 */
export async function settle(scope: Scope, report: Report): Promise<Settlement> {
  const payment = await lockPayment(scope.tx, report.id);
  if (!payment) return settleUnknown(scope, report);
  switch (report.state) {
    case "succeeded":
      return succeed(scope, payment, report);
    case "failed":
      return fail(scope, payment, { failureCode: report.failureCode ?? "declined", method: report.method });
    case "canceled":
      return fail(scope, payment, { failureCode: "canceled" });
    case "processing":
    case "open":
      return { kind: "unchanged", sentence: `payment ${payment.id} is still open at the gateway` };
  }
}

/** The gateway knows no such intent (any more): it can't be paid, so the bill must be payable again. */
export async function settleMissing(scope: Scope, intentId: string): Promise<Settlement> {
  const payment = await lockPayment(scope.tx, intentId);
  if (!payment) return { kind: "unchanged", sentence: "no payment of ours holds this intent" };
  await raiseFlag(scope, "missing-at-gateway", { intentId, payment, details: { amount: payment.amount } });
  return fail(scope, payment, { failureCode: "missing-at-gateway" });
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

async function succeed(scope: Scope, payment: PaymentRow, report: Report): Promise<Settlement> {
  const { amountReceived: amount, currency } = report;
  const decision = decideSuccess({
    payment: {
      status: paymentStatus(payment.status),
      amount: paise(payment.amount),
      currency: payment.currency,
    },
    bill: { amount: rupees(payment.bill.amount), isPaid: payment.bill.isPaid },
    received: { amount, currency },
  });
  switch (decision) {
    case "book":
      await book(scope, payment, report.method);
      return { kind: "booked", sentence: `payment ${payment.id} succeeded, bill ${payment.billId} is paid` };
    case "already-booked":
      return { kind: "unchanged", sentence: `payment ${payment.id} had succeeded already` };
    case "amount-differs":
    case "currency-differs":
    case "paid-twice": {
      const details = {
        received: { amount, currency },
        expected: { amount: payment.amount, currency: payment.currency },
      };
      await raiseFlag(scope, decision, { intentId: report.id, payment, details });
      return { kind: "flagged", sentence: `payment ${payment.id} not booked: ${decision}` };
    }
  }
}

async function book({ tx, now }: Scope, payment: PaymentRow, method: string | null): Promise<void> {
  const { id, bill, customerId, amount, stripePaymentIntentId } = payment;
  await tx.payment.update({
    where: { id },
    data: { status: "succeeded", paymentMethod: method, failureCode: null, updatedAt: now },
  });
  await tx.bill.update({ where: { id: bill.id }, data: { isPaid: true, updatedAt: now } });
  const billingPeriod = `${String(bill.month).padStart(2, "0")}/${bill.year}`;
  const log = {
    paymentId: id,
    billId: bill.id,
    customerId,
    amount,
    paymentMethod: method,
    stripePaymentIntentId,
    billingPeriod,
  };
  await tx.paymentLog.create({ data: log });
  await sendReceipt({ tx, now }, payment, method);
}

async function sendReceipt(
  { tx, now }: Scope,
  { bill, customerId, amount, stripePaymentIntentId }: PaymentRow,
  method: string | null,
) {
  const { email, fullname, anonymisedAt } = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  if (anonymisedAt) return;
  const receipt = letters.paymentReceived({
    name: fullname,
    month: formatMonth(plainMonth(bill.year, bill.month)),
    amount: formatPaise(paise(amount)),
    date: formatInstant(now),
    method: messages.payments.methods[paymentMethod(method)],
    reference: stripePaymentIntentId,
    link: appUrl(`/bills/${bill.id}`),
  });
  await queueMail(tx, email, receipt);
}

type Failure = { failureCode: string; method?: string | null };

async function fail(
  { tx, now }: Scope,
  payment: PaymentRow,
  { failureCode, method }: Failure,
): Promise<Settlement> {
  if (decideFailure(paymentStatus(payment.status)) === "keep") {
    return { kind: "unchanged", sentence: `payment ${payment.id} stays ${payment.status}` };
  }
  const data = { status: "failed", failureCode, paymentMethod: method, updatedAt: now };
  await tx.payment.update({ where: { id: payment.id }, data });
  return { kind: "failed", sentence: `payment ${payment.id} failed: ${failureCode}` };
}

/** An account may serve other shops: only an intent that carries our bill's id concerns us. */
async function settleUnknown(scope: Scope, report: Report): Promise<Settlement> {
  const { bill_id: billId, customer_id: customerId } = report.metadata;
  if (!billId) return { kind: "unchanged", sentence: "not ours" };
  if (report.state !== "succeeded")
    return { kind: "unchanged", sentence: "no payment of ours holds this intent; nothing was received" };
  const { amountReceived: amount, currency } = report;
  const details = { received: { amount, currency }, billId, customerId: customerId ?? null };
  await raiseFlag(scope, "unknown-intent", { intentId: report.id, details });
  return { kind: "flagged", sentence: `an intent of bill ${billId} that we don't know succeeded` };
}

type Flagged = { intentId: string; payment?: PaymentRow; details: Prisma.InputJsonObject };

/** Once per intent and kind, however often it is reported. */
async function raiseFlag(
  { tx, eventId }: Scope,
  kind: FlagKind,
  { intentId, payment, details }: Flagged,
): Promise<void> {
  const about = {
    paymentId: payment?.id,
    billId: payment?.billId,
    stripePaymentIntentId: intentId,
    stripeEventId: eventId,
  };
  await tx.paymentFlag.createMany({ data: [{ kind, ...about, details }], skipDuplicates: true });
}

/** Narrows a column's text to a status. @throws RangeError for a status we don't know. */
export function paymentStatus(text: string): PaymentStatus {
  const status = PAYMENT_STATUSES.find((known) => known === text);
  if (!status) throw new RangeError(`unknown payment status "${text}"`);
  return status;
}
