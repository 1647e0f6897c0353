import type { Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
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
  cause: Pick<Cause, "caseId" | "paymentId"> & { bill: BillOfMoney | null },
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
