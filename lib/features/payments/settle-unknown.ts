import type { Tx } from "@/lib/db";
import { isOfAnother, OF_ANOTHER } from "./installation";
import { raiseFlag, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { ourId } from "@/lib/gateway/our-id";
import { bookSetAside, type BillOfMoney } from "./set-aside";
import type { Report, Settlement } from "./report";

/**
 * A report about an intent that no payment of ours holds. An account may serve other shops: only an intent that carries
 * our bill's id concerns us, and only when money came with it. What another installation made is its own affair, although
 * its bills have ids like ours.
 */
export async function settleUnknown(scope: SettleScope, report: Report): Promise<Settlement> {
  const { bill_id: billId, customer_id: customerId } = report.metadata;
  if (!billId) return { kind: "unchanged", sentence: "names no bill of ours" };
  if (await isOfAnother(scope.tx, report.metadata)) {
    return { kind: "unchanged", sentence: OF_ANOTHER };
  }
  if (report.state !== "succeeded") {
    return { kind: "unchanged", sentence: "no payment of ours holds this intent; nothing was received" };
  }
  const bill = await knownBill(scope.tx, billId);
  const { amountReceived: amount, currency } = report;
  const paymentFlagId = await raiseFlag(scope, "unknown-intent", {
    stripeObjectId: report.id,
    billId: bill?.id,
    customerId: bill?.customerId,
    details: { received: { amount, currency }, billId, customerId: customerId ?? null },
  });
  if (currency === "inr") await setAsideOnce(scope, paymentFlagId, amount, bill);
  return { kind: "flagged", sentence: `an intent of bill ${billId} that we don't know succeeded` };
}

async function knownBill(tx: Tx, text: string): Promise<BillOfMoney | null> {
  const id = ourId(text);
  return id === null ? null : tx.bill.findUnique({ where: { id } });
}

/** Two events of one intent may come at once: the case's row lets them in one after the other. */
async function setAsideOnce(
  scope: SettleScope,
  paymentFlagId: number,
  amount: number,
  bill: BillOfMoney | null,
): Promise<void> {
  const { tx } = scope;
  await tx.$queryRaw`SELECT id FROM payment_flags WHERE id = ${paymentFlagId} FOR UPDATE`;
  if (await tx.journalEntry.count({ where: { kind: "money-unmatched", paymentFlagId } })) return;
  await bookSetAside(scope, { paymentFlagId, bill }, amount);
}
