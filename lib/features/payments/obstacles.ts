import type { Tx } from "@/lib/db";
import { obstacleOf, type PayObstacle } from "@/lib/domain/bill-statement";
import { paise } from "@/lib/domain/money";
import type { BillSummary } from "@/lib/features/billing/queries";
import { onlineByBill } from "@/lib/features/billing/statement";
import { setAsideByBill } from "./set-aside";

/** A bill as its customer's lists show it: with what keeps it from being paid online, if anything does. */
export type ListedBill = BillSummary & { obstacle: PayObstacle | null };

/** The bills, in the same order, each with its obstacle. */
export async function withObstacles(tx: Tx, bills: readonly BillSummary[]): Promise<ListedBill[]> {
  const unpaid = bills.flatMap(({ id, isPaid }) => (isPaid ? [] : [id]));
  const setAside = await setAsideByBill(tx, unpaid);
  const online = await onlineByBill(tx, unpaid);
  const none = paise(0);
  return bills.map((bill) => ({
    ...bill,
    obstacle: obstacleOf({
      open: bill.open,
      setAside: setAside.get(bill.id) ?? none,
      online: online.get(bill.id) ?? none,
    }),
  }));
}
