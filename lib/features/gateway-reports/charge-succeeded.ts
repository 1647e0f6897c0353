import type Stripe from "stripe";
import { lockCustomer } from "@/lib/db";
import { keepInvoices } from "@/lib/features/documents/commands";
import { keepOnlineReceipt } from "@/lib/features/documents/receipts";
import { readCard } from "@/lib/gateway/intents";
import type { EventScope } from "./scope";

const NOT_HERE = "no payment of ours holds this charge";

/**
 * What a payment was made with ("card", "upi"): an intent that offers several doesn't say in its own event. May come
 * before or after the payment is booked; an intent has one charge that succeeds. What was printed without it is issued anew.
 */
export async function chargeSucceeded({ tx, now }: EventScope, charge: Stripe.Charge): Promise<string> {
  const { payment_intent: intent, payment_method_details: details } = charge;
  if (typeof intent !== "string" || !details) return NOT_HERE;
  const payment = await tx.payment.findUnique({ where: { stripePaymentIntentId: intent } });
  if (!payment) return NOT_HERE;
  const { id, billId, customerId } = payment;
  await lockCustomer(tx, customerId);
  await tx.payment.update({
    where: { id },
    data: { paymentMethod: details.type, ...readCard(details.card) },
  });
  await keepOnlineReceipt(tx, id, now);
  await keepInvoices(tx, [billId], now);
  return `paid by ${details.type}`;
}
