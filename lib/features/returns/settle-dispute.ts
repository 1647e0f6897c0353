import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { disputeStatus, nextDisputeStatus, type DisputeStatus } from "@/lib/domain/books/refund";
import { keepInvoices } from "@/lib/features/documents/commands";
import { post } from "@/lib/features/books/commands";
import { clearCase, raiseCase, reopenCase, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { NOT_OURS, type Outcome } from "@/lib/features/odd-cases/outcome";
import { setAsideCase, whoseMoney, type Whose } from "@/lib/features/odd-cases/queries";
import { endAttempt } from "@/lib/features/payments/set-aside";
import type { Synced } from "@/lib/features/payments/sync";
import { fetchDispute, type GatewayDispute } from "@/lib/gateway/disputes";
import { setAsideLeftOf } from "./set-aside-left";

/**
 * Brings our books to a dispute as it stands at the gateway, whatever was seen of it before: the entries follow from the
 * status alone. The bill stays paid; a person decides what to do about a lost dispute.
 */
export async function settleDispute(scope: SettleScope, report: GatewayDispute): Promise<Outcome> {
  const whose = report.intentId && (await whoseMoney(scope.tx, report.intentId));
  if (!whose) return NOT_OURS;
  if (whose.customerId !== null) await lockCustomer(scope.tx, whose.customerId);
  const { status } = report;
  if (status === "inquiry") {
    const caseId = await raiseCase(scope, "dispute-opened", oddCase(report, whose));
    return { kind: "flagged", of: `case ${caseId}` };
  }
  const dispute = await openDispute(scope, report, whose);
  return decideDispute(scope, { ...report, status }, { ...whose, ...dispute });
}

function oddCase({ id, reason, amount, currency }: GatewayDispute, whose: Whose) {
  return { stripeObjectId: id, ...whose, details: { received: { amount, currency }, reason } };
}

/** `amount`: what the bank took when it was opened, in paise; exactly that much is closed out, whatever is reported later. */
type Opened = { id: number; amount: number; current: DisputeStatus };

/** The first report of a dispute, whatever it says, takes the money out of the gateway's account. */
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
  const caseId = await raiseCase(scope, "dispute-opened", oddCase(report, whose));
  // an earlier inquiry may have been settled with a note; now the bank has taken the money
  await reopenCase(scope, caseId);
  return { id: made.id, amount, current: "open" };
}

async function knownDispute(tx: Tx, stripeDisputeId: string): Promise<Opened> {
  await tx.$queryRaw`SELECT id FROM disputes WHERE stripe_dispute_id = ${stripeDisputeId} FOR UPDATE`;
  const { id, amount, status } = await tx.dispute.findUniqueOrThrow({ where: { stripeDisputeId } });
  return { id, amount, current: disputeStatus(status) };
}

async function decideDispute(
  scope: SettleScope,
  report: GatewayDispute & { status: DisputeStatus },
  { id: disputeId, amount, current, ...whose }: Whose & Opened,
): Promise<Outcome> {
  const { tx, now } = scope;
  const status = nextDisputeStatus(current, report.status);
  if (status === current) return { kind: "unchanged", of: `dispute ${disputeId}` };
  await tx.dispute.update({ where: { id: disputeId }, data: { status, updatedAt: now } });
  const decided = { ...report, amount };
  const cause = { ...whose, disputeId, stripeEventId: scope.eventId };
  if (status === "won") await bookWon(scope, decided, cause);
  else await bookLost(scope, decided, cause);
  if (whose.billId !== null) await keepInvoices(tx, [whose.billId], now);
  await clearCase(scope, "dispute-opened", report.id);
  await raiseCase(scope, status === "won" ? "dispute-won" : "dispute-lost", oddCase(decided, whose));
  return { kind: "moved", of: `dispute ${disputeId}`, to: status };
}

type DisputeCause = Whose & { disputeId: number; stripeEventId: string | undefined };

async function bookWon({ tx }: SettleScope, { amount, currency }: GatewayDispute, cause: DisputeCause) {
  if (currency === "inr") await post(tx, "dispute-won", cause, POSTINGS["dispute-won"](paise(amount)));
}

/** The part of it that was set aside waits no more: its customer has it back from the bank. */
async function bookLost(scope: SettleScope, report: GatewayDispute, cause: DisputeCause): Promise<void> {
  const { tx, now } = scope;
  const amount = paise(report.amount);
  const oddCase = report.intentId === null ? null : await lockedCase(tx, report.intentId);
  const waiting = oddCase && (await setAsideLeftOf(tx, oddCase));
  const aside = paise(Math.min(amount, waiting?.money.amount ?? 0));
  if (report.currency === "inr") {
    const about = { ...cause, caseId: aside > 0 ? oddCase?.id : undefined };
    await post(tx, "dispute-lost", about, POSTINGS["dispute-lost"](amount, aside));
  }
  if (!oddCase || !waiting || (await setAsideLeftOf(tx, oddCase))) return;
  await tx.case.update({ where: { id: oddCase.id }, data: { resolvedAt: now } });
  await endAttempt(tx, now, oddCase);
}

/** Locked, so that nobody decides about the same money meanwhile. */
async function lockedCase(tx: Tx, intentId: string) {
  const oddCase = await setAsideCase(tx, intentId);
  if (oddCase) await tx.$queryRaw`SELECT id FROM cases WHERE id = ${oddCase.id} FOR UPDATE`;
  return oddCase;
}

export const DISPUTE: Synced<GatewayDispute> = {
  fetch: fetchDispute,
  settle: settleDispute,
  missing: () => Promise.resolve(NOT_OURS),
};
