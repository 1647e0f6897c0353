import type Stripe from "stripe";
import type { Tx } from "@/lib/db";
import { NOT_OURS, type Via } from "../odd-cases";
import { chargeDispute } from "./charge-dispute";
import { chargeSucceeded } from "./charge-succeeded";
import { customerDeleted } from "./customer-deleted";
import { paymentIntentCanceled } from "./payment-intent-canceled";
import { paymentIntentPaymentFailed } from "./payment-intent-payment-failed";
import { paymentIntentSucceeded } from "./payment-intent-succeeded";
import { refund } from "./refund";

export type EventScope = { tx: Tx; now: Date; eventId: string; via: Via };

export type EventFlow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

const OUTCOME_MAX = 255;

type OfType<T extends Stripe.Event["type"]> = Extract<Stripe.Event, { type: T }>;

/** Pairs event types with what is done about them. */
function on<T extends Stripe.Event["type"]>(
  types: readonly T[],
  act: (scope: EventScope, event: OfType<T>) => Promise<string>,
) {
  const isOurs = (event: Stripe.Event): event is OfType<T> => types.some((type) => type === event.type);
  return {
    types,
    act: (scope: EventScope, event: Stripe.Event) => (isOurs(event) ? act(scope, event) : null),
  };
}

const HANDLERS = [
  on(["payment_intent.succeeded"], paymentIntentSucceeded),
  on(["payment_intent.payment_failed"], paymentIntentPaymentFailed),
  on(["payment_intent.canceled"], paymentIntentCanceled),
  on(["charge.succeeded"], chargeSucceeded),
  on(["refund.created", "refund.updated", "refund.failed", "charge.refund.updated"], refund),
  on(
    [
      "charge.dispute.created",
      "charge.dispute.updated",
      "charge.dispute.closed",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.funds_reinstated",
    ],
    chargeDispute,
  ),
  on(["customer.deleted"], customerDeleted),
];

/** What we act on; the gateway's list of events is asked for these. */
export const HANDLED_TYPES: readonly Stripe.Event["type"][] = HANDLERS.flatMap(({ types }) => types);

/**
 * Acts on an event whose signature has been checked, or that the gateway itself listed, once per event id: the id and
 * the effect are written in one transaction. Answers a sentence for the log. To add an event type, add its file
 * and its line in `HANDLERS`.
 */
export async function dispatch(
  { now, system }: EventFlow,
  event: Stripe.Event,
  via: Via = "webhook",
): Promise<string> {
  return system(async (tx) => {
    // a second delivery at the same time waits here until the first has committed
    const first = await tx.stripeEvent.createManyAndReturn({
      data: [{ id: event.id, type: event.type, outcome: "being handled" }],
      skipDuplicates: true,
    });
    if (first.length === 0) return "already handled";
    const outcome = await act({ tx, now, eventId: event.id, via }, event);
    // the event that brings its money may still be on its way: once that is known, the gateway's list tells this again
    if (outcome === NOT_OURS) await tx.stripeEvent.delete({ where: { id: event.id } });
    else
      await tx.stripeEvent.update({
        where: { id: event.id },
        data: { outcome: outcome.slice(0, OUTCOME_MAX) },
      });
    return outcome;
  });
}

async function act(scope: EventScope, event: Stripe.Event): Promise<string> {
  for (const handler of HANDLERS) {
    const outcome = handler.act(scope, event);
    if (outcome) return outcome;
  }
  return `ignored: ${IGNORED[event.type] ?? "nothing of ours depends on it"}`;
}

/** Why we leave alone what does concern a payment. */
const IGNORED: Partial<Record<string, string>> = {
  "payment_intent.created": "we made it",
  "payment_intent.processing": "the bank is still deciding, success or failure will be told",
  "payment_intent.requires_action": "the customer is with their bank, success or failure will be told",
  "charge.failed": "the payment intent of this charge tells the same",
  "charge.updated": "the payment intent of this charge tells the same",
  "charge.refunded": "the refund itself tells more",
};
