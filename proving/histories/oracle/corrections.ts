// Late changes of billed days: what must have become of them once the job that corrects bills has run undisturbed.
import type { Rows } from "../facts";
import type { Bill, Books } from "./books";
import type { World } from "./words";
import { worthOf } from "./worth";

type BillRow = Rows["bills"][number];

/** A bill's sum, with everything settled beside it, is what its month is worth, unless something stands in the way. */
export function wrongCorrections(rows: Rows, books: Books, world: World): string[] {
  const wrong = rows.bills.flatMap((row) => {
    const bill = books.bills.get(row.id) ?? NOTHING;
    const change = worthOf(rows.days, row.month) - settledOf(bill);
    const isOpen = rows.openCorrections.some(({ billId }) => billId === row.id);
    if (change === 0) return isOpen ? [`the correction of bill ${row.id} is open, and changes nothing`] : [];
    if (!isOpen) return [`bill ${row.id} is wrong by ${change}, and nobody will correct it`];
    return mayWait({ row, bill, change }, { rows, books, world })
      ? []
      : [`bill ${row.id} is wrong by ${change}, and nothing stands in the way`];
  });
  const waiting = [...books.toBeBilled.values()].reduce((sum, amount) => sum + amount, 0);
  return rows.toBeBilled === waiting
    ? wrong
    : [...wrong, `to be billed are ${rows.toBeBilled}, not ${waiting}`];
}

const NOTHING: Bill = { amount: 0, added: 0, open: 0, hasPayment: false, beside: 0, left: 0 };

/** A bill's sum, with what was given back or charged beside it, and what an admin left as it is. */
const settledOf = ({ amount, beside, left }: Bill): number => amount + beside + left;

type Wrong = { row: BillRow; bill: Bill; change: number };
type Known = { rows: Rows; books: Books; world: World };

function mayWait({ row, bill, change }: Wrong, { rows, books, world }: Known): boolean {
  const isMadeAnew = bill.open > 0 && bill.beside + bill.left === 0;
  const isUnderWay = rows.payments.some(({ billId, status }) => billId === row.id && status === "pending");
  const ofBill = (intentId: string) => world.intents.get(intentId)?.billId === row.id;
  const isDisputed = world.disputes.some(
    ({ id, intentId }) => ofBill(intentId) && ["open", "lost"].includes(books.disputes.get(id) ?? ""),
  );
  const wentBack = [...books.refunds.values()].some(
    ({ intentId, state }) => ofBill(intentId) && state !== "back",
  );
  return (isMadeAnew && isUnderWay) || isDisputed || (change < 0 && wentBack);
}
