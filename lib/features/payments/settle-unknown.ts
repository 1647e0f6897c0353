import type { Tx } from "@/lib/db";
import { isOfAnother } from "./installation";
import { raiseCase, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { ELSEWHERE, type Outcome } from "@/lib/features/odd-cases/outcome";
import { ourId } from "@/lib/gateway/our-id";
import { bookSetAside, type BillOfMoney } from "./set-aside";
import type { Intent } from "@/lib/gateway/intents";

/**
 * An intent that no payment of ours holds. An account may serve other shops: only an intent that carries
 * our bill's id concerns us, and only when money came with it. What another installation made is its own affair, although
 * its bills have ids like ours.
 */
export async function settleUnknown(scope: SettleScope, intent: Intent): Promise<Outcome> {
  const { bill_id: billId, customer_id: customerId } = intent.metadata;
  if (!billId || (await isOfAnother(scope.tx, intent.metadata))) return ELSEWHERE;
  if (intent.state !== "succeeded") return { kind: "nothing-received" };
  const bill = await knownBill(scope.tx, billId);
  const { amountReceived: amount, currency } = intent;
  const caseId = await raiseCase(scope, "unknown-intent", {
    stripeObjectId: intent.id,
    billId: bill?.id,
    customerId: bill?.customerId,
    details: { received: { amount, currency }, billId, customerId: customerId ?? null },
  });
  if (currency === "inr") await setAsideOnce(scope, caseId, amount, bill);
  return { kind: "flagged", of: `case ${caseId}` };
}

async function knownBill(tx: Tx, text: string): Promise<BillOfMoney | null> {
  const id = ourId(text);
  return id === null ? null : tx.bill.findUnique({ where: { id } });
}

/** Two events of one intent may come at once: the case's row lets them through one after the other. */
async function setAsideOnce(
  scope: SettleScope,
  caseId: number,
  amount: number,
  bill: BillOfMoney | null,
): Promise<void> {
  const { tx } = scope;
  await tx.$queryRaw`SELECT id FROM cases WHERE id = ${caseId} FOR UPDATE`;
  if (await tx.journalEntry.count({ where: { kind: "money-unmatched", caseId } })) return;
  await bookSetAside(scope, { caseId, bill }, amount);
}
