import type { Tx } from "@/lib/db";
import type { ExplainedBill } from "@/lib/domain/billing";
import type { Role } from "@/lib/domain/identity";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { rupees, toPaise, type Rupees } from "@/lib/domain/money";
import { firstDayOf, lastDayOf, plainMonth } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { keeping } from "@/lib/press/press";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, post, refreshPaid } from "@/lib/features/books/commands";
import { excessOf } from "@/lib/features/books/queries";
import { giveUpOnline } from "@/lib/features/payments/give-up";
import { loadSchedules } from "@/lib/features/subscriptions/queries";
import { besideOf } from "@/lib/features/corrections/beside";
import { addLines, lockCustomers, totals } from "./bill-rows";
import { explainSchedule } from "./queries";
import type { Run, Scope, StaffFlow, StaffScope } from "@/lib/scope";

type Recalculation = { billId: number; reason: string };

export type RecalculationRefusal =
  "not-found" | "already-paid" | "settled-beside" | "payment-pending" | "no-delivery-day";

/**
 * An admin's press. What the customer has under way online, including for another bill that credit may be taken off, is given
 * up first, or it would block this for days.
 */
export async function recalculateForStaff(
  flow: StaffFlow & Run,
  input: Recalculation,
): Promise<Result<{ before: Rupees; after: Rupees }, RecalculationRefusal>> {
  const bill = await flow.run((tx) => tx.bill.findUnique({ where: { id: input.billId } }));
  if (!bill) return refuse("not-found");
  if (bill.isPaid) return refuse("already-paid");
  if (await flow.run((tx) => isSettledBeside(tx, bill.id))) return refuse("settled-beside");
  await giveUpOnline(flow, { customerId: bill.customerId });
  return flow.run(keeping((tx) => recalculateBill({ ...flow, tx }, input)));
}

/**
 * Recalculates an unpaid bill from today's data, after a correction. Not while a payment is under way: its amount might no
 * longer be the bill's.
 */
export async function recalculateBill(
  { tx, now, staff }: StaffScope,
  { billId, reason }: Recalculation,
): Promise<Result<{ before: Rupees; after: Rupees }, RecalculationRefusal>> {
  const found = await tx.bill.findUnique({ where: { id: billId } });
  if (!found) return refuse("not-found");
  await lockCustomers(tx, [found.customerId]);
  const bill = await tx.bill.findUniqueOrThrow({ where: { id: billId } });
  if (bill.isPaid) return refuse("already-paid");
  if (await isSettledBeside(tx, billId)) return refuse("settled-beside");
  if (await tx.payment.count({ where: { billId, status: "pending" } })) return refuse("payment-pending");
  const month = plainMonth(bill.year, bill.month);
  const schedules = await loadSchedules(tx, [bill.customerId], firstDayOf(month), lastDayOf(month));
  const schedule = schedules.get(bill.customerId);
  const anew = schedule ? explainSchedule(month, schedule) : null;
  if (!anew) return refuse("no-delivery-day");
  await renewBill({ tx, now, actor: staff }, bill, { anew, reason });
  await applyCredit(tx, bill.customerId, now);
  return ok({ before: rupees(bill.amount), after: anew.amount });
}

async function isSettledBeside(tx: Tx, billId: number): Promise<boolean> {
  return ((await besideOf(tx, [billId])).get(billId) ?? 0) !== 0;
}

type BillRow = {
  id: number;
  customerId: number;
  totalDays: number;
  pausedDays: number;
  billableDays: number;
  amount: number;
};
type Actor = { id: number; role: Role } | "system";
type RenewScope = Scope & { actor: Actor };

/**
 * Replaces a bill's figures with new ones: the only way in which an issued bill changes. The caller holds the customer's
 * lock, and applies their credit once all is done.
 */
export async function renewBill(
  { tx, now, actor }: RenewScope,
  bill: BillRow,
  { anew, reason }: { anew: ExplainedBill; reason: string },
): Promise<void> {
  const why = reason || undefined;
  await replaceBill(tx, bill, now, anew);
  await bookDifference({ tx, now, actor }, bill, { after: anew.amount, reason: why });
  await audit(tx, {
    actor,
    action: "recalculate-bill",
    entity: "bill",
    entityId: bill.id,
    accountId: bill.customerId,
    reason: why,
    before: figures(bill),
    after: figures(anew),
  });
}

function figures({
  totalDays,
  pausedDays,
  billableDays,
  amount,
}: Omit<ReturnType<typeof totals>, "amount"> & { amount: number }) {
  return { totalDays, pausedDays, billableDays, amountPaise: toPaise(rupees(amount)) };
}

async function replaceBill(
  tx: Tx,
  { id: billId }: { id: number },
  now: Date,
  bill: ExplainedBill,
): Promise<void> {
  await tx.billLine.deleteMany({ where: { billId } });
  const data = {
    ...totals(bill),
    updatedAt: now,
    calculatedAt: now,
    ...(bill.amount === 0 && { isPaid: true }),
  };
  await tx.bill.update({ where: { id: billId }, data });
  await addLines(tx, [{ id: billId, bill }]);
}

type Change = { after: Rupees; reason: string | undefined };

/** What the bill has received beyond its new amount becomes the customer's credit. */
async function bookDifference(
  { tx, now, actor }: RenewScope,
  { id: billId, customerId, amount }: BillRow,
  { after, reason }: Change,
): Promise<void> {
  const cause = { billId, customerId, reason, ...(actor !== "system" && { actor }) };
  const difference = toPaise(after) - toPaise(rupees(amount));
  if (difference !== 0) {
    await post(tx, "bill-adjusted", cause, POSTINGS["bill-adjusted"](difference));
  }
  const excess = await excessOf(tx, billId);
  if (excess > 0) await post(tx, "credit-returned", cause, POSTINGS["credit-returned"](excess));
  await refreshPaid(tx, billId, now);
}
