import type Stripe from "stripe";
import { readIntentObject } from "@/lib/gateway/intents";
import { settle } from "@/lib/features/payments/settle";
import type { EventScope } from "./dispatch";

/** A card was declined, or its owner not recognised: the bill is payable again. */
export async function paymentIntentPaymentFailed(
  scope: EventScope,
  intent: Stripe.PaymentIntent,
): Promise<string> {
  return (await settle(scope, { ...readIntentObject(intent), state: "failed" })).sentence;
}
