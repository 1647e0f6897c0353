import type { Tx } from "@/lib/db";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { appUrl, letters, queueLetters } from "@/lib/mail";

export type IssuedTo = {
  id: number;
  customerId: number;
  month: PlainMonth;
  dueDate: PlainDate;
  amount: Rupees;
};

/** Tells each customer of their new bill. Nobody is left at an account that was anonymised. */
export async function sendBillMails(tx: Tx, issued: IssuedTo[]): Promise<void> {
  const people = await tx.user.findMany({
    where: { id: { in: issued.map((bill) => bill.customerId) }, anonymisedAt: null },
    select: { id: true, email: true, fullname: true },
  });
  const billOf = new Map(issued.map((bill) => [bill.customerId, bill]));
  const queued = people.flatMap(({ id, email, fullname }) => {
    const bill = billOf.get(id);
    return bill ? [{ recipient: email, ...billLetter(fullname, bill) }] : [];
  });
  await queueLetters(tx, queued);
}

function billLetter(name: string, bill: IssuedTo) {
  const month = formatMonth(bill.month);
  const link = appUrl(`/bills/${bill.id}`);
  if (bill.amount === 0) return letters.billWithNothingToPay({ name, month, link });
  const due = formatDay(bill.dueDate, "short");
  return letters.billIssued({ name, month, amount: formatRupees(bill.amount), due, link });
}
