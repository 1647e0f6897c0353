import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { SuccessFlag } from "@/lib/domain/books/payment";

/** Money arrived that no bill takes: it is set aside until a person sends it back or keeps it as credit. */
export const SET_ASIDE_KINDS = [
  "amount-differs",
  "currency-differs",
  "paid-twice",
  "unknown-intent",
] as const satisfies readonly (SuccessFlag | "unknown-intent")[];

/** Everything about a payment that a person should see. */
export const FLAG_KINDS = [
  ...SET_ASIDE_KINDS,
  "missing-at-gateway",
  "success-after-failure",
  "found-by-reconciliation",
  "refund-failed",
  "refunded-at-gateway",
  "dispute-opened",
  "dispute-won",
  "dispute-lost",
  "customer-deleted",
  "unreadable-event",
] as const;

/** Settled by themselves: a person should know of them and has nothing to decide. Every other kind waits for one. */
export const NOTICE_KINDS = [
  "success-after-failure",
  "found-by-reconciliation",
  "refunded-at-gateway",
  "dispute-won",
  "customer-deleted",
] as const satisfies readonly (typeof FLAG_KINDS)[number][];

export type FlagKind = (typeof FLAG_KINDS)[number];

/**
 * How a report reached us. `asked`: by a question about one payment; `reconciled`: a job found what no webhook had told
 * in time.
 */
export type Via = "webhook" | "asked" | "reconciled";

/** What is answered about a refund or dispute of money that we have not heard of, or not yet. */
export const NOT_OURS = "not ours";

export type SettleScope = { tx: Tx; now: Date; eventId?: string; via?: Via };

export type OddCase = {
  /** The id of the payment intent, refund, dispute or customer at the gateway. */
  stripeObjectId: string;
  paymentId?: number | null;
  billId?: number | null;
  customerId?: number | null;
  details?: Prisma.InputJsonObject;
};

/** Puts a case on the admin's list, once per object and kind however often it is reported; answers its id. */
export async function raiseFlag(
  { tx, eventId }: SettleScope,
  kind: FlagKind,
  { details = {}, ...about }: OddCase,
): Promise<number> {
  const data = [{ kind, ...about, stripeEventId: eventId, details }];
  await tx.paymentFlag.createMany({ data, skipDuplicates: true });
  const where = { kind_stripeObjectId: { kind, stripeObjectId: about.stripeObjectId } };
  return (await tx.paymentFlag.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** A case that has settled itself, such as a dispute that the bank has decided, leaves the list. */
export async function clearFlag(
  { tx, now }: SettleScope,
  kind: FlagKind,
  stripeObjectId: string,
): Promise<void> {
  await tx.paymentFlag.updateMany({
    where: { kind, stripeObjectId, resolvedAt: null },
    data: { resolvedAt: now },
  });
}

/** A case that a person had settled is on the list again: what it tells of has begun anew. */
export async function reopenFlag({ tx }: SettleScope, id: number): Promise<void> {
  await tx.paymentFlag.update({ where: { id }, data: { resolvedAt: null, resolvedById: null } });
}

/** The case for which this intent's money was set aside; null when it was not. */
export function setAsideCase(tx: Tx, intentId: string) {
  return tx.paymentFlag.findFirst({
    where: { stripeObjectId: intentId, kind: { in: [...SET_ASIDE_KINDS] } },
    orderBy: { id: "asc" },
  });
}

/** Each is null while we don't know it: of money that was set aside, its case may name nobody. */
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
