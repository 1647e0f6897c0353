import { z } from "zod";
import type { Tx } from "@/lib/db";
import { paise, type Paise } from "@/lib/domain/money";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { isRefundAlive } from "@/lib/domain/refund";
import { FLAG_KINDS, SET_ASIDE_KINDS, type FlagKind } from "./odd-cases";
import { refundStatus } from "./settle-refund";

/** Money of a gateway's report, in the smallest unit of its currency. */
type Money = { amount: Paise; currency: string };

export type OpenFlag = {
  id: number;
  /** Null for a kind that is not known here. */
  kind: FlagKind | null;
  reference: string;
  raisedAt: Date;
  received: Money | null;
  expected: Money | null;
  /** The bill it names, and that bill where it is one of ours. */
  billId: number | null;
  bill: { id: number; month: PlainMonth; customer: { id: number; fullname: string } } | null;
};

const flagKind = (text: string): FlagKind | null => FLAG_KINDS.find((kind) => kind === text) ?? null;

const amount = z.int().min(0).transform(paise);
const money = z.object({ amount, currency: z.string() });
const details = z.object({
  received: money.optional().catch(undefined),
  expected: money.optional().catch(undefined),
  billId: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
});

/** What a person must decide about payments, the oldest first, and how many there are in all. */
export async function openFlags(tx: Tx, limit: number): Promise<{ flags: OpenFlag[]; count: number }> {
  const where = { resolvedAt: null };
  const rows = await tx.paymentFlag.findMany({ where, orderBy: { id: "asc" }, take: limit });
  const about = rows.map((row) => {
    const known = details.catch({}).parse(row.details);
    return { row, known, billId: row.billId ?? known.billId ?? null };
  });
  const bills = await billsAbout(
    tx,
    about.flatMap(({ billId }) => billId ?? []),
  );
  const flags = about.map(({ row, known, billId }) => ({
    id: row.id,
    kind: flagKind(row.kind),
    reference: row.stripeObjectId,
    raisedAt: row.createdAt,
    received: known.received ?? null,
    expected: known.expected ?? null,
    billId,
    bill: (billId !== null && bills.get(billId)) || null,
  }));
  return { flags, count: await tx.paymentFlag.count({ where }) };
}

async function billsAbout(tx: Tx, ids: number[]) {
  const rows = await tx.bill.findMany({
    where: { id: { in: ids } },
    select: { id: true, month: true, year: true, customer: { select: { id: true, fullname: true } } },
  });
  return new Map(
    rows.map(({ id, year, month, customer }) => [id, { id, month: plainMonth(year, month), customer }]),
  );
}

/**
 * The money that is set aside for a case and waits for a decision: what came in, less what was sent back or is on its
 * way. Null when nothing waits.
 */
export async function moneyOf(
  tx: Tx,
  flag: { id: number; kind: string; details: unknown },
): Promise<{ amount: number; currency: string } | null> {
  if (!SET_ASIDE_KINDS.some((kind) => kind === flag.kind)) return null;
  const { received } = details.catch({}).parse(flag.details);
  if (!received) return null;
  const kept = await tx.journalEntry.count({
    where: { paymentFlagId: flag.id, kind: "unmatched-to-credit" },
  });
  const refunds = await tx.refund.findMany({ where: { paymentFlagId: flag.id } });
  const given = refunds
    .filter(({ status }) => isRefundAlive(refundStatus(status)))
    .reduce((sum, { amount }) => sum + amount, 0);
  const left = kept > 0 ? 0 : received.amount - given;
  return left > 0 ? { amount: left, currency: received.currency } : null;
}
