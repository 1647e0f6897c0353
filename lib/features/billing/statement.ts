import type { Tx } from "@/lib/db";
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import { askedForBills } from "@/lib/features/books/asked";

/** How each of some bills arrives at what is open of it, by id. */
export async function statementsOf(
  tx: Tx,
  billIds: readonly number[],
): Promise<ReadonlyMap<number, BillStatement>> {
  return new Map((await askedForBills(tx, billIds)).map((asked) => [asked.billId, asked]));
}

/** The same for one existing bill. */
export async function statementOf(tx: Tx, billId: number): Promise<BillStatement> {
  const statement = (await statementsOf(tx, [billId])).get(billId);
  if (!statement) throw new Error(`there is no bill ${billId}`);
  return statement;
}
