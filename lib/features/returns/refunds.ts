import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise, type Paise } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { refundStatus, type RefundStatus } from "@/lib/domain/books/refund";
import { keeping } from "@/lib/press/press";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, post } from "@/lib/features/books/commands";
import { keepInvoices } from "@/lib/features/documents/commands";
import { GatewayUnavailable } from "@/lib/gateway/intents";
import { createRefund } from "@/lib/gateway/refunds";
import { installationKey } from "@/lib/features/payments/installation";
import { sendCreditMail } from "@/lib/features/payments/mails";
import { clearCovered } from "./covered-refunds";
import { refundableOf } from "./refund-queries";
import { advanceRefund, postRequested } from "./settle-refund";

type System = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
type Flow = { now: Date; system: System };
export type StaffFlow = Flow & { staff: { id: UserId; role: StaffRole } };

export type RefundInput = {
  paymentId: number;
  amount: Paise;
  /** What could be refunded when the admin was asked: of two who press at once, the second is told. */
  seen: Paise;
  destination: "gateway" | "credit";
  reason: string;
};

export type RefundRefusal = "not-found" | "not-paid" | "too-much" | "changed-meanwhile";

type Requested = { refundId: number; status: RefundStatus };

/**
 * Gives back a payment that succeeded, in whole or in part, to where it came from or as credit. The bill stays paid. It is
 * first recorded here, then requested from the gateway: if anything dies in between, the job requests it again.
 */
export async function refundPayment(
  flow: StaffFlow,
  input: RefundInput,
): Promise<Result<Requested, RefundRefusal>> {
  const requested = await flow.system(keeping((tx) => requestRefund(tx, flow, input)));
  if (!requested.ok || input.destination === "credit") return requested;
  return ok(await sendRefund(flow, requested.value.refundId));
}

async function requestRefund(
  tx: Tx,
  { now, staff }: StaffFlow,
  input: RefundInput,
): Promise<Result<Requested, RefundRefusal>> {
  const checked = await checkRefund(tx, input);
  if (!checked.ok) return checked;
  const { billId, customerId, stripePaymentIntentId } = checked.value;
  const { paymentId, amount, destination, reason } = input;
  const status = destination === "credit" ? "succeeded" : "requested";
  const of = { paymentId, billId, customerId, stripePaymentIntentId };
  const by = { requestedById: staff.id, requestedByRole: staff.role };
  const refund = await tx.refund.create({ data: { ...of, destination, amount, reason, status, ...by } });
  const scope = { tx, now };
  if (destination === "gateway") await postRequested(scope, refund, staff);
  else await refundToCredit(scope, { ...refund, customerId }, staff);
  await clearCovered(scope, paymentId);
  const entry = { actor: staff, action: "refund-payment", entity: "payment", entityId: paymentId } as const;
  const after = { refundId: refund.id, amountPaise: amount, destination };
  await audit(tx, { ...entry, accountId: customerId, reason, after });
  return ok({ refundId: refund.id, status });
}

/** Locks the customer: what is found holds until the transaction ends. */
async function checkRefund(
  tx: Tx,
  { paymentId, amount, seen }: RefundInput,
): Promise<Result<Prisma.PaymentGetPayload<object>, RefundRefusal>> {
  const found = await tx.payment.findUnique({ where: { id: paymentId } });
  if (!found) return refuse("not-found");
  await lockCustomer(tx, found.customerId);
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
  if (payment.status !== "succeeded") return refuse("not-paid");
  const refundable = await refundableOf(tx, payment);
  if (refundable !== seen) return refuse("changed-meanwhile");
  return amount > refundable ? refuse("too-much") : ok(payment);
}

type ToCredit = {
  id: number;
  customerId: number;
  billId: number | null;
  paymentId: number | null;
  amount: number;
  reason: string;
};

async function refundToCredit(
  { tx, now }: { tx: Tx; now: Date },
  { id: refundId, customerId, billId, paymentId, reason, ...refund }: ToCredit,
  actor: StaffFlow["staff"],
): Promise<void> {
  const amount = paise(refund.amount);
  const cause = { refundId, customerId, billId, paymentId, actor };
  await post(tx, "refund-to-credit", cause, POSTINGS["refund-to-credit"](amount));
  const applied = await applyCredit(tx, customerId, now);
  if (billId !== null) await keepInvoices(tx, [billId], now);
  await sendCreditMail(tx, customerId, { amount, reason, applied });
}

/** Requests from the gateway a refund that is recorded here. Without an answer it stays requested, for the job. */
export async function sendRefund(flow: Flow, refundId: number): Promise<Requested> {
  const { refund, installation } = await flow.system(async (tx) => ({
    refund: await tx.refund.findUniqueOrThrow({ where: { id: refundId } }),
    installation: await installationKey(tx),
  }));
  const { amount, stripePaymentIntentId: intentId, createdAt: requestedAt } = refund;
  try {
    const answer = await createRefund({ refundId, installation, requestedAt, intentId, amount }, flow.now);
    const report =
      "refused" in answer ? { id: null, status: "failed" as const, failureReason: answer.refused } : answer;
    await flow.system((tx) => advanceRefund({ tx, now: flow.now }, refundId, report));
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
  }
  const after = await flow.system((tx) => tx.refund.findUniqueOrThrow({ where: { id: refundId } }));
  return { refundId, status: refundStatus(after.status) };
}
