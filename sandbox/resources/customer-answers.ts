import type { PaymentIntent, SetupIntent } from "../objects";
import type { Work } from "../store/work";
import { answerChallenge, intentOf, isPayment } from "./challenges";
import { answerDebit } from "./india-debits";
import { answerUpi } from "./upi";

/** Whether the customer is asked in their UPI app, rather than by a card's bank. */
export function isAskedByUpi({ next_action }: PaymentIntent | SetupIntent): boolean {
  return next_action?.type === "upi_handle_redirect_or_display_qr_code";
}

/** The customer's answer, wherever they are asked; false when nobody is asking. */
export async function answerForCustomer(work: Work, id: string, agrees: boolean): Promise<boolean> {
  const intent = await intentOf(work, id);
  if (!intent) return false;
  if (isPayment(intent) && intent.data.status === "processing") return answerDebit(work, intent, agrees);
  const challenge = intent.hidden.challenge?.id;
  if (!challenge) return false;
  const answered = isAskedByUpi(intent.data)
    ? await answerUpi(work, id, challenge, agrees ? "authorize" : "expire")
    : await answerChallenge(work, id, challenge, agrees ? "complete" : "fail");
  return answered !== null;
}
