import type { Tx } from "@/lib/db";
import { SET_ASIDE_KINDS } from "./kinds";

/** The case for which this intent's money was set aside; null when it was not. */
export function setAsideCase(tx: Tx, intentId: string) {
  return tx.case.findFirst({
    where: { stripeObjectId: intentId, kind: { in: [...SET_ASIDE_KINDS] } },
    orderBy: { id: "asc" },
  });
}

/** Each is null while we don't know it: the case of money set aside may name nobody. */
export type Whose = { customerId: number | null; billId: number | null; paymentId: number | null };

/**
 * Whose money an intent holds: what was set aside, or what paid a bill. Null until we have heard that it came in: before
 * that nobody knows which of the two it is.
 */
export async function whoseMoney(tx: Tx, intentId: string): Promise<Whose | null> {
  const aside = await setAsideCase(tx, intentId);
  if (aside) return { customerId: aside.customerId, billId: aside.billId, paymentId: aside.paymentId };
  const payment = await tx.payment.findUnique({ where: { stripePaymentIntentId: intentId } });
  if (payment?.status !== "succeeded") return null;
  return { customerId: payment.customerId, billId: payment.billId, paymentId: payment.id };
}
