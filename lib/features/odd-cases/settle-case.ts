import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { keeping } from "@/lib/press/press";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, post } from "@/lib/features/books/commands";
import { sendCreditMail } from "@/lib/features/payments/mails";
import { sendRefund, type StaffFlow } from "@/lib/features/returns/refunds";
import type { CaseWay } from "./schema";
import { endAttempt } from "@/lib/features/payments/set-aside";
import { postRequested } from "@/lib/features/returns/settle-refund";
import { setAsideLeftOf } from "@/lib/features/returns/set-aside-left";

export type CaseRefusal =
  | "already-settled"
  | "money-waits"
  | "nothing-waits"
  | "contested"
  | "only-back"
  | "no-customer"
  | "no-such-customer";

type CaseRow = Prisma.CaseGetPayload<object>;
type Order = {
  caseId: number;
  way: CaseWay;
  note: string;
  /** Of the customer who gets nobody's money as credit. */
  email?: string | null;
};
type Settled = { caseId: number; refundId: number | null };

/** A person settles an odd case: it leaves the list, its money goes where they say, and the note says why. */
export async function settleCase(flow: StaffFlow, order: Order): Promise<Result<Settled, CaseRefusal>> {
  const settled = await flow.system(keeping((tx) => settleOne(tx, flow, order)));
  if (settled.ok && settled.value.refundId !== null) await sendRefund(flow, settled.value.refundId);
  return settled;
}

async function settleOne(tx: Tx, flow: StaffFlow, order: Order): Promise<Result<Settled, CaseRefusal>> {
  const { caseId, way, note } = order;
  const owner = await namedOwner(tx, order);
  if (!owner.ok) return owner;
  const oddCase = await lockCase(tx, caseId, owner.value);
  if (!oddCase || oddCase.resolvedAt !== null) return refuse("already-settled");
  const done = await settleBy(tx, flow, oddCase, { way, note });
  if (!done.ok) return done;
  const { customerId } = oddCase;
  const data = { resolvedAt: flow.now, resolvedById: flow.staff.id, customerId };
  await tx.case.update({ where: { id: caseId }, data });
  await endAttempt(tx, flow.now, oddCase);
  const { kind, stripeObjectId: reference, paymentId, billId } = oddCase;
  const entry = {
    actor: flow.staff,
    action: "settle-case",
    entity: "case",
    entityId: caseId,
  } as const;
  const after = { kind, way, reference, paymentId, billId };
  await audit(tx, { ...entry, accountId: customerId, reason: note, after });
  return ok({ caseId, refundId: done.value });
}

/** The customer whom an admin names to receive money as credit; null where they name none. */
async function namedOwner(tx: Tx, { way, email }: Order): Promise<Result<number | null, "no-such-customer">> {
  if (way !== "credit" || !email) return ok(null);
  const where = { email, role: "customer", anonymisedAt: null };
  const owner = await tx.user.findFirst({ where, select: { id: true } });
  return owner ? ok(owner.id) : refuse("no-such-customer");
}

/** The case, locked; nobody's money belongs from now on to the owner who was named. */
async function lockCase(tx: Tx, id: number, owner: number | null): Promise<CaseRow | null> {
  const found = await tx.case.findUnique({ where: { id } });
  if (!found) return null;
  const customerId = found.customerId ?? owner;
  if (customerId !== null) await lockCustomer(tx, customerId);
  await tx.$queryRaw`SELECT id FROM cases WHERE id = ${id} FOR UPDATE`;
  const oddCase = await tx.case.findUniqueOrThrow({ where: { id } });
  return { ...oddCase, customerId: oddCase.customerId ?? owner };
}

/** Returns the refund to send, if there is one. */
async function settleBy(
  tx: Tx,
  flow: StaffFlow,
  oddCase: CaseRow,
  { way, note }: Pick<Order, "way" | "note">,
): Promise<Result<number | null, CaseRefusal>> {
  const waiting = await setAsideLeftOf(tx, oddCase);
  if (!waiting) return way === "note" ? ok(null) : refuse("nothing-waits");
  if (waiting.ways.length === 0) return refuse("contested");
  if (way === "note") return refuse("money-waits");
  if (!waiting.ways.includes(way)) return refuse("only-back");
  if (way === "refund") return ok(await refundSetAside(tx, flow, oddCase, { ...waiting.money, note }));
  if (oddCase.customerId === null) return refuse("no-customer");
  await keepAsCredit(tx, flow, { ...oddCase, customerId: oddCase.customerId }, waiting.money.amount, note);
  return ok(null);
}

type ToSendBack = { amount: number; currency: string; note: string };

async function refundSetAside(
  tx: Tx,
  flow: StaffFlow,
  oddCase: CaseRow,
  { amount, currency, note }: ToSendBack,
) {
  const { id: caseId, customerId, billId, paymentId, stripeObjectId: stripePaymentIntentId } = oddCase;
  const whose = { caseId, customerId, billId, paymentId, stripePaymentIntentId };
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
  { id: caseId, customerId, billId, paymentId }: CaseRow & { customerId: number },
  waiting: number,
  reason: string,
): Promise<void> {
  const amount = paise(waiting);
  const cause = { caseId, customerId, billId, paymentId, actor: staff, reason };
  await post(tx, "unmatched-to-credit", cause, POSTINGS["unmatched-to-credit"](amount));
  await endAttempt(tx, now, { paymentId });
  const applied = await applyCredit(tx, customerId, now);
  await sendCreditMail(tx, customerId, { amount, reason, applied });
}
