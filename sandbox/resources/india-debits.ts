import { MANDATE_CANCELED } from "../declines";
import { unixNow } from "../ids";
import type { Row } from "../objects";
import type { Settings } from "../settings";
import type { Work } from "../store/work";
import { cancelMandate } from "./mandates";
import { charge, decline } from "./outcomes";
import { testCardOf } from "./test-cards";

/** Above ₹15,000, or above what the mandate allows, the customer must approve each debit. */
const APPROVAL_ABOVE = 1_500_000;

/** The bank announces the debit to its customer; until it is made nobody can stop it here. */
export function waitForDebit(
  work: Work,
  intent: Row<"payment_intent">,
  mandate: Row<"mandate">,
  { debitNoticeSeconds }: Settings,
): null {
  const { data } = intent;
  const completes_at = unixNow() + debitNoticeSeconds;
  const approval_requested = data.amount > Math.min(APPROVAL_ABOVE, mandate.hidden.amount);
  data.status = "processing";
  data.processing = {
    card: { customer_notification: { approval_requested, completes_at } },
    type: "card",
  };
  work.save(intent);
  work.emit("payment_intent.processing", data);
  work.later("finish-debit", data.id, debitNoticeSeconds);
  return null;
}

/** The debit is made, or fails as the test card says; or because its customer has canceled the mandate meanwhile. */
export async function finishDebit(work: Work, intentId: string): Promise<void> {
  const intent = await work.get("payment_intent", intentId);
  if (intent?.data.status !== "processing" || !intent.data.payment_method) return;
  const method = await work.get("payment_method", intent.data.payment_method);
  const debit = method && testCardOf(method)?.debit;
  if (!method?.hidden.mandate || !debit) return;
  if (debit === MANDATE_CANCELED) await cancelMandate(work, method.hidden.mandate);
  const mandate = await work.get("mandate", method.hidden.mandate);
  const isCanceled = debit === MANDATE_CANCELED || mandate?.data.status === "inactive";
  if (isCanceled) decline(work, intent, method, MANDATE_CANCELED, null);
  else if (debit === "succeeds") charge(work, intent, method, null);
  else decline(work, intent, method, debit, null);
}
