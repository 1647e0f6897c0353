import type { Tx } from "@/lib/db";
import { isPaidByCredit, type BillStatement } from "@/lib/domain/books/bill-statement";
import { formatPaise } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { appUrl, letters, queueLetters } from "@/lib/post/mail";
import { statementsOf } from "./statement";

export type IssuedTo = {
  id: number;
  customerId: number;
  month: PlainMonth;
  dueDate: PlainDate;
};

/**
 * Tells each customer about their new bill and what it asks for, once their credit has been taken off. An anonymised account
 * has nobody left to tell.
 */
export async function sendBillMails(tx: Tx, issued: IssuedTo[]): Promise<void> {
  const people = await tx.user.findMany({
    where: { id: { in: issued.map((bill) => bill.customerId) }, anonymisedAt: null },
    select: { id: true, email: true, fullname: true },
  });
  const billOf = new Map(issued.map((bill) => [bill.customerId, bill]));
  const statements = await statementsOf(
    tx,
    issued.map(({ id }) => id),
  );
  const queued = people.flatMap(({ id, email, fullname }) => {
    const bill = billOf.get(id);
    const statement = bill && statements.get(bill.id);
    return statement ? [{ recipient: email, ...billLetter(fullname, bill, statement) }] : [];
  });
  await queueLetters(tx, queued);
}

function billLetter(name: string, bill: IssuedTo, statement: BillStatement) {
  const words = { name, month: formatMonth(bill.month), link: appUrl(`/bills/${bill.id}`) };
  if (statement.amount === 0) return letters.billWithNothingToPay(words);
  const amount = formatPaise(statement.amount);
  if (isPaidByCredit(statement)) return letters.billCovered({ ...words, amount });
  const due = formatDay(bill.dueDate, "short");
  const open = formatPaise(statement.open);
  if (statement.credited === 0) return letters.billIssued({ ...words, open, due });
  return letters.billPartlyCovered({
    ...words,
    amount,
    credited: formatPaise(statement.credited),
    open,
    due,
  });
}
