import { doorReceiptNumber } from "@/lib/domain/books/document-number";
import type { Tx } from "@/lib/db";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise, paise, type Paise } from "@/lib/domain/money";
import { paymentMethod } from "@/lib/domain/books/payment";
import { formatMonth, plainMonth } from "@/lib/domain/plain-date";
import { creditOf } from "@/lib/features/books/queries";
import { appUrl, letters, queueMail, type Words } from "@/lib/post/mail";
import { languageNow, languageOf } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { textsIn } from "@/lib/texts/texts";

type Paid = {
  bill: { id: number; month: number; year: number };
  customerId: number;
  amount: number;
  stripePaymentIntentId: string;
};

const monthOf = ({ year, month }: Paid["bill"]) => formatMonth(plainMonth(year, month));

/** The receipt of a payment that the gateway took. */
export function sendReceipt(tx: Tx, now: Date, paid: Paid, method: string | null): Promise<void> {
  return write(tx, paid.customerId, (name) =>
    letters.paymentReceived({
      name,
      month: monthOf(paid.bill),
      amount: formatPaise(paise(paid.amount)),
      date: formatInstant(now),
      method: textsIn(languageNow()).payments.methods[paymentMethod(method)],
      reference: paid.stripePaymentIntentId,
      link: appUrl(`/bills/${paid.bill.id}`),
    }),
  );
}

type TakenAtDoor = {
  id: number;
  bill: Paid["bill"];
  customerId: number;
  amount: Paise;
  open: Paise;
  collector: string;
};

/** The receipt of money taken at the door, with its number and what is still open. */
export function sendDoorReceipt(tx: Tx, now: Date, taken: TakenAtDoor): Promise<void> {
  return write(tx, taken.customerId, (name) =>
    letters.doorPaymentReceived({
      name,
      month: monthOf(taken.bill),
      amount: formatPaise(taken.amount),
      open: formatPaise(taken.open),
      date: formatInstant(now),
      collector: taken.collector,
      reference: doorReceiptNumber(taken.id),
      link: appUrl(`/bills/${taken.bill.id}`),
    }),
  );
}

type TakenBack = {
  doorPaymentId: number;
  bill: Paid["bill"] & { customerId: number };
  amount: Paise;
  open: Paise;
  reason: string;
};

/** Tells the holder of a receipt that it is no longer valid, why, and what their bill asks for now. */
export function sendDoorTakenBackMail(tx: Tx, taken: TakenBack): Promise<void> {
  const { bill, reason } = taken;
  return write(tx, bill.customerId, (name) =>
    letters.doorPaymentTakenBack({
      name,
      month: monthOf(bill),
      amount: formatPaise(taken.amount),
      open: formatPaise(taken.open),
      reason,
      reference: doorReceiptNumber(taken.doorPaymentId),
      link: appUrl(`/bills/${bill.id}`),
    }),
  );
}

/** Tells a customer that money of theirs came in which no bill takes. */
export function sendSetAsideMail(
  tx: Tx,
  bill: Paid["bill"] & { customerId: number },
  amount: Paise,
): Promise<void> {
  const values = { amount: formatPaise(amount), link: appUrl(`/bills/${bill.id}`) };
  return write(tx, bill.customerId, (name) =>
    letters.moneySetAside({ name, month: monthOf(bill), ...values }),
  );
}

/** Tells a customer that money has been sent back to them, or that it did not reach them. */
export function sendRefundMail(
  tx: Tx,
  customerId: number,
  amount: Paise,
  outcome: "refunded" | "refundFailed",
): Promise<void> {
  const values = { amount: formatPaise(amount), link: appUrl("/payments") };
  return write(tx, customerId, (name) => letters[outcome]({ name, ...values }));
}

type GivenAsCredit = {
  amount: Paise;
  reason: string;
  /** What `applyCredit` took off unpaid bills. */
  applied: Paise;
};

/** Tells a customer about credit they were given, and what has become of it. The caller has applied it. */
export async function sendCreditMail(
  tx: Tx,
  customerId: number,
  { amount, reason, applied }: GivenAsCredit,
): Promise<void> {
  const left = await creditOf(tx, customerId);
  const sums = { amount: formatPaise(amount), applied: formatPaise(applied), left: formatPaise(left) };
  const uses = applied === 0 ? "none" : left === 0 ? "all" : "some";
  const values = { ...sums, reason, uses, link: appUrl("/payments") } as const;
  await write(tx, customerId, (name) => letters.creditGiven({ name, ...values }));
}

/** Tells a customer that a credit of theirs no longer counts, why, and what they have left. */
export function sendCreditTakenBackMail(
  tx: Tx,
  customerId: number,
  { amount, left, reason }: { amount: Paise; left: Paise; reason: string },
): Promise<void> {
  const values = { amount: formatPaise(amount), left: formatPaise(left), reason, link: appUrl("/payments") };
  return write(tx, customerId, (name) => letters.creditTakenBack({ name, ...values }));
}

async function write(tx: Tx, customerId: number, words: (name: string) => Words): Promise<void> {
  const person = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  if (person.anonymisedAt) return;
  const letter = speaking(languageOf(person.language), () => words(person.fullname));
  await queueMail(tx, person.email, letter);
}
