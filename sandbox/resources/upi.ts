import { docUrl, type AttemptError } from "../errors";
import { unixNow } from "../ids";
import type { PaymentMethod, Row } from "../objects";
import type { Work } from "../store/work";
import {
  isPayment,
  newChallenge,
  openChallenge,
  type Answered,
  type AnyIntent,
  type WayBack,
} from "./challenges";
import { charge, fail } from "./outcomes";
import { failSetup, succeedSetup } from "./setup-outcomes";

/** How long a customer has to authorize a payment in their UPI app. */
const EXPIRES_AFTER_SECONDS = 5 * 60;

/** The address that the customer pays from, known once they have authorized the payment. */
const VPA = "customer@stripeupi";

/** Sends the customer to a page with a QR code for their UPI app, to pay or to agree to later debits. */
export function waitForUpi(work: Work, intent: AnyIntent, { returnUrl, origin }: WayBack): null {
  const { data } = intent;
  const challenge = newChallenge(intent, returnUrl);
  const path = `${data.id}/${challenge.id}`;
  const url = `${origin}/sandbox/upi/${path}`;
  const qr_code = {
    expires_at: unixNow() + EXPIRES_AFTER_SECONDS,
    image_url_png: `${url}/qr.png`,
    image_url_svg: `${url}/qr.svg`,
  };
  data.next_action = {
    type: "upi_handle_redirect_or_display_qr_code",
    upi_handle_redirect_or_display_qr_code: { hosted_instructions_url: url, qr_code },
  };
  work.save(intent);
  work.emit(`${data.object}.requires_action`, data);
  work.later("expire-upi", path, EXPIRES_AFTER_SECONDS);
  return null;
}

function expired({ data: { object } }: AnyIntent, method: PaymentMethod): AttemptError {
  const [code, noun] =
    object === "payment_intent"
      ? ["payment_intent_payment_attempt_expired", "PaymentIntent"]
      : ["setup_intent_setup_attempt_expired", "SetupIntent"];
  return {
    code,
    doc_url: docUrl(code),
    message: `The latest attempt of the ${noun} has expired. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this ${noun} again.`,
    payment_method: method,
    type: "invalid_request_error",
  };
}

function authorize(work: Work, intent: AnyIntent, method: Row<"payment_method">): void {
  method.data.upi = { vpa: VPA };
  if (isPayment(intent)) charge(work, intent, method, null);
  else succeedSetup(work, intent, method, null);
}

function expire(work: Work, intent: AnyIntent, method: Row<"payment_method">): void {
  const error = expired(intent, method.data);
  if (!isPayment(intent)) return failSetup(work, intent, method, error);
  fail(intent, error);
  work.save(intent);
  work.emit("payment_intent.payment_failed", intent.data);
}

/** What the customer did, or failed to do in time; null when there was nothing to answer. */
export async function answerUpi(
  work: Work,
  intentId: string,
  challengeId: string,
  answer: "authorize" | "expire",
): Promise<Answered | null> {
  const intent = await openChallenge(work, intentId, challengeId);
  const challenge = intent?.hidden.challenge;
  const method = challenge && (await work.get("payment_method", challenge.paymentMethod));
  if (!intent || !method?.data.upi) return null;
  if (answer === "authorize") authorize(work, intent, method);
  else expire(work, intent, method);
  return { intent: intent.data, returnUrl: challenge?.returnUrl ?? null };
}

/** The path is the page's: intent and challenge. A page abandoned for another payment expires unnoticed. */
export async function expireUpi(work: Work, path: string): Promise<void> {
  const [intentId = "", challengeId = ""] = path.split("/");
  await answerUpi(work, intentId, challengeId, "expire");
}
