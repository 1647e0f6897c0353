import type Stripe from "stripe";
import { settleCustomerDeleted } from "@/lib/features/payments/gateway-customers";
import { settle } from "@/lib/features/payments/settle";
import { type Report } from "@/lib/features/payments/report";
import { readDisputeObject, settleDispute } from "@/lib/features/returns/settle-dispute";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import { readIntentObject } from "@/lib/gateway/intents";
import { readRefundObject } from "@/lib/gateway/refunds";
import { chargeSucceeded } from "./charge-succeeded";
import {
  CHARGE,
  CUSTOMER,
  DISPUTE,
  INTENT,
  keepUnreadable,
  readObject,
  REFUND,
  type ObjectKind,
} from "./objects";
import type { EventScope } from "./scope";

/** What is done about an event; answers a sentence for the log, without personal data. */
export type Act = (scope: EventScope) => Promise<string>;

/** Pairs event types with the object that they tell of and what is done about it. */
function on<T>(
  types: readonly Stripe.Event["type"][],
  kind: ObjectKind<T>,
  act: (scope: EventScope, object: T) => Promise<string>,
) {
  /** What is to be done about an event, once its object could be read. @throws GatewayUnavailable */
  async function prepare(event: Stripe.Event): Promise<Act> {
    const object = await readObject(kind, event);
    return (scope) => (object === null ? keepUnreadable(scope, event) : act(scope, object));
  }
  return { types, prepare };
}

const settled = (state: Report["state"]) => async (scope: EventScope, intent: Stripe.PaymentIntent) =>
  (await settle(scope, { ...readIntentObject(intent), state })).sentence;

/** Every type of event that we act on, by the object it tells of: its state counts, whatever the event's name. */
export const HANDLERS = [
  // Money was received: the payment, its bill and the log follow, unless amount or bill say otherwise.
  on(["payment_intent.succeeded"], INTENT, settled("succeeded")),
  // A card was declined, or its owner not recognised: the bill is payable again.
  on(["payment_intent.payment_failed"], INTENT, settled("failed")),
  // It can't be paid any more: we gave it up for a new attempt, somebody did so at the gateway, or it lapsed.
  on(["payment_intent.canceled"], INTENT, settled("canceled")),
  on(["charge.succeeded"], CHARGE, chargeSucceeded),
  // A refund was made, is on its way, arrived or came back.
  on(
    ["refund.created", "refund.updated", "refund.failed", "charge.refund.updated"],
    REFUND,
    (scope, refund) => settleRefund(scope, readRefundObject(refund)),
  ),
  // A payer contests a payment, or the bank has decided.
  on(
    [
      "charge.dispute.created",
      "charge.dispute.updated",
      "charge.dispute.closed",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.funds_reinstated",
    ],
    DISPUTE,
    (scope, dispute) => settleDispute(scope, readDisputeObject(dispute)),
  ),
  // Somebody deleted one of our customers in the gateway's dashboard.
  on(["customer.deleted"], CUSTOMER, (scope, { id }) => settleCustomerDeleted(scope, id)),
];
