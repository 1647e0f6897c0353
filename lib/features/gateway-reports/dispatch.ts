import type Stripe from "stripe";
import type { Tx } from "@/lib/db";
import { NOT_OURS, type Via } from "@/lib/features/odd-cases/odd-cases";
import { HANDLERS, type Act } from "./handlers";
import { noteWebhookVersion } from "./webhook-version";

export type EventFlow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

const OUTCOME_MAX = 255;

/** What we act on; the gateway's list of events is asked for these. */
export const HANDLED_TYPES: readonly Stripe.Event["type"][] = HANDLERS.flatMap(({ types }) => types);

/**
 * Acts on an event whose signature has been checked, or that the gateway itself listed, once per event id: the id and
 * the effect are written in one transaction. Answers a sentence for the log. To add an event type, add its
 * line to `HANDLERS`.
 *
 * @throws GatewayUnavailable when its object can't be read as it came, and the gateway doesn't answer either
 */
export async function dispatch(
  { now, system }: EventFlow,
  event: Stripe.Event,
  via: Via = "webhook",
): Promise<string> {
  const handler = HANDLERS.find(({ types }) => types.includes(event.type));
  const act: Act = handler ? await handler.prepare(event) : () => Promise.resolve(ignored(event));
  return system(async (tx) => {
    const scope = { tx, now, eventId: event.id, via };
    if (via === "webhook") await noteWebhookVersion(scope, event);
    // a second delivery at the same time waits here until the first has committed
    const first = await tx.stripeEvent.createManyAndReturn({
      data: [{ id: event.id, type: event.type, outcome: "being handled" }],
      skipDuplicates: true,
    });
    if (first.length === 0) return "already handled";
    const outcome = await act(scope);
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

function ignored({ type }: Stripe.Event): string {
  return `ignored: ${IGNORED[type] ?? "nothing of ours depends on it"}`;
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
