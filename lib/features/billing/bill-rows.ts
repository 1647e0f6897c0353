import type { Tx } from "@/lib/db";
import type { ExplainedBill } from "@/lib/domain/billing";

/** In the order of their ids, so that two simultaneous runs wait for each other instead of deadlocking. */
export async function lockCustomers(tx: Tx, customerIds: number[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ANY (${customerIds}) ORDER BY id FOR NO KEY UPDATE`;
  // no closure may come or go either, or the bill would claim to know one that it did not read
  await tx.$executeRaw`LOCK TABLE closures IN SHARE MODE`;
}

export function totals({ totalDays, pausedDays, billableDays, amount }: ExplainedBill) {
  return { totalDays, pausedDays, billableDays, amount };
}

export function lineRows(billId: number, bill: ExplainedBill) {
  return bill.lines.map((line, index) => ({ ...line, billId, position: index + 1 }));
}
