import type Stripe from "stripe";
import { readIntentObject } from "@/lib/gateway/intents";
import { settle } from "@/lib/features/payments/settle";
import type { EventScope } from "./dispatch";

/** Money was received: the payment, its bill and the log follow, unless amount or bill say otherwise. */
export async function paymentIntentSucceeded(
  scope: EventScope,
  intent: Stripe.PaymentIntent,
): Promise<string> {
  return (await settle(scope, { ...readIntentObject(intent), state: "succeeded" })).sentence;
}
