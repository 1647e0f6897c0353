import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { paise, type Paise } from "@/lib/domain/money";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { FlagKind } from "./settle";

const FLAG_KINDS: Record<FlagKind, true> = {
  "amount-differs": true,
  "currency-differs": true,
  "paid-twice": true,
  "unknown-intent": true,
  "missing-at-gateway": true,
};

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

const isFlagKind = (text: string): text is FlagKind => Object.hasOwn(FLAG_KINDS, text);

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
    kind: isFlagKind(row.kind) ? row.kind : null,
    reference: row.stripePaymentIntentId,
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

type StaffScope = { tx: Tx; now: Date; staff: { id: UserId; role: StaffRole } };

/** A person has looked at it and done what was to be done: it leaves the list, and the note says what that was. */
export async function settleFlag(
  { tx, now, staff }: StaffScope,
  { flagId, note }: { flagId: number; note: string },
): Promise<Result<{ flagId: number }, "already-settled">> {
  // of two people who settle it at once, one is first
  const { count } = await tx.paymentFlag.updateMany({
    where: { id: flagId, resolvedAt: null },
    data: { resolvedAt: now, resolvedById: staff.id },
  });
  if (count === 0) return refuse("already-settled");
  const flag = await tx.paymentFlag.findUniqueOrThrow({ where: { id: flagId } });
  const { kind, stripePaymentIntentId: reference, paymentId, billId } = flag;
  await audit(tx, {
    actor: staff,
    action: "settle-flag",
    entity: "payment-flag",
    entityId: flagId,
    reason: note,
    after: { kind, reference, paymentId, billId },
  });
  return ok({ flagId });
}
