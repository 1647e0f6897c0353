import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { paise, type Paise } from "@/lib/domain/money";
import { statementOf } from "@/lib/features/billing/statement";
import { isRefundAlive, refundStatus, type RefundStatus } from "@/lib/domain/books/refund";

/**
 * How much of a payment may still be given back: not what was given back, is on its way, became credit, or is contested with
 * the bank.
 */
export async function refundableOf(
  tx: Tx,
  payment: { id: number; billId: number; amount: number; status: string },
): Promise<Paise> {
  if (payment.status !== "succeeded") return paise(0);
  const refunds = await tx.refund.findMany({ where: { paymentId: payment.id, caseId: null } });
  const given = refunds
    .filter(({ status }) => isRefundAlive(refundStatus(status)))
    .reduce((sum, { amount }) => sum + amount, 0);
  const disputes = await tx.dispute.findMany({ where: { paymentId: payment.id, status: { not: "won" } } });
  const contested = disputes.reduce((sum, { amount }) => sum + amount, 0);
  const returned = await returnedOf(tx, payment.billId);
  return paise(Math.max(0, payment.amount - given - contested - returned));
}

/**
 * How much of a bill's online payment already became credit when the bill was reduced: what was returned beyond everything it
 * had received in other ways.
 */
async function returnedOf(tx: Tx, billId: number): Promise<number> {
  const { returned, atDoor, credited } = await statementOf(tx, billId);
  return Math.max(0, returned - atDoor - credited);
}

export type RefundSummary = {
  id: number;
  paymentId: number | null;
  billId: number | null;
  amount: Paise;
  /** Lower case, as the gateway writes it: "inr" except for money that came in another currency by mistake. */
  currency: string;
  destination: "gateway" | "credit";
  status: RefundStatus;
  reason: string;
  requestedAt: Date;
  updatedAt: Date | null;
};

/** Refunds of one bill or one customer, the latest first; only the caller's own rows when read as a customer. */
export async function refundsOf(
  tx: Tx,
  of: { billId: number } | { customerId: number },
): Promise<RefundSummary[]> {
  const rows = await tx.refund.findMany({ where: of, orderBy: { id: "desc" }, take: 200 });
  return rows.map(refundSummary);
}

export function refundSummary(row: Prisma.RefundGetPayload<object>): RefundSummary {
  const { id, paymentId, billId, currency, reason, createdAt: requestedAt, updatedAt } = row;
  return {
    id,
    paymentId,
    billId,
    currency,
    reason,
    requestedAt,
    updatedAt,
    amount: paise(row.amount),
    destination: row.destination === "credit" ? "credit" : "gateway",
    status: refundStatus(row.status),
  };
}
