import type { Tx } from "@/lib/db";
import { paise, type Paise } from "@/lib/domain/money";

type Sum = { amount: bigint };

/** What waits for a decision on each of several bills, by id; a bill with nothing waiting is missing. */
export async function setAsideByBill(tx: Tx, billIds: readonly number[]): Promise<Map<number, Paise>> {
  const rows = await tx.$queryRaw<(Sum & { billId: number })[]>`
    SELECT bill_id AS "billId", sum(amount)::bigint AS amount
    FROM money_set_aside WHERE bill_id = ANY (${[...billIds]}) GROUP BY bill_id`;
  return new Map(rows.map(({ billId, amount }) => [billId, paise(Number(amount))]));
}

/** How much of a customer's money came in and waits for a decision: for one bill, or in all. */
export async function setAsideOf(tx: Tx, of: { customerId: number; billId?: number }): Promise<Paise> {
  const { customerId, billId = null } = of;
  const [row] = await tx.$queryRaw<Sum[]>`
    SELECT coalesce(sum(amount), 0)::bigint AS amount
    FROM money_set_aside
    WHERE customer_id = ${customerId} AND (${billId}::int IS NULL OR bill_id = ${billId}::int)`;
  return paise(Number(row?.amount ?? 0));
}
