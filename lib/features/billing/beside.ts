import type { Tx } from "@/lib/db";
import { BESIDE_THE_BILL } from "@/lib/domain/correction";

/**
 * What corrections have settled beside each bill, which stays as it was issued: less than nothing when they gave back. A bill
 * for which this isn't 0 is never made anew, or the same money would count twice.
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
