import { lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise, toPaise, type Paise, type Rupees } from "@/lib/domain/money";
import { monthOf, plainMonth, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { kept, keeping } from "@/lib/press/press";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, post } from "@/lib/features/books/commands";
import { creditOf } from "@/lib/features/books/queries";
import { giveUpOnline } from "@/lib/features/payments/give-up";
import { sendCreditMail, sendCreditTakenBackMail } from "@/lib/features/payments/mails";
import type { StaffFlow } from "@/lib/features/returns/refunds";

export type CreditInput = {
  customerId: number;
  amount: Rupees;
  reason: string;
  /** The bill, and the day on it, that the credit makes up for. */
  billId: number | null;
  day: PlainDate | null;
  /** How many credits the customer had been given when the admin was asked to confirm. */
  seen: number;
};

export type CreditRefusal = "not-found" | "changed-meanwhile" | "day-of-another-bill";

type Given = { creditId: number; applied: Paise };

/**
 * Gives a customer credit: taken off unpaid bills at once, with any remainder off the next one. What they have under way
 * online is given up first, so that they pay what is then open; unless the credit is refused anyway.
 */
export async function giveCredit(flow: StaffFlow, input: CreditInput): Promise<Result<Given, CreditRefusal>> {
  const refused = await flow.system((tx) => whyNoCredit(tx, input));
  if (refused) return refuse(refused);
  await giveUpOnline(flow, { customerId: input.customerId });
  return flow.system(keeping((tx) => give(tx, flow, input)));
}

async function give(tx: Tx, flow: StaffFlow, input: CreditInput): Promise<Result<Given, CreditRefusal>> {
  const refusal = await whyNoCredit(tx, input);
  if (refusal) return refuse(refusal);
  return ok(await grantCredit(tx, flow, { ...input, amount: toPaise(input.amount) }));
}

/** `billId`: null as well for a day whose month is not billed yet. `subscriptionId`: whose tiffin of the day it pays back. */
type Grant = Pick<CreditInput, "customerId" | "reason" | "billId" | "day"> & {
  amount: Paise;
  subscriptionId?: number;
};

/** Gives what was decided; the caller has locked the customer. */
export async function grantCredit(
  tx: Tx,
  { now, staff }: Pick<StaffFlow, "now" | "staff">,
  { customerId, amount, reason, billId, day, subscriptionId }: Grant,
): Promise<Given> {
  const { id: creditId } = await tx.credit.create({
    data: {
      customerId,
      billId,
      day: day && toSqlDate(day),
      subscriptionId,
      amount,
      reason,
      givenById: staff.id,
    },
  });
  const cause = { creditId, customerId, billId, actor: staff, reason };
  await post(tx, "credit-given", cause, POSTINGS["credit-given"](amount));
  const applied = await applyCredit(tx, customerId, now);
  await sendCreditMail(tx, customerId, { amount, reason, applied });
  const entry = { actor: staff, action: "give-credit", entity: "user", entityId: customerId } as const;
  const after = { creditId, amountPaise: amount, billId, day };
  await audit(tx, { ...entry, accountId: customerId, reason, after });
  return { creditId, applied };
}

/** Locks the customer, so that their credit stays as it was seen. */
async function whyNoCredit(
  tx: Tx,
  { customerId, billId, day, seen }: CreditInput,
): Promise<CreditRefusal | null> {
  const customer = await tx.user.findFirst({
    where: { id: customerId, role: "customer", anonymisedAt: null },
  });
  if (!customer) return "not-found";
  await lockCustomer(tx, customerId);
  const bill = billId === null ? null : await tx.bill.findFirst({ where: { id: billId, customerId } });
  if (billId !== null && !bill) return "not-found";
  if (day !== null && (!bill || monthOf(day) !== plainMonth(bill.year, bill.month))) {
    return "day-of-another-bill";
  }
  return (await tx.credit.count({ where: { customerId } })) === seen ? null : "changed-meanwhile";
}

export type TakeBackRefusal = "not-found" | "already-taken-back" | "already-used";

/** Takes back a credit that was given by mistake, while the customer still has it. */
export function takeBackCredit(
  { staff, system }: StaffFlow,
  { creditId, reason }: { creditId: number; reason: string },
): Promise<Result<{ left: Paise }, TakeBackRefusal>> {
  return system(async (tx) => {
    const credit = await tx.credit.findUnique({ where: { id: creditId } });
    if (!credit || credit.reversesId !== null) return refuse("not-found");
    const { customerId, billId, amount } = credit;
    await lockCustomer(tx, customerId);
    if (await tx.credit.count({ where: { reversesId: creditId } })) return refuse("already-taken-back");
    const left = (await creditOf(tx, customerId)) - amount;
    if (left < 0) return refuse("already-used");
    const { day, subscriptionId } = credit;
    const counter = { customerId, billId, day, subscriptionId, amount: -amount, reason, givenById: staff.id };
    const row = await tx.credit.create({ data: { ...counter, reversesId: creditId } });
    const cause = { creditId: row.id, customerId, billId, actor: staff, reason };
    await post(tx, "credit-taken-back", cause, POSTINGS["credit-taken-back"](paise(amount)));
    await sendCreditTakenBackMail(tx, customerId, { amount: paise(amount), left: paise(left), reason });
    const what = { action: "take-back-credit", entity: "user", entityId: customerId } as const;
    const after = { creditId, amountPaise: amount };
    await audit(tx, { actor: staff, ...what, accountId: customerId, reason, after });
    return kept(tx, { left: paise(left) });
  });
}
