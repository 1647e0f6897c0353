import type { Tx } from "@/lib/db";
import { isPaidByCredit, type BillStatement } from "@/lib/domain/books/bill-statement";
import { formatPaise } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { languageOf } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { appUrl, letters, queueLetters } from "@/lib/post/mail";
import type { Addressee } from "./parties";

export type IssuedTo = {
  id: number;
  customerId: number;
  month: PlainMonth;
  dueDate: PlainDate;
};

type About = {
  people: ReadonlyMap<number, Addressee>;
  statements: ReadonlyMap<number, BillStatement>;
};

/** Tells each customer about their new bill and what it asks for, once their credit has been taken off. */
export async function sendBillMails(
  tx: Tx,
  issued: readonly IssuedTo[],
  { people, statements }: About,
): Promise<void> {
  const queued = issued.flatMap((bill) => {
    const person = people.get(bill.customerId);
    const statement = statements.get(bill.id);
    if (!person || person.isAnonymised || !statement) return [];
    const letter = speaking(languageOf(person.language), () => billLetter(person.fullname, bill, statement));
    return [{ recipient: person.email, ...letter }];
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
