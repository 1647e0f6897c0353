import type Stripe from "stripe";
import { settleCustomerDeleted } from "../gateway-customers";
import type { EventScope } from "./dispatch";

/** Somebody deleted one of our customers in the gateway's dashboard. */
export function customerDeleted(scope: EventScope, event: Stripe.CustomerDeletedEvent): Promise<string> {
  return settleCustomerDeleted(scope, event.data.object.id);
}
