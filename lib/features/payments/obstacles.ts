import type { Tx } from "@/lib/db";
import { obstacleOf, type PayObstacle } from "@/lib/domain/books/bill-statement";
import { paise } from "@/lib/domain/money";
import type { BillSummary } from "@/lib/features/billing/queries";
import { statementsOf } from "@/lib/features/billing/statement";
import { setAsideByBill } from "./set-aside-queries";

/** A bill as its customer's lists show it: with what keeps it from being paid online, if anything does. */
export type ListedBill = BillSummary & { obstacle: PayObstacle | null };

/** The bills, in the same order, each with its obstacle. */
export async function withObstacles(tx: Tx, bills: readonly BillSummary[]): Promise<ListedBill[]> {
  const unpaid = bills.flatMap(({ id, isPaid }) => (isPaid ? [] : [id]));
  const setAside = await setAsideByBill(tx, unpaid);
  const statements = await statementsOf(tx, unpaid);
  return bills.map((bill) => {
    const statement = statements.get(bill.id);
    const aside = setAside.get(bill.id) ?? paise(0);
    return { ...bill, obstacle: statement ? obstacleOf({ ...statement, setAside: aside }) : null };
  });
}
