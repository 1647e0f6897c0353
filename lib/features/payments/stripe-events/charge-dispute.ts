import type Stripe from "stripe";
import { readDisputeObject, settleDispute } from "../settle-dispute";
import type { EventScope } from "./dispatch";

/** A payer contests a payment, or the bank has decided: the status tells, and the events come in any order. */
export function chargeDispute(
  scope: EventScope,
  event:
    | Stripe.ChargeDisputeCreatedEvent
    | Stripe.ChargeDisputeUpdatedEvent
    | Stripe.ChargeDisputeClosedEvent
    | Stripe.ChargeDisputeFundsWithdrawnEvent
    | Stripe.ChargeDisputeFundsReinstatedEvent,
): Promise<string> {
  return settleDispute(scope, readDisputeObject(event.data.object));
}
