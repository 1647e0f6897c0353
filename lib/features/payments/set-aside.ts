import type { Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise, sumPaise, type Paise } from "@/lib/domain/money";
import { post, type Cause } from "@/lib/features/books/commands";
import { sendSetAsideMail } from "./mails";
import type { SettleScope } from "@/lib/features/odd-cases/odd-cases";

export type BillOfMoney = { id: number; customerId: number; month: number; year: number };

/**
 * Books money that came in and that no bill takes: it is nobody's income until a person decides. Its customer is told,
 * where we know them. The caller makes sure that it is booked once.
 */
export async function bookSetAside(
  { tx, eventId: stripeEventId }: SettleScope,
  cause: Pick<Cause, "paymentFlagId" | "paymentId"> & { bill: BillOfMoney | null },
  received: number,
): Promise<void> {
  const { bill, ...about } = cause;
  const amount = paise(received);
  const whose = bill && { billId: bill.id, customerId: bill.customerId };
  await post(
    tx,
    "money-unmatched",
    { ...about, ...whose, stripeEventId },
    POSTINGS["money-unmatched"](amount),
  );
  if (bill) await sendSetAsideMail(tx, bill, amount);
}

/**
 * What waits for a decision of each of several bills, by id; a bill of which nothing waits is missing. It needs the lines
 * of the books alone, which drivers may read, too.
 */
export async function setAsideByBill(tx: Tx, billIds: readonly number[]): Promise<Map<number, Paise>> {
  const sums = await tx.journalLine.groupBy({
    by: ["billId"],
    where: { account: "unmatched", billId: { in: [...billIds] } },
    _sum: { amount: true },
  });
  return new Map(
    sums.flatMap(({ billId, _sum }) => {
      const waiting = -(_sum.amount ?? 0);
      return billId !== null && waiting > 0 ? [[billId, paise(waiting)] as const] : [];
    }),
  );
}

/**
 * What came in of a customer's money and waits for a decision: for one bill, or in all. A sum over the books, case by case:
 * of one whose owner was named later, the books of that owner hold the end alone.
 */
export async function setAsideOf(tx: Tx, of: { customerId: number; billId?: number }): Promise<Paise> {
  const { customerId, billId } = of;
  const lines = await tx.journalLine.findMany({
    where: { account: "unmatched", billId, entry: { customerId } },
    select: { amount: true, entry: { select: { paymentFlagId: true } } },
  });
  const waiting = new Map<number | null, number>();
  for (const { amount, entry } of lines) {
    waiting.set(entry.paymentFlagId, (waiting.get(entry.paymentFlagId) ?? 0) - amount);
  }
  return sumPaise([...waiting.values()].map((amount) => paise(Math.max(0, amount))));
}

/** The attempt whose money was set aside is over: the bill is payable again, if it still asks for something. */
export async function endAttempt(
  tx: Tx,
  now: Date,
  { paymentId }: { paymentId: number | null },
): Promise<void> {
  if (paymentId === null) return;
  const aside = await tx.journalEntry.count({ where: { paymentId, kind: "money-unmatched" } });
  if (aside === 0) return;
  await tx.payment.updateMany({
    where: { id: paymentId, status: "pending" },
    data: { status: "failed", failureCode: "set-aside", endedAt: now, updatedAt: now },
  });
}
