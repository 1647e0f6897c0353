import type Stripe from "stripe";
import type { SettleScope } from "@/lib/features/odd-cases/odd-cases";
import type { Outcome } from "@/lib/features/odd-cases/outcome";
import { CUSTOMER } from "@/lib/features/payments/gateway-customers";
import { INTENT, type Synced } from "@/lib/features/payments/sync";
import { DISPUTE } from "@/lib/features/returns/settle-dispute";
import { REFUND } from "@/lib/features/returns/settle-refund";

type EventType = Stripe.Event["type"];
/** What to do, within a transaction, about what was fetched. */
export type Act = (scope: SettleScope) => Promise<Outcome>;

function on<T>(kind: Synced<T>, ...types: EventType[]) {
  /** Null when the gateway shows nothing under this id. @throws GatewayUnavailable */
  async function look(id: string): Promise<Act | null> {
    const found = await kind.fetch(id);
    return found === null ? null : (scope) => kind.settle(scope, found);
  }
  return { types, look };
}

/**
 * Every type of event that we act on, by the object it is about: the object's current state counts, whatever the event says.
 */
export const HANDLERS = [
  on(INTENT, "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled"),
  on(REFUND, "refund.created", "refund.updated", "refund.failed", "charge.refund.updated"),
  on(
    DISPUTE,
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
  ),
  on(CUSTOMER, "customer.deleted"),
];
