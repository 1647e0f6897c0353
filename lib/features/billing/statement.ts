import type { Tx } from "@/lib/db";
import type { EntryKind } from "@/lib/domain/ledger";
import { paise, toPaise, type Paise, type Rupees } from "@/lib/domain/money";

/**
 * How a bill comes to what is open of it, from the books:
 * `amount - credited - online - atDoor + returned = open`.
 */
export type BillStatement = {
  amount: Paise;
  /** Taken off by the customer's credit. */
  credited: Paise;
  online: Paise;
  /** Less what was taken back by counter-entries. */
  atDoor: Paise;
  /** Had been received beyond an amount that was lowered later, and became credit. */
  returned: Paise;
  open: Paise;
};

export async function statementOf(
  tx: Tx,
  bill: { id: number; amount: Rupees; open: Paise },
): Promise<BillStatement> {
  const lines = await tx.journalLine.findMany({
    where: { billId: bill.id, account: "receivable" },
    select: { amount: true, entry: { select: { kind: true } } },
  });
  const sum = (...kinds: EntryKind[]) =>
    lines
      .filter(({ entry }) => kinds.some((kind) => kind === entry.kind))
      .reduce((total, { amount }) => total + amount, 0);
  return {
    amount: toPaise(bill.amount),
    credited: paise(Math.abs(sum("credit-applied"))),
    online: paise(Math.abs(sum("payment-received"))),
    atDoor: paise(Math.abs(sum("door-payment", "door-counter-entry"))),
    returned: paise(sum("credit-returned")),
    open: bill.open,
  };
}

/** Whether a bill was settled otherwise than by one payment online, so that its amount alone doesn't tell it. */
export function needsTelling({ credited, atDoor, returned }: BillStatement): boolean {
  return credited + atDoor + returned > 0;
}

/** Whether credit alone has settled a bill: no card and no cash. */
export function isPaidByCredit({ credited, online, atDoor, open }: BillStatement): boolean {
  return open === 0 && credited > 0 && online + atDoor === 0;
}

/** Whether what is open can be paid to the driver alone: the gateway pays a bill once. */
export function isForTheDoor({ online, open }: BillStatement): boolean {
  return online > 0 && open > 0;
}
