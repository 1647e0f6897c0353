import type Stripe from "stripe";
import type { Tx } from "@/lib/db";
import { paymentIntentCanceled } from "./payment-intent-canceled";
import { paymentIntentPaymentFailed } from "./payment-intent-payment-failed";
import { paymentIntentSucceeded } from "./payment-intent-succeeded";

export type EventScope = { tx: Tx; now: Date; eventId: string };

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

const OUTCOME_MAX = 255;

/**
 * Acts on an event whose signature has been checked, once per event id: the id and the effect are written in one
 * transaction. Answers a sentence for the log. To add an event type, add its file and its line in `act`.
 */
export async function dispatch({ now, system }: Flow, event: Stripe.Event): Promise<string> {
  return system(async (tx) => {
    // a second delivery at the same time waits here until the first has committed
    const first = await tx.stripeEvent.createManyAndReturn({
      data: [{ id: event.id, type: event.type, outcome: "being handled" }],
      skipDuplicates: true,
    });
    if (first.length === 0) return "already handled";
    const outcome = await act({ tx, now, eventId: event.id }, event);
    await tx.stripeEvent.update({
      where: { id: event.id },
      data: { outcome: outcome.slice(0, OUTCOME_MAX) },
    });
    return outcome;
  });
}

async function act(scope: EventScope, event: Stripe.Event): Promise<string> {
  if (event.type === "payment_intent.succeeded") return paymentIntentSucceeded(scope, event);
  if (event.type === "payment_intent.payment_failed") return paymentIntentPaymentFailed(scope, event);
  if (event.type === "payment_intent.canceled") return paymentIntentCanceled(scope, event);
  return `ignored: ${IGNORED[event.type] ?? "nothing of ours depends on it"}`;
}

/** Why we leave alone what does concern a payment. */
const IGNORED: Partial<Record<string, string>> = {
  "payment_intent.created": "we made it",
  "payment_intent.processing": "the bank is still deciding, success or failure will be told",
  "payment_intent.requires_action": "the customer is with their bank, success or failure will be told",
  "charge.succeeded": "the payment intent of this charge tells the same",
  "charge.failed": "the payment intent of this charge tells the same",
  "charge.updated": "the payment intent of this charge tells the same",
};
