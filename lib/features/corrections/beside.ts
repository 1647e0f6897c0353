import type { Tx } from "@/lib/db";
import { BESIDE_THE_BILL } from "@/lib/domain/books/correction";
import { rupees, type Rupees } from "@/lib/domain/money";

/**
 * What corrections have settled beside each bill, which stays as issued: negative when they gave money back. A bill for which
 * this isn't 0 is never recalculated, or the same money would count twice.
 */
export async function besideOf(tx: Tx, billIds: readonly number[]): Promise<Map<number, number>> {
  const sums = await tx.billCorrection.groupBy({
    by: ["billId"],
    where: { billId: { in: [...billIds] }, outcome: { in: [...BESIDE_THE_BILL] } },
    _sum: { beforeAmount: true, afterAmount: true },
  });
  return new Map(
    sums.map(({ billId, _sum }) => [billId, (_sum.afterAmount ?? 0) - (_sum.beforeAmount ?? 0)]),
  );
}

/** What a late change came to on a bill that stayed as issued. */
export type SettledBeside = { kind: "credited" | "charged"; amount: Rupees; reason: string | null; at: Date };

/** For the customer too, so it doesn't say who on the staff decided it. */
export async function settledBesideOf(tx: Tx, billId: number): Promise<SettledBeside[]> {
  const rows = await tx.billCorrection.findMany({
    where: { billId, outcome: { in: ["credited", "charged"] } },
    select: { beforeAmount: true, afterAmount: true, doneAt: true, correction: { select: { reason: true } } },
    orderBy: { id: "asc" },
  });
  return settledBeside(rows.map(({ correction, ...row }) => ({ ...row, reason: correction.reason })));
}

type BesideRow = {
  beforeAmount: number | null;
  afterAmount: number | null;
  doneAt: Date | null;
  reason: string | null;
};

export function settledBeside(rows: readonly BesideRow[]): SettledBeside[] {
  return rows.flatMap(({ beforeAmount, afterAmount, doneAt, reason }) => {
    if (beforeAmount === null || afterAmount === null || !doneAt) return [];
    const kind = afterAmount < beforeAmount ? "credited" : "charged";
    const amount = rupees(Math.abs(afterAmount - beforeAmount));
    return [{ kind, amount, reason, at: doneAt }];
  });
}
