import type Stripe from "stripe";
import { readIntentObject } from "../gateway";
import { settle } from "../settle";
import type { EventScope } from "./dispatch";

/** A card was declined, or its owner not recognised: the bill is payable again. */
export async function paymentIntentPaymentFailed(
  scope: EventScope,
  event: Stripe.PaymentIntentPaymentFailedEvent,
): Promise<string> {
  return (await settle(scope, { ...readIntentObject(event.data.object), state: "failed" })).sentence;
}
