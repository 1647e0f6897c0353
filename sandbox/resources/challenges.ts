import { docUrl, type AttemptError } from "../errors";
import { randomText } from "../ids";
import type { OpenChallenge, Row } from "../objects";
import type { Work } from "../store/work";
import { charge, fail } from "./outcomes";
import { failSetup, succeedSetup } from "./setup-outcomes";

export type AnyIntent = Row<"payment_intent"> | Row<"setup_intent">;

/** How a customer comes back to the shop from another page. */
export type WayBack = { returnUrl: string | null; useStripeSdk: boolean; origin: string };

export type Answered = { intent: AnyIntent["data"]; returnUrl: string | null };

export function newChallenge(intent: AnyIntent, returnUrl: string | null): OpenChallenge {
  const challenge = { id: randomText(24), paymentMethod: intent.data.payment_method ?? "", returnUrl };
  intent.hidden.challenge = challenge;
  intent.data.status = "requires_action";
  return challenge;
}

/** Sends the customer to the bank's 3-D Secure page. */
export function openBankPage(
  work: Work,
  intent: AnyIntent,
  { returnUrl, useStripeSdk, origin }: WayBack,
): void {
  const challenge = newChallenge(intent, returnUrl);
  const url = `${origin}/sandbox/3ds/${intent.data.id}/${challenge.id}`;
  intent.data.next_action =
    returnUrl && !useStripeSdk
      ? { redirect_to_url: { return_url: returnUrl, url }, type: "redirect_to_url" }
      : { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url } };
  work.save(intent);
  work.emit(`${intent.data.object}.requires_action`, intent.data);
}

export async function intentOf(work: Work, id: string): Promise<AnyIntent | null> {
  return id.startsWith("seti_") ? work.get("setup_intent", id) : work.get("payment_intent", id);
}

/** The intent while it waits at this challenge; null once that was answered, replaced or withdrawn. */
export async function openChallenge(
  work: Work,
  intentId: string,
  challengeId: string,
): Promise<AnyIntent | null> {
  const intent = await intentOf(work, intentId);
  return intent?.data.status === "requires_action" && intent.hidden.challenge?.id === challengeId
    ? intent
    : null;
}

function authenticationFailed({ data: { object } }: AnyIntent, method: Row<"payment_method">): AttemptError {
  const noun = object === "payment_intent" ? "PaymentIntent" : "SetupIntent";
  const code = `${object}_authentication_failure`;
  return {
    code,
    doc_url: docUrl(code),
    message: `The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this ${noun} again.`,
    payment_method: method.data,
    type: "invalid_request_error",
  };
}

export function isPayment(intent: AnyIntent): intent is Row<"payment_intent"> {
  return intent.data.object === "payment_intent";
}

function settle(work: Work, intent: AnyIntent, method: Row<"payment_method">, passed: boolean): void {
  if (!isPayment(intent)) {
    if (passed) succeedSetup(work, intent, method, "authenticated");
    else failSetup(work, intent, method, authenticationFailed(intent, method));
  } else if (passed) charge(work, intent, method, "authenticated");
  else {
    fail(intent, authenticationFailed(intent, method));
    work.save(intent);
    work.emit("payment_intent.payment_failed", intent.data);
  }
}

/** What the customer did on the bank's page; null when there was nothing to answer. */
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
  settle(work, intent, method, answer === "complete");
  return { intent: intent.data, returnUrl: challenge.returnUrl };
}

/** Where the browser goes afterwards; its parameters are for show, only the webhook says what happened. */
export function returnAddress({ intent, returnUrl }: Answered): string | null {
  if (!returnUrl) return null;
  const address = new URL(returnUrl);
  address.searchParams.set(intent.object, intent.id);
  address.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? "");
  const done = intent.status === "succeeded" || intent.status === "requires_capture";
  address.searchParams.set("redirect_status", done ? "succeeded" : "failed");
  return address.href;
}
