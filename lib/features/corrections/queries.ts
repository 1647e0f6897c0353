import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import {
  CORRECTION_OBSTACLES,
  CORRECTION_OUTCOMES,
  type CorrectionObstacle,
  type CorrectionOutcome,
} from "@/lib/domain/books/correction";
import { rupees, type Rupees } from "@/lib/domain/money";
import { plainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { pageArgs, pageOf, type Page, type PageKey } from "@/lib/lists/paging";

/** How many bills touched by a late change do not ask for the right sum yet. */
export async function countOpenBills(tx: Tx): Promise<number> {
  return (await tx.billCorrection.groupBy({ by: ["billId"], where: { doneAt: null } })).length;
}

/** A late change and how far its bills have got. `change` is what the settled ones came to, in rupees. */
export type CorrectionSummary = {
  id: number;
  reason: string | null;
  actor: string | null;
  madeAt: Date;
  bills: number;
  done: number;
  /** Not done, with an obstacle in the way. */
  waiting: number;
  change: number;
};

const LISTED = 50;

/** Late changes: those with something left to do first, then the latest. */
export async function listCorrections(tx: Tx): Promise<CorrectionSummary[]> {
  const open = await tx.correction.findMany({
    where: { bills: { some: { doneAt: null } } },
    orderBy: { id: "desc" },
    take: LISTED,
  });
  const done = await tx.correction.findMany({
    where: { bills: { every: { doneAt: { not: null } } } },
    orderBy: { id: "desc" },
    take: LISTED,
  });
  return summaries(tx, [...open, ...done]);
}

export async function correctionOf(tx: Tx, id: number): Promise<CorrectionSummary | null> {
  const row = await tx.correction.findUnique({ where: { id } });
  const [summary] = row ? await summaries(tx, [row]) : [];
  return summary ?? null;
}

type CorrectionRow = Prisma.CorrectionGetPayload<object>;

async function summaries(tx: Tx, rows: readonly CorrectionRow[]): Promise<CorrectionSummary[]> {
  const counts = await countBills(
    tx,
    rows.map(({ id }) => id),
  );
  const people = await tx.user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, fullname: true },
  });
  return rows.map((row) => {
    const { id, reason, createdAt: madeAt } = row;
    const actor = people.find((person) => person.id === row.actorId)?.fullname ?? null;
    const own = counts.filter(({ correctionId }) => correctionId === id);
    return { id, reason, actor, madeAt, ...progressOf(own) };
  });
}

type BillCount = Awaited<ReturnType<typeof countBills>>[number];

/** The bills of each correction, by how far they have got. */
function countBills(tx: Tx, correctionIds: number[]) {
  return tx.billCorrection.groupBy({
    by: ["correctionId", "outcome", "obstacle"],
    where: { correctionId: { in: correctionIds } },
    _count: true,
    _sum: { beforeAmount: true, afterAmount: true },
  });
}

function progressOf(counts: readonly BillCount[]) {
  const sum = (some: readonly BillCount[]) => some.reduce((total, { _count }) => total + _count, 0);
  return {
    bills: sum(counts),
    done: sum(counts.filter(({ outcome }) => outcome !== null)),
    waiting: sum(counts.filter(({ obstacle }) => obstacle !== null)),
    change: counts.reduce((total, { _sum }) => total + (_sum.afterAmount ?? 0) - (_sum.beforeAmount ?? 0), 0),
  };
}

/** One of the bills that a late change touched. */
export type CorrectedBill = {
  id: number;
  billId: number;
  month: PlainMonth;
  customer: { id: number; fullname: string };
  obstacle: CorrectionObstacle | null;
  /** Null until it is done. */
  done: { outcome: CorrectionOutcome; before: Rupees; after: Rupees; note: string | null } | null;
};

const SHOWN = {
  bill: { select: { year: true, month: true } },
  customer: { select: { id: true, fullname: true } },
} as const;

/** The bills of a late change, in order of their numbers; `isOpen` selects those that wait for a person or a bank. */
export async function correctedBills(
  tx: Tx,
  where: { correctionId?: number; isWaiting?: boolean },
  key: PageKey,
): Promise<Page<CorrectedBill>> {
  const found = await tx.billCorrection.findMany({
    where: {
      correctionId: where.correctionId,
      ...(where.isWaiting && { doneAt: null, obstacle: { not: null } }),
    },
    include: SHOWN,
    orderBy: { id: "asc" },
    ...pageArgs(key),
  });
  const { rows, ...keys } = pageOf(found, key);
  return { ...keys, rows: rows.map(correctedBill) };
}

type ItemRow = Prisma.BillCorrectionGetPayload<{ include: typeof SHOWN }>;

function correctedBill(row: ItemRow): CorrectedBill {
  return {
    id: row.id,
    billId: row.billId,
    month: plainMonth(row.bill.year, row.bill.month),
    customer: row.customer,
    obstacle: CORRECTION_OBSTACLES.find((known) => known === row.obstacle) ?? null,
    done: doneOf(row),
  };
}

function doneOf({ outcome, beforeAmount, afterAmount, note }: ItemRow): CorrectedBill["done"] {
  const known = CORRECTION_OUTCOMES.find((one) => one === outcome);
  if (!known || beforeAmount === null || afterAmount === null) return null;
  return { outcome: known, before: rupees(beforeAmount), after: rupees(afterAmount), note };
}
