import type { Tx } from "@/lib/db";
import type { BillStatement } from "@/lib/domain/bill-statement";
import type { EntryKind } from "@/lib/domain/ledger";
import { paise, toPaise, type Paise, type Rupees } from "@/lib/domain/money";

/** What came to each of several bills online, by id; one to which nothing came is missing. */
export async function onlineByBill(tx: Tx, billIds: readonly number[]): Promise<Map<number, Paise>> {
  const kind: EntryKind = "payment-received";
  const sums = await tx.journalLine.groupBy({
    by: ["billId"],
    where: { account: "receivable", billId: { in: [...billIds] }, entry: { kind } },
    _sum: { amount: true },
  });
  return new Map(
    sums.flatMap(({ billId, _sum }) =>
      billId === null ? [] : [[billId, paise(Math.abs(_sum.amount ?? 0))] as const],
    ),
  );
}

/** What a bill has received and been credited, from the books. */
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
