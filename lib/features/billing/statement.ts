import type { Tx } from "@/lib/db";
import { statementAsIssued, type BillStatement } from "@/lib/domain/books/bill-statement";
import { paise, type Paise } from "@/lib/domain/money";
import { askedForBills } from "@/lib/features/books/asked";
import type { Added } from "./bill-rows";

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

/** The same of bills that were issued just now, with nothing taken off them yet. `adjusted`: what was put onto them, by customer. */
export function statementsAsIssued(
  issued: readonly Added[],
  adjusted: ReadonlyMap<number, Paise>,
): ReadonlyMap<number, BillStatement> {
  const entries = issued.map(({ id, customerId, bill }) => {
    return [id, statementAsIssued(bill.amount, adjusted.get(customerId) ?? paise(0))] as const;
  });
  return new Map(entries);
}
