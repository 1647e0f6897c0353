import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { nextRefundStatus, refundStatus, type RefundStatus } from "@/lib/domain/books/refund";
import { post, type Actor } from "@/lib/features/books/commands";
import { keepInvoices } from "@/lib/features/documents/commands";
import { clearCovered } from "./covered-refunds";
import { fetchRefund, type GatewayRefund } from "@/lib/gateway/refunds";
import type { Synced } from "@/lib/features/payments/sync";
import { sendRefundMail } from "@/lib/features/payments/mails";
import { isOfAnother } from "@/lib/features/payments/installation";
import { clearCase, raiseCase, reopenCase, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { ELSEWHERE, NOT_OURS, type Outcome } from "@/lib/features/odd-cases/outcome";
import { setAsideCase, whoseMoney, type Whose } from "@/lib/features/odd-cases/queries";
import { refundableOf } from "./refund-queries";
import { setAsideLeftOf } from "./set-aside-left";
import { ourId } from "@/lib/gateway/our-id";

type RefundRow = Prisma.RefundGetPayload<object>;

export type RefundReport = Pick<GatewayRefund, "status" | "failureReason"> & { id: string | null };

/**
 * Brings our books to a refund as it stands at the gateway. One that was made there, and not by us, is recorded when it is
 * first seen.
 */
export async function settleRefund(scope: SettleScope, report: GatewayRefund): Promise<Outcome> {
  const known = (await findRefund(scope.tx, report)) ?? (await adoptRefund(scope, report));
  if (!known) return (await isOfAnother(scope.tx, report.metadata)) ? ELSEWHERE : NOT_OURS;
  return advanceRefund(scope, known.id, report);
}

async function findRefund(tx: Tx, report: GatewayRefund): Promise<{ id: number } | null> {
  const byId = await tx.refund.findUnique({ where: { stripeRefundId: report.id }, select: { id: true } });
  const ours = ourId(report.metadata.refund_id);
  if (byId || ours === null || !report.intentId) return byId;
  if (await isOfAnother(tx, report.metadata)) return null;
  // the reply to our request was lost, or is still on its way
  const where = { id: ours, stripePaymentIntentId: report.intentId, stripeRefundId: null };
  return tx.refund.findFirst({ where, select: { id: true } });
}

/** A refund that someone made in the gateway's own dashboard, of a payment or of money set aside. */
async function adoptRefund(scope: SettleScope, report: GatewayRefund): Promise<{ id: number } | null> {
  const { tx } = scope;
  const { id: stripeRefundId, intentId, amount, currency } = report;
  const whose = intentId && (await whoseMoney(tx, intentId));
  if (!whose) return null;
  if (whose.customerId !== null) await lockCustomer(tx, whose.customerId);
  const aside = await setAsideCase(tx, intentId);
  const left = aside ? ((await setAsideLeftOf(tx, aside))?.money.amount ?? 0) : await leftOf(tx, whose);
  const about = { ...whose, caseId: aside?.id ?? null, stripePaymentIntentId: intentId };
  const [row] = await tx.refund.createManyAndReturn({
    data: [{ ...about, ...MADE_AT_GATEWAY, stripeRefundId, amount, currency }],
    skipDuplicates: true,
  });
  if (!row) return tx.refund.findUnique({ where: { stripeRefundId }, select: { id: true } });
  await postRequested(scope, row);
  const excess = amount > left ? { amount: amount - left, currency } : undefined;
  const details = { received: { amount, currency }, excess };
  await raiseCase(scope, "refunded-at-gateway", { stripeObjectId: stripeRefundId, ...whose, details });
  if (row.paymentId !== null) await clearCovered(scope, row.paymentId);
  return row;
}

const MADE_AT_GATEWAY = {
  destination: "gateway",
  status: "requested",
  requestedByRole: "gateway",
  reason: "Made at the gateway",
};

/** How much of a payment could still be given back. */
async function leftOf(tx: Tx, { paymentId }: Whose): Promise<number> {
  const payment = paymentId === null ? null : await tx.payment.findUnique({ where: { id: paymentId } });
  return payment ? refundableOf(tx, payment) : 0;
}

/** The first entry of a refund: promised to the customer. Money in other currencies is in no account. */
export async function postRequested(scope: SettleScope, refund: RefundRow, actor?: Actor): Promise<void> {
  if (refund.currency !== "inr") return;
  const postings = POSTINGS["refund-requested"](paise(refund.amount), sourceOf(refund));
  await post(scope.tx, "refund-requested", causeOf(scope, refund, actor), postings);
}

/** Moves a refund of ours forward to a reported status, with the entries and letters that follow. */
export async function advanceRefund(
  scope: SettleScope,
  refundId: number,
  { id: stripeRefundId, status: reported, failureReason }: RefundReport,
): Promise<Outcome> {
  const { tx, now } = scope;
  const refund = await lockRefund(tx, refundId);
  const current = refundStatus(refund.status);
  const status = nextRefundStatus(current, reported);
  const isNewId = refund.stripeRefundId === null && stripeRefundId !== null;
  if (status === current && !isNewId) return { kind: "unchanged", of: `refund ${refundId}` };
  const moved = await tx.refund.update({
    where: { id: refundId },
    data: { status, failureReason, updatedAt: now, ...(isNewId && { stripeRefundId }) },
  });
  if (status !== current) await follow(scope, moved, { from: current, to: status });
  if (moved.billId !== null) await keepInvoices(tx, [moved.billId], now);
  return { kind: "moved", of: `refund ${refundId}`, to: status };
}

async function lockRefund(tx: Tx, id: number): Promise<RefundRow> {
  const { customerId } = await tx.refund.findUniqueOrThrow({ where: { id }, select: { customerId: true } });
  if (customerId !== null) await lockCustomer(tx, customerId);
  await tx.$queryRaw`SELECT id FROM refunds WHERE id = ${id} FOR UPDATE`;
  return tx.refund.findUniqueOrThrow({ where: { id } });
}

type Step = { from: RefundStatus; to: RefundStatus };

/** What comes with a step: the entry, the letter, and the case if the refund failed. */
async function follow(scope: SettleScope, refund: RefundRow, { from, to }: Step): Promise<void> {
  const amount = paise(refund.amount);
  const isInr = refund.currency === "inr";
  const cause = causeOf(scope, refund);
  const tell = async (outcome: "refunded" | "refundFailed") => {
    if (isInr && refund.customerId) await sendRefundMail(scope.tx, refund.customerId, amount, outcome);
  };
  if (to === "succeeded") {
    if (isInr) await post(scope.tx, "refund-paid", cause, POSTINGS["refund-paid"](amount));
    await tell("refunded");
  }
  if (to === "failed" || to === "canceled") {
    const postings = POSTINGS["refund-failed"](amount, sourceOf(refund), from === "succeeded");
    if (isInr) await post(scope.tx, "refund-failed", cause, postings);
    await tell("refundFailed");
    await raiseFailed(scope, refund);
  }
}

/** A failed refund goes on the list; if it was of money set aside, that money's own case is reopened. */
async function raiseFailed(scope: SettleScope, refund: RefundRow): Promise<void> {
  const { id, stripeRefundId, stripePaymentIntentId, paymentId, billId, customerId } = refund;
  const { amount, currency, failureReason } = refund;
  const stripeObjectId = stripeRefundId ?? `${stripePaymentIntentId}-refund-${id}`;
  await raiseCase(scope, "refund-failed", {
    stripeObjectId,
    paymentId,
    billId,
    customerId,
    details: { received: { amount, currency }, refundId: id, failureReason },
  });
  if (refund.caseId === null) return;
  // what was set aside waits for a person again: in its own case, not in a second one
  await reopenCase(scope, refund.caseId);
  await clearCase(scope, "refund-failed", stripeObjectId);
}

function sourceOf({ caseId }: RefundRow): "unmatched" | "refunds" {
  return caseId === null ? "refunds" : "unmatched";
}

function causeOf({ eventId }: SettleScope, refund: RefundRow, actor?: Actor) {
  const { id: refundId, customerId, billId, paymentId, caseId, reason } = refund;
  return { refundId, customerId, billId, paymentId, caseId, reason, stripeEventId: eventId, actor };
}

/** A refund of ours that the gateway no longer knows has given nobody money. */
async function settleMissing(scope: SettleScope, stripeRefundId: string): Promise<Outcome> {
  const known = await scope.tx.refund.findUnique({ where: { stripeRefundId }, select: { id: true } });
  const failureReason = "missing-at-gateway";
  return known
    ? advanceRefund(scope, known.id, { id: stripeRefundId, status: "failed", failureReason })
    : NOT_OURS;
}

export const REFUND: Synced<GatewayRefund> = {
  fetch: fetchRefund,
  settle: settleRefund,
  missing: settleMissing,
};
