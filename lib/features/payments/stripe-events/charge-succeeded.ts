import type Stripe from "stripe";
import type { EventScope } from "./dispatch";

/**
 * What a payment was made with ("card", "upi"): an intent that offers several doesn't say in its own event. May come
 * before or after the payment is booked; an intent has one charge that succeeds.
 */
export async function chargeSucceeded(
  { tx }: EventScope,
  event: Stripe.ChargeSucceededEvent,
): Promise<string> {
  const { payment_intent: intent, payment_method_details: details } = event.data.object;
  if (typeof intent !== "string" || !details) return "no payment of ours holds this charge";
  const where = { stripePaymentIntentId: intent };
  const { count } = await tx.payment.updateMany({ where, data: { paymentMethod: details.type } });
  return count > 0 ? `paid by ${details.type}` : "no payment of ours holds this charge";
}
