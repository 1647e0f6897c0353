import type Stripe from "stripe";
import { readIntentObject } from "@/lib/gateway/intents";
import { settle } from "@/lib/features/payments/settle";
import type { EventScope } from "./dispatch";

/** The intent can't be paid any more: we gave it up for a new attempt, somebody did so at the gateway, or it lapsed. */
export async function paymentIntentCanceled(
  scope: EventScope,
  intent: Stripe.PaymentIntent,
): Promise<string> {
  return (await settle(scope, { ...readIntentObject(intent), state: "canceled" })).sentence;
}
