import { fromSqlDate, lockCustomer, type Tx } from "@/lib/db";
import { toPaise, type Paise } from "@/lib/domain/money";
import { monthOf, monthParts } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { grantCredit } from "@/lib/features/credits/credits";
import { giveUpOnline } from "@/lib/features/payments/give-up";
import { languageOfPerson } from "@/lib/features/accounts/queries";
import { speaking } from "@/lib/speaking.mjs";
import { subscriptionOf } from "@/lib/features/subscriptions/queries";
import { keeping } from "@/lib/press/press";
import type { Prisma } from "@/prisma/generated/client";
import type { StaffFlow } from "@/lib/scope";
import { wasDue } from "./due";
import { sendDeclinedMail } from "./mails";
import type { DeclineInput } from "./schema";
import { creditReason } from "./words";

type Row = Prisma.ComplaintGetPayload<object>;
type Decided = { complaintId: number };
export type Credited = Decided & { amount: Paise; applied: Paise };
export type DecideRefusal = "not-found" | "already-decided";

/**
 * Gives back what the tiffin cost, as credit for its day: off the month's bill where there is one, or off the next. What the
 * customer has under way online is given up first, so that they pay what is then open.
 */
export async function creditComplaint(
  flow: StaffFlow,
  { complaintId }: { complaintId: number },
): Promise<Result<Credited, DecideRefusal | "not-charged">> {
  const open = await flow.system((tx) => openComplaint(tx, complaintId));
  if (!open.ok) return open;
  await giveUpOnline(flow, { customerId: open.value.customerId });
  return flow.system(keeping((tx) => creditOne(tx, flow, complaintId)));
}

/** In the transaction that decides. */
export async function creditOne(
  tx: Tx,
  flow: StaffFlow,
  complaintId: number,
): Promise<Result<Credited, DecideRefusal | "not-charged">> {
  const open = await openComplaint(tx, complaintId);
  if (!open.ok) return open;
  const { customerId, subscriptionId } = open.value;
  const day = fromSqlDate(open.value.day);
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  // paused or closed since: it is not on the bill, or is about to go
  if (!subscription || !(await wasDue(tx, customerId, subscription, day))) return refuse("not-charged");
  const bill = await tx.bill.findFirst({
    where: { customerId, ...monthParts(monthOf(day)), lines: { some: { subscriptionId } } },
    select: { id: true },
  });
  const amount = toPaise(subscription.dailyRate);
  const { kind } = open.value;
  const reason = speaking(await languageOfPerson(tx, customerId), () => creditReason(kind, day));
  const about = { customerId, billId: bill?.id ?? null, day, subscriptionId };
  const given = await grantCredit(tx, flow, { ...about, amount, reason });
  await decide(tx, flow, open.value, { state: "credited", creditId: given.creditId });
  return ok({ complaintId, amount, applied: given.applied });
}

/** The office says why there is no credit, in a sentence that the customer reads. */
export function declineComplaint(
  flow: StaffFlow,
  { complaintId, sentence }: DeclineInput,
): Promise<Result<Decided, DecideRefusal>> {
  return flow.system(
    keeping(async (tx) => {
      const open = await openComplaint(tx, complaintId);
      if (!open.ok) return open;
      await decide(tx, flow, open.value, { state: "declined", sentence });
      const { customerId, kind, day } = open.value;
      await sendDeclinedMail(tx, customerId, { kind, day: fromSqlDate(day), sentence });
      return ok({ complaintId });
    }),
  );
}

/** Locked with its customer, so that two people of the office don't both answer. */
async function openComplaint(tx: Tx, id: number): Promise<Result<Row, DecideRefusal>> {
  const found = await tx.complaint.findUnique({ where: { id }, select: { customerId: true } });
  if (!found) return refuse("not-found");
  await lockCustomer(tx, found.customerId);
  const row = await tx.complaint.findUnique({ where: { id } });
  if (!row) return refuse("not-found");
  return row.state === "open" ? ok(row) : refuse("already-decided");
}

type Decision = { state: "credited"; creditId: number } | { state: "declined"; sentence: string };

async function decide(tx: Tx, { now, staff }: StaffFlow, { id, customerId, day }: Row, decision: Decision) {
  await tx.complaint.update({ where: { id }, data: { ...decision, decidedAt: now, decidedById: staff.id } });
  const isCredited = decision.state === "credited";
  await audit(tx, {
    actor: staff,
    action: isCredited ? "credit-complaint" : "decline-complaint",
    entity: "complaint",
    entityId: id,
    accountId: customerId,
    ...(isCredited ? {} : { reason: decision.sentence }),
    after: { day: fromSqlDate(day), ...(isCredited && { creditId: decision.creditId }) },
  });
}
