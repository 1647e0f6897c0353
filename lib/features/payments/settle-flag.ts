import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/ledger";
import { paise } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, post } from "@/lib/features/books/commands";
import { sendRefundMail } from "./mails";
import { moneyOf } from "./flags";
import { sendRefund, type StaffFlow } from "./refunds";
import type { FlagWay } from "./schema";
import { postRequested } from "./settle-refund";

export type FlagRefusal = "already-settled" | "money-waits" | "nothing-waits" | "no-customer";

type FlagRow = Prisma.PaymentFlagGetPayload<object>;
type Settled = { flagId: number; refundId: number | null };

/** A person settles an odd case: it leaves the list, its money goes where they say, and the note says why. */
export async function settleFlag(
  flow: StaffFlow,
  { flagId, way, note }: { flagId: number; way: FlagWay; note: string },
): Promise<Result<Settled, FlagRefusal>> {
  const settled = await flow.system((tx) => settleOne(tx, flow, { flagId, way, note }));
  if (settled.ok && settled.value.refundId !== null) await sendRefund(flow, settled.value.refundId);
  return settled;
}

type Order = { flagId: number; way: FlagWay; note: string };

async function settleOne(
  tx: Tx,
  flow: StaffFlow,
  { flagId, way, note }: Order,
): Promise<Result<Settled, FlagRefusal>> {
  const flag = await lockFlag(tx, flagId);
  if (!flag || flag.resolvedAt !== null) return refuse("already-settled");
  const done = await settleBy(tx, flow, flag, { way, note });
  if (!done.ok) return done;
  const data = { resolvedAt: flow.now, resolvedById: flow.staff.id };
  await tx.paymentFlag.update({ where: { id: flagId }, data });
  await endAttempt(tx, flow.now, flag);
  const { kind, stripeObjectId: reference, paymentId, billId } = flag;
  const entry = { actor: flow.staff, action: "settle-flag", entity: "payment-flag", entityId: flagId };
  await audit(tx, { ...entry, reason: note, after: { kind, way, reference, paymentId, billId } });
  return ok({ flagId, refundId: done.value });
}

async function lockFlag(tx: Tx, id: number): Promise<FlagRow | null> {
  const found = await tx.paymentFlag.findUnique({ where: { id } });
  if (!found) return null;
  if (found.customerId !== null) await lockCustomer(tx, found.customerId);
  await tx.$queryRaw`SELECT id FROM payment_flags WHERE id = ${id} FOR UPDATE`;
  return tx.paymentFlag.findUnique({ where: { id } });
}

/** Answers the refund that is to be sent, if one is. */
async function settleBy(
  tx: Tx,
  flow: StaffFlow,
  flag: FlagRow,
  { way, note }: Omit<Order, "flagId">,
): Promise<Result<number | null, FlagRefusal>> {
  const waiting = await moneyOf(tx, flag);
  if (way === "note") return waiting ? refuse("money-waits") : ok(null);
  if (!waiting) return refuse("nothing-waits");
  if (way === "refund") return ok(await refundAside(tx, flow, flag, { ...waiting, note }));
  if (flag.customerId === null || waiting.currency !== "inr") return refuse("no-customer");
  await keepAsCredit(tx, flow, { ...flag, customerId: flag.customerId }, waiting.amount, note);
  return ok(null);
}

type Aside = { amount: number; currency: string; note: string };

async function refundAside(tx: Tx, flow: StaffFlow, flag: FlagRow, { amount, currency, note }: Aside) {
  const { id: paymentFlagId, customerId, billId, paymentId, stripeObjectId: stripePaymentIntentId } = flag;
  const whose = { paymentFlagId, customerId, billId, paymentId, stripePaymentIntentId };
  const by = { requestedById: flow.staff.id, requestedByRole: flow.staff.role };
  const refund = await tx.refund.create({
    data: { ...whose, ...by, amount, currency, destination: "gateway", reason: note, status: "requested" },
  });
  await postRequested({ tx, now: flow.now }, refund, flow.staff);
  return refund.id;
}

async function keepAsCredit(
  tx: Tx,
  { now, staff }: StaffFlow,
  { id: paymentFlagId, customerId, billId, paymentId }: FlagRow & { customerId: number },
  waiting: number,
  reason: string,
): Promise<void> {
  const amount = paise(waiting);
  const cause = { paymentFlagId, customerId, billId, paymentId, actor: staff, reason };
  await post(tx, "unmatched-to-credit", cause, POSTINGS["unmatched-to-credit"](amount));
  await endAttempt(tx, now, { paymentId });
  await applyCredit(tx, customerId, now);
  await sendRefundMail(tx, customerId, { amount, destination: "credit" });
}

/** The attempt whose money was set aside is over: the bill is payable again, if it still asks for something. */
async function endAttempt(tx: Tx, now: Date, { paymentId }: { paymentId: number | null }): Promise<void> {
  if (paymentId === null) return;
  const aside = await tx.journalEntry.count({ where: { paymentId, kind: "money-unmatched" } });
  if (aside === 0) return;
  await tx.payment.updateMany({
    where: { id: paymentId, status: "pending" },
    data: { status: "failed", failureCode: "set-aside", updatedAt: now },
  });
}
