import type { PaymentIntent, Row } from "../objects";
import type { Work } from "../store/work";
import { charge, fail } from "./outcomes";

const AUTHENTICATION_FAILED: NonNullable<PaymentIntent["last_payment_error"]> = {
  code: "payment_intent_authentication_failure",
  doc_url: "https://docs.stripe.com/error-codes#payment-intent-authentication-failure",
  message:
    "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
  type: "invalid_request_error",
};

type Answered = { intent: PaymentIntent; returnUrl: string | null };

/** The intent while it waits at this very challenge; null once that was answered, replaced or withdrawn. */
export async function openChallenge(
  work: Work,
  intentId: string,
  challengeId: string,
): Promise<Row<"payment_intent"> | null> {
  const intent = await work.get("payment_intent", intentId);
  return intent?.data.status === "requires_action" && intent.hidden.challenge?.id === challengeId
    ? intent
    : null;
}

/** What the customer did at the bank's page; null when there was nothing to answer. */
export async function answerChallenge(
  work: Work,
  intentId: string,
  challengeId: string,
  answer: "complete" | "fail",
): Promise<Answered | null> {
  const intent = await openChallenge(work, intentId, challengeId);
  const challenge = intent?.hidden.challenge;
  const method = challenge && (await work.get("payment_method", challenge.paymentMethod));
  if (!intent || !challenge || !method) return null;
  if (answer === "complete") charge(work, intent, method, "authenticated");
  else {
    fail(intent, { ...AUTHENTICATION_FAILED, payment_method: method.data });
    work.save(intent);
    work.emit("payment_intent.payment_failed", intent.data);
  }
  return { intent: intent.data, returnUrl: challenge.returnUrl };
}

/** Where the browser goes afterwards; its parameters are for show, the webhook alone says what happened. */
export function returnAddress({ intent, returnUrl }: Answered): string | null {
  if (!returnUrl) return null;
  const address = new URL(returnUrl);
  address.searchParams.set("payment_intent", intent.id);
  address.searchParams.set("payment_intent_client_secret", intent.client_secret ?? "");
  const paid = intent.status === "succeeded" || intent.status === "requires_capture";
  address.searchParams.set("redirect_status", paid ? "succeeded" : "failed");
  return address.href;
}
