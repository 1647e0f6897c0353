import type { Tx } from "@/lib/db";
import type { BillStatement } from "@/lib/domain/bill-statement";
import type { EntryKind } from "@/lib/domain/ledger";
import { paise, rupees, toPaise } from "@/lib/domain/money";

/**
 * What is asked for each of some bills and how it comes to that, from the books: the one answer for every page, letter,
 * document and file. A bill that is not there is missing.
 */
export async function statementsOf(
  tx: Tx,
  billIds: readonly number[],
): Promise<ReadonlyMap<number, BillStatement>> {
  const where = { id: { in: [...billIds] } };
  const bills = await tx.bill.findMany({ where, select: { id: true, amount: true } });
  const lines = await tx.journalLine.findMany({
    where: { billId: where.id, account: "receivable" },
    select: { billId: true, amount: true, entry: { select: { kind: true } } },
  });
  const byBill = Map.groupBy(lines, ({ billId }) => billId);
  return new Map(
    bills.map(({ id, amount }) => {
      const booked = (byBill.get(id) ?? []).map((line) => ({ amount: line.amount, kind: line.entry.kind }));
      return [id, { amount: toPaise(rupees(amount)), ...settled(booked) }];
    }),
  );
}

/** The same of one bill that is there. */
export async function statementOf(tx: Tx, billId: number): Promise<BillStatement> {
  const statement = (await statementsOf(tx, [billId])).get(billId);
  if (!statement) throw new Error(`there is no bill ${billId}`);
  return statement;
}

function settled(lines: readonly { amount: number; kind: string }[]): Omit<BillStatement, "amount"> {
  const sum = (...kinds: EntryKind[]) =>
    lines
      .filter(({ kind }) => kinds.some((wanted) => wanted === kind))
      .reduce((total, { amount }) => total + amount, 0);
  return {
    credited: paise(Math.abs(sum("credit-applied"))),
    online: paise(Math.abs(sum("payment-received"))),
    atDoor: paise(Math.abs(sum("door-payment", "door-counter-entry"))),
    returned: paise(sum("credit-returned")),
    open: paise(lines.reduce((total, { amount }) => total + amount, 0)),
  };
}
