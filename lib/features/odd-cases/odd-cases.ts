import type { CaseKind } from "./kinds";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";

/**
 * How a report reached us. `asked`: through a question about one payment; `reconciled`: a job found what no webhook had
 * reported in time.
 */
export type Via = "webhook" | "asked" | "reconciled";

export type SettleScope = { tx: Tx; now: Date; eventId?: string; via?: Via };

export type OddCase = {
  /** The id of the payment intent, refund, dispute or customer at the gateway. */
  stripeObjectId: string;
  paymentId?: number | null;
  billId?: number | null;
  customerId?: number | null;
  details?: Prisma.InputJsonObject;
};

/** Puts a case on the admin's list, once per object and kind however often it is reported; returns its id. */
export async function raiseCase(
  { tx, eventId }: SettleScope,
  kind: CaseKind,
  { details = {}, ...about }: OddCase,
): Promise<number> {
  const data = [{ kind, ...about, stripeEventId: eventId, details }];
  await tx.case.createMany({ data, skipDuplicates: true });
  const where = { kind_stripeObjectId: { kind, stripeObjectId: about.stripeObjectId } };
  return (await tx.case.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** Takes a case off the list that has settled itself, such as a dispute that the bank has decided. */
export async function clearCase(
  { tx, now }: SettleScope,
  kind: CaseKind,
  stripeObjectId: string,
): Promise<void> {
  await tx.case.updateMany({
    where: { kind, stripeObjectId, resolvedAt: null },
    data: { resolvedAt: now },
  });
}

/** Puts a case that a person had settled back on the list: what it reports has begun again. */
export async function reopenCase({ tx }: SettleScope, id: number): Promise<void> {
  await tx.case.update({ where: { id }, data: { resolvedAt: null, resolvedById: null } });
}
