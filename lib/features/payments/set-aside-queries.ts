import type { Tx } from "@/lib/db";
import { paise, sumPaise, type Paise } from "@/lib/domain/money";

/**
 * What waits for a decision of each of several bills, by id; a bill of which nothing waits is missing. It needs the lines
 * of the books alone, which drivers may read, too.
 */
export async function setAsideByBill(tx: Tx, billIds: readonly number[]): Promise<Map<number, Paise>> {
  const sums = await tx.journalLine.groupBy({
    by: ["billId"],
    where: { account: "unmatched", billId: { in: [...billIds] } },
    _sum: { amount: true },
  });
  return new Map(
    sums.flatMap(({ billId, _sum }) => {
      const waiting = -(_sum.amount ?? 0);
      return billId !== null && waiting > 0 ? [[billId, paise(waiting)] as const] : [];
    }),
  );
}

/**
 * What came in of a customer's money and waits for a decision: for one bill, or in all. A sum over the books, case by case:
 * of one whose owner was named later, the books of that owner hold the end alone.
 */
export async function setAsideOf(tx: Tx, of: { customerId: number; billId?: number }): Promise<Paise> {
  const { customerId, billId } = of;
  const lines = await tx.journalLine.findMany({
    where: { account: "unmatched", billId, entry: { customerId } },
    select: { amount: true, entry: { select: { paymentFlagId: true } } },
  });
  const waiting = new Map<number | null, number>();
  for (const { amount, entry } of lines) {
    waiting.set(entry.paymentFlagId, (waiting.get(entry.paymentFlagId) ?? 0) - amount);
  }
  return sumPaise([...waiting.values()].map((amount) => paise(Math.max(0, amount))));
}
