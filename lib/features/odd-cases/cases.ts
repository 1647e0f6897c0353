import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { caseFacts, type CaseFacts, type CaseRow, type Money } from "./case-facts";
import { NOTICE_KINDS } from "./kinds";
import type { CaseWay } from "./schema";
import { setAsideLeftByCase, type SetAsideLeft } from "@/lib/features/returns/set-aside-left";

export type OpenCase = CaseFacts & {
  /** Whether there is nothing to decide: a person should just know about it. */
  isNotice: boolean;
  /** Its money that is set aside until a person decides; null when none is. */
  waiting: Money | null;
  failed: SetAsideLeft["failed"];
  /** What may be done about it; nothing while a bank holds the money in question. */
  ways: CaseWay[];
};

/** How many odd cases are open, and how many were settled. */
export async function countCases(tx: Tx): Promise<{ open: number; settled: number }> {
  const all = await tx.case.count();
  const open = await tx.case.count({ where: { resolvedAt: null } });
  return { open, settled: all - open };
}

/**
 * The odd cases that nobody has settled, of all bills or one: those that need a decision before mere notices, the oldest
 * first.
 */
export async function openCases(tx: Tx, limit: number, of: { billId?: number } = {}): Promise<OpenCase[]> {
  const found = await caseFacts(tx, await openRows(tx, limit, of));
  const byCase = await setAsideLeftByCase(
    tx,
    found.map(({ row }) => row),
  );
  return found.map(({ row, facts }) => {
    const { money: waiting = null, failed = null, ways = ["note"] } = byCase.get(row.id) ?? {};
    const isNotice = NOTICE_KINDS.some((kind) => kind === row.kind);
    return { ...facts, isNotice, waiting, failed, ways };
  });
}

async function openRows(tx: Tx, limit: number, of: { billId?: number }): Promise<CaseRow[]> {
  const find = (kind: Prisma.StringFilter, take: number) =>
    tx.case.findMany({ where: { ...of, resolvedAt: null, kind }, orderBy: { id: "asc" }, take });
  const decisions = await find({ notIn: [...NOTICE_KINDS] }, limit);
  return [...decisions, ...(await find({ in: [...NOTICE_KINDS] }, limit - decisions.length))];
}

/** Odd cases of payments that wait for a person; notices don't count. */
export function countUndecided(tx: Tx): Promise<number> {
  return tx.case.count({ where: { resolvedAt: null, kind: { notIn: [...NOTICE_KINDS] } } });
}

/** Since when the oldest of them has waited. */
export async function undecidedSince(tx: Tx): Promise<Date | null> {
  const where = { resolvedAt: null, kind: { notIn: [...NOTICE_KINDS] } };
  return (await tx.case.aggregate({ where, _min: { createdAt: true } }))._min.createdAt;
}
