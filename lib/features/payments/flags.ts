import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { paise } from "@/lib/domain/money";
import { isRefundAlive, refundStatus } from "@/lib/domain/refund";
import { flagDetails, flagFacts, type FlagFacts, type FlagRow, type Money } from "./flag-facts";
import { NOTICE_KINDS, SET_ASIDE_KINDS } from "./odd-cases";
import type { FlagWay } from "./schema";

/** Money on its way back that never arrived there. */
type FailedReturn = Money & {
  /** The gateway's word for why. */
  reason: string | null;
};

export type OpenFlag = FlagFacts & {
  /** Whether there is nothing to decide: a person should only know of it. */
  isNotice: boolean;
  /** Its money that is set aside until a person decides; null when none is. */
  waiting: Money | null;
  /** Why it is open again: the latest refund of its money that failed. */
  failed: FailedReturn | null;
  /** What may be done about it. */
  ways: FlagWay[];
};

/** How many odd cases are open, and how many were settled. */
export async function countFlags(tx: Tx): Promise<{ open: number; settled: number }> {
  const all = await tx.paymentFlag.count();
  const open = await tx.paymentFlag.count({ where: { resolvedAt: null } });
  return { open, settled: all - open };
}

/**
 * The odd cases that nobody has settled, of all bills or one: those that need a decision before those that only tell
 * something, the oldest first.
 */
export async function openFlags(tx: Tx, limit: number, of: { billId?: number } = {}): Promise<OpenFlag[]> {
  const found = await flagFacts(tx, await openRows(tx, limit, of));
  const aside = await moneyAside(
    tx,
    found.map(({ row }) => row),
  );
  return found.map(({ row, facts }) => {
    const { waiting = null, failed = null } = aside.get(row.id) ?? {};
    const isNotice = NOTICE_KINDS.some((kind) => kind === row.kind);
    return { ...facts, isNotice, waiting, failed, ways: waysOf(waiting) };
  });
}

async function openRows(tx: Tx, limit: number, of: { billId?: number }): Promise<FlagRow[]> {
  const find = (kind: Prisma.StringFilter, take: number) =>
    tx.paymentFlag.findMany({ where: { ...of, resolvedAt: null, kind }, orderBy: { id: "asc" }, take });
  const decisions = await find({ notIn: [...NOTICE_KINDS] }, limit);
  return [...decisions, ...(await find({ in: [...NOTICE_KINDS] }, limit - decisions.length))];
}

/** Money that waits goes somewhere; only rupees can become credit. */
function waysOf(waiting: Money | null): FlagWay[] {
  if (!waiting) return ["note"];
  return waiting.currency === "inr" ? ["refund", "credit"] : ["refund"];
}

type SetAside = { id: number; kind: string; details: unknown };

/**
 * The money that is set aside for a case and waits for a decision: what came in, less what was sent back or is on its
 * way. Null when nothing waits.
 */
export async function moneyOf(tx: Tx, flag: SetAside): Promise<Money | null> {
  return (await moneyAside(tx, [flag])).get(flag.id)?.waiting ?? null;
}

/** The same of many cases, by id, and what failed to go back; one for which nothing waits is missing. */
async function moneyAside(
  tx: Tx,
  flags: readonly SetAside[],
): Promise<Map<number, { waiting: Money; failed: FailedReturn | null }>> {
  const aside = flags.filter((flag) => SET_ASIDE_KINDS.some((kind) => kind === flag.kind));
  const about = { paymentFlagId: { in: aside.map(({ id }) => id) } };
  const kept = await tx.journalEntry.findMany({
    where: { ...about, kind: "unmatched-to-credit" },
    select: { paymentFlagId: true },
  });
  const refunds = await tx.refund.findMany({ where: about, orderBy: { id: "asc" } });
  const waits = aside.flatMap((flag) => {
    const { received } = flagDetails(flag);
    if (!received || kept.some(({ paymentFlagId }) => paymentFlagId === flag.id)) return [];
    const own = refunds.filter(({ paymentFlagId }) => paymentFlagId === flag.id);
    const given = own.filter(isAlive).reduce((sum, refund) => sum + refund.amount, 0);
    const left = Math.max(0, received.amount - given);
    const waiting = { amount: paise(left), currency: received.currency };
    return left > 0 ? [[flag.id, { waiting, failed: latestFailed(own) }] as const] : [];
  });
  return new Map(waits);
}

type RefundRow = Prisma.RefundGetPayload<object>;

const isAlive = ({ status }: RefundRow): boolean => isRefundAlive(refundStatus(status));

function latestFailed(refunds: readonly RefundRow[]): FailedReturn | null {
  const row = refunds.findLast((refund) => !isAlive(refund));
  return row ? { amount: paise(row.amount), currency: row.currency, reason: row.failureReason } : null;
}

/** Odd cases of payments that wait for a person; those that only tell something are none. */
export function countUndecided(tx: Tx): Promise<number> {
  return tx.paymentFlag.count({ where: { resolvedAt: null, kind: { notIn: [...NOTICE_KINDS] } } });
}
