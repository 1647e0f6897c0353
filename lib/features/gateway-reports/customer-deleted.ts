import { settleCustomerDeleted } from "@/lib/features/payments/gateway-customers";
import type { EventScope } from "./dispatch";

/** Somebody deleted one of our customers in the gateway's dashboard. */
export function customerDeleted(scope: EventScope, { id }: { id: string }): Promise<string> {
  return settleCustomerDeleted(scope, id);
}
