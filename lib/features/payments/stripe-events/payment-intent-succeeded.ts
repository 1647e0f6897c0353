import type Stripe from "stripe";
import { readIntentObject } from "../gateway";
import { settle } from "../settle";
import type { EventScope } from "./dispatch";

/** Money was received: the payment, its bill and the log follow, unless amount or bill say otherwise. */
export async function paymentIntentSucceeded(
  scope: EventScope,
  event: Stripe.PaymentIntentSucceededEvent,
): Promise<string> {
  return (await settle(scope, { ...readIntentObject(event.data.object), state: "succeeded" })).sentence;
}
