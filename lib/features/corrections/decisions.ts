import type { Tx } from "@/lib/db";
import { paise, type Paise, type Rupees } from "@/lib/domain/money";
import { firstDayOf } from "@/lib/domain/plain-date";
import { lastClosedMonth } from "@/lib/domain/slot";
import { listSlots } from "@/lib/features/slots/queries";
import { compareBills } from "./bill-facts";
import { countOpenBills } from "./queries";

/** What a correction added to a customer's next bill when no further bill will come. */
export type StrandedCharge = { customer: { id: number; fullname: string }; amount: Paise };

type Row = { id: number; fullname: string; amount: bigint };

/** A bill is still to come while the last month of some subscription is not billed, unless that month is long over. */
export async function strandedCharges(tx: Tx, now: Date): Promise<StrandedCharge[]> {
  const since = firstDayOf(lastClosedMonth(now, await listSlots(tx)));
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.fullname, owed.amount
    FROM (SELECT customer_id, sum(amount)::bigint AS amount FROM journal_lines
      WHERE account = 'to-be-billed' GROUP BY customer_id HAVING sum(amount) > 0) owed
    JOIN users u ON u.id = owed.customer_id
    WHERE NOT EXISTS (SELECT FROM customer_plans s WHERE s.customer_id = u.id AND s.end_date >= ${since}::date
      AND NOT EXISTS (SELECT FROM bills b WHERE b.customer_id = u.id
        AND b.year = extract(year FROM s.end_date) AND b.month = extract(month FROM s.end_date)))
    ORDER BY u.fullname, u.id`;
  return rows.map(({ id, fullname, amount }) => ({
    customer: { id, fullname },
    amount: paise(Number(amount)),
  }));
}

/** How many bills and customers late changes have left that need something done. */
export async function countCorrectionsOpen(tx: Tx, now: Date): Promise<number> {
  return (await countOpenBills(tx)) + (await strandedCharges(tx, now)).length;
}

/**
 * What each of some bills asks for now and what it comes to by its days as they are today: what leaving it as it is would
 * mean.
 */
export async function worthNow(
  tx: Tx,
  billIds: readonly number[],
): Promise<Map<number, { before: Rupees; after: Rupees }>> {
  const compared = await compareBills(tx, billIds);
  return new Map(
    compared.map(({ bill, decision: { before, after } }) => [bill.id, { before, after }] as const),
  );
}
