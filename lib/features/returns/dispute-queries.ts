import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { paise, type Paise } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { disputeStatus, type DisputeStatus } from "@/lib/domain/books/refund";

/** A payment that its customer contested with their bank. */
export type DisputeSummary = {
  id: number;
  /** Null for money that no payment of ours holds. */
  paymentId: number | null;
  amount: Paise;
  /** Lower case, as the gateway writes it. */
  currency: string;
  status: DisputeStatus;
  /** When we heard about it. */
  openedOn: PlainDate;
  /** Null while the bank is deciding. */
  decidedOn: PlainDate | null;
};

/** What was contested of one bill's money, or by one customer, the latest first; when read as a customer, only their own. */
export async function disputesOf(
  tx: Tx,
  of: { billId: number } | { customerId: number },
): Promise<DisputeSummary[]> {
  // for money that was set aside, only the books know the bill
  const where = "billId" in of ? { OR: [{ payment: of }, { journal: { some: of } }] } : of;
  const rows = await tx.dispute.findMany({ where, orderBy: { id: "desc" }, take: 200 });
  return rows.map(disputeSummary);
}

export function disputeSummary(row: Prisma.DisputeGetPayload<object>): DisputeSummary {
  const { id, paymentId, amount, currency, status, createdAt, updatedAt } = row;
  return {
    id,
    paymentId,
    currency,
    amount: paise(amount),
    status: disputeStatus(status),
    openedOn: toBusinessDate(createdAt),
    decidedOn: updatedAt && toBusinessDate(updatedAt),
  };
}
