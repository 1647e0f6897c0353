import type Stripe from "stripe";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/ledger";
import { paise } from "@/lib/domain/money";
import { disputeStatus, nextDisputeStatus, type DisputeStatus } from "@/lib/domain/refund";
import { post } from "@/lib/features/books/commands";
import { clearFlag, NOT_OURS, raiseFlag, whoseMoney, type SettleScope, type Whose } from "./odd-cases";

/** What the gateway says about a dispute, in our words. */
export type GatewayDispute = {
  id: string;
  intentId: string | null;
  amount: number;
  currency: string;
  reason: string;
  /** `inquiry`: the bank asks, but has not taken the money. */
  status: DisputeStatus | "inquiry";
};

export function readDisputeObject(dispute: Stripe.Dispute): GatewayDispute {
  const { id, payment_intent: intent, amount, currency, reason, status } = dispute;
  return {
    id,
    intentId: typeof intent === "object" ? (intent?.id ?? null) : intent,
    amount,
    currency,
    reason,
    status: statusOf(status),
  };
}

function statusOf(status: string): GatewayDispute["status"] {
  if (status === "won" || status === "lost") return status;
  return status.startsWith("warning_") ? "inquiry" : "open";
}

/**
 * Brings our books to what the gateway reports of a dispute. Its events come in any order: the entries follow from the
 * status alone. The bill stays paid; what to do about a lost one a person decides. Answers a sentence for the log.
 */
export async function settleDispute(scope: SettleScope, report: GatewayDispute): Promise<string> {
  const whose = report.intentId && (await whoseMoney(scope.tx, report.intentId));
  if (!whose) return NOT_OURS;
  if (whose.customerId !== null) await lockCustomer(scope.tx, whose.customerId);
  const { status } = report;
  if (status === "inquiry") {
    await raiseFlag(scope, "dispute-opened", oddCase(report, whose));
    return `the bank asks about dispute ${report.id}; no money moved`;
  }
  const dispute = await openDispute(scope, report, whose);
  return decideDispute(scope, { ...report, status }, { ...whose, ...dispute });
}

function oddCase({ id, reason, amount, currency }: GatewayDispute, whose: Whose) {
  return { stripeObjectId: id, ...whose, details: { received: { amount, currency }, reason } };
}

type Opened = { id: number; current: DisputeStatus };

/** The first report of a dispute, whichever it is, takes the money out of the gateway's account. */
async function openDispute(scope: SettleScope, report: GatewayDispute, whose: Whose): Promise<Opened> {
  const { id: stripeDisputeId, intentId, amount, currency, reason } = report;
  const { customerId, paymentId } = whose;
  const row = { stripeDisputeId, stripePaymentIntentId: intentId ?? "", customerId, paymentId };
  const data = [{ ...row, amount, currency, reason, status: "open" }];
  const [made] = await scope.tx.dispute.createManyAndReturn({ data, skipDuplicates: true });
  if (!made) return knownDispute(scope.tx, stripeDisputeId);
  const cause = { ...whose, disputeId: made.id, stripeEventId: scope.eventId };
  if (currency === "inr") {
    await post(scope.tx, "dispute-opened", cause, POSTINGS["dispute-opened"](paise(amount)));
  }
  await raiseFlag(scope, "dispute-opened", oddCase(report, whose));
  return { id: made.id, current: "open" };
}

async function knownDispute(tx: Tx, stripeDisputeId: string): Promise<Opened> {
  await tx.$queryRaw`SELECT id FROM disputes WHERE stripe_dispute_id = ${stripeDisputeId} FOR UPDATE`;
  const { id, status } = await tx.dispute.findUniqueOrThrow({ where: { stripeDisputeId } });
  return { id, current: disputeStatus(status) };
}

async function decideDispute(
  scope: SettleScope,
  report: GatewayDispute & { status: DisputeStatus },
  { id: disputeId, current, ...whose }: Whose & Opened,
): Promise<string> {
  const { tx, now } = scope;
  const status = nextDisputeStatus(current, report.status);
  if (status === current) return `dispute ${disputeId} stays ${current}`;
  await tx.dispute.update({ where: { id: disputeId }, data: { status, updatedAt: now } });
  const kind = status === "won" ? "dispute-won" : "dispute-lost";
  const cause = { ...whose, disputeId, stripeEventId: scope.eventId };
  if (report.currency === "inr") await post(tx, kind, cause, POSTINGS[kind](paise(report.amount)));
  await clearFlag(scope, "dispute-opened", report.id);
  await raiseFlag(scope, kind, oddCase(report, whose));
  return `dispute ${disputeId}: ${status}`;
}
