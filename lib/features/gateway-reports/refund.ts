import type Stripe from "stripe";
import { readRefundObject } from "@/lib/gateway/refunds";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import type { EventScope } from "./dispatch";

/** A refund was made, is on its way, arrived or came back: which of it, its status says, whatever the event's name. */
export function refund(scope: EventScope, object: Stripe.Refund): Promise<string> {
  return settleRefund(scope, readRefundObject(object));
}
