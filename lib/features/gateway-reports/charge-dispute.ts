import type Stripe from "stripe";
import { readDisputeObject, settleDispute } from "@/lib/features/returns/settle-dispute";
import type { EventScope } from "./dispatch";

/** A payer contests a payment, or the bank has decided: the status tells, and the events come in any order. */
export function chargeDispute(scope: EventScope, dispute: Stripe.Dispute): Promise<string> {
  return settleDispute(scope, readDisputeObject(dispute));
}
