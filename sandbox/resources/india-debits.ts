import { MANDATE_CANCELED, NOT_APPROVED, type Decline } from "../declines";
import { unixNow } from "../ids";
import type { Row } from "../objects";
import type { Settings } from "../settings";
import type { Work } from "../store/work";
import { cancelMandate } from "./mandates";
import { charge, decline } from "./outcomes";
import { testCardOf } from "./test-cards";

/** Above ₹15,000, or above what the mandate allows, the customer must approve each debit. */
const APPROVAL_ABOVE = 1_500_000;

/**
 * The bank announces the debit to its customer; from then until it is made nobody can stop it from here. How long that
 * takes (in real life 26 hours by card and a day by UPI) is up to the settings.
 */
export function waitForDebit(
  work: Work,
  intent: Row<"payment_intent">,
  mandate: Row<"mandate">,
  { debitNoticeSeconds }: Settings,
): null {
  const { data } = intent;
  const completes_at = unixNow() + debitNoticeSeconds;
  const approval_requested = data.amount > Math.min(APPROVAL_ABOVE, mandate.hidden.amount);
  const card = { customer_notification: { approval_requested, completes_at } };
  intent.hidden.approval = approval_requested ? "asked" : undefined;
  data.status = "processing";
  data.processing = mandate.data.payment_method_details.type === "card" ? { card, type: "card" } : null;
  work.save(intent);
  work.emit("payment_intent.processing", data);
  work.later("finish-debit", data.id, debitNoticeSeconds);
  return null;
}

/** The customer's answer to the bank's question about a debit; false when it isn't asking, or has its answer already. */
export function answerDebit(work: Work, intent: Row<"payment_intent">, agrees: boolean): boolean {
  if (intent.data.status !== "processing" || intent.hidden.approval !== "asked") return false;
  intent.hidden.approval = agrees ? "given" : "refused";
  work.save(intent);
  return true;
}

/** Why the bank refuses a debit; null when it doesn't. UPI has no test values for this. */
function reasonAgainst(
  { hidden: { approval } }: Row<"payment_intent">,
  method: Row<"payment_method">,
  mandate: Row<"mandate">,
): Decline | null {
  if (mandate.data.status === "inactive") return MANDATE_CANCELED;
  const card = testCardOf(method);
  if (card?.debit && card.debit !== "succeeds") return card.debit;
  return approval === undefined || approval === "given" ? null : NOT_APPROVED;
}

/**
 * The debit is made, or fails: as the test card says, because its customer has canceled the mandate meanwhile, or because
 * they didn't approve it in time.
 */
export async function finishDebit(work: Work, intentId: string): Promise<void> {
  const intent = await work.get("payment_intent", intentId);
  if (intent?.data.status !== "processing" || !intent.data.payment_method) return;
  const method = await work.get("payment_method", intent.data.payment_method);
  const mandate = method?.hidden.mandate ? await work.get("mandate", method.hidden.mandate) : null;
  if (!method || !mandate) return;
  if (testCardOf(method)?.debit === MANDATE_CANCELED) await cancelMandate(work, mandate.data.id);
  const reason = reasonAgainst(intent, method, mandate);
  if (reason) decline(work, intent, method, reason, null);
  else charge(work, intent, method, null);
}
