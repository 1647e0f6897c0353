import type { Tx } from "@/lib/db";
import type { Paise } from "@/lib/domain/money";
import { paymentMethod, type PaymentMethod } from "@/lib/domain/books/payment";
import { fullnamesOf } from "@/lib/features/accounts/names";
import { disputesOf, type DisputeSummary } from "./dispute-queries";
import { refundableOf, refundSummary, type RefundSummary } from "./refund-queries";

/** Who asked for a refund: a person by name, or what made it when no person did. */
export type RefundAuthor = { kind: "person"; fullname: string } | { kind: "gateway" } | { kind: "system" };

/** A refund as the office sees it. */
export type OfficeRefund = RefundSummary & {
  /** How the payment was made, and so where the money goes back to; "other" where no payment of ours holds it. */
  method: PaymentMethod;
  /** The gateway's word for why it failed. */
  failureReason: string | null;
  by: RefundAuthor;
};

export type RefundOverview = {
  /** The latest first. */
  refunds: OfficeRefund[];
  /** What may still be given back, by the id of each payment that succeeded. */
  refundable: ReadonlyMap<number, Paise>;
  /** What was contested of it with the bank, the latest first. */
  disputes: DisputeSummary[];
};

const MAX_REFUNDS = 200;

/** Everything given back of a bill's money or contested with the bank, and how much may still be given back. */
export async function refundOverview(tx: Tx, billId: number): Promise<RefundOverview> {
  const rows = await tx.refund.findMany({
    where: { billId },
    include: { payment: { select: { paymentMethod: true } } },
    orderBy: { id: "desc" },
    take: MAX_REFUNDS,
  });
  const names = await fullnamesOf(
    tx,
    rows.flatMap(({ requestedById }) => requestedById ?? []),
  );
  const refunds = rows.map((row) => ({
    ...refundSummary(row),
    method: paymentMethod(row.payment?.paymentMethod ?? null),
    failureReason: row.failureReason,
    by: author(row, names),
  }));
  const disputes = await disputesOf(tx, { billId });
  return { refunds, refundable: await refundableOfBill(tx, billId), disputes };
}

/** A bill has at most one successful payment. */
async function refundableOfBill(tx: Tx, billId: number): Promise<ReadonlyMap<number, Paise>> {
  const payment = await tx.payment.findFirst({ where: { billId, status: "succeeded" } });
  return new Map(payment ? [[payment.id, await refundableOf(tx, payment)]] : []);
}

type Requested = { requestedById: number | null; requestedByRole: string };

function author(
  { requestedById, requestedByRole }: Requested,
  names: ReadonlyMap<number, string>,
): RefundAuthor {
  if (requestedById !== null) return { kind: "person", fullname: names.get(requestedById) ?? "" };
  return { kind: requestedByRole === "gateway" ? "gateway" : "system" };
}
