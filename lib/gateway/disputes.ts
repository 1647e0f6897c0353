import type Stripe from "stripe";
import type { DisputeStatus } from "@/lib/domain/books/refund";
import { askFor } from "./intents";
import { stripe } from "./stripe";

/** What the gateway says about a dispute, in our words. */
export type GatewayDispute = {
  id: string;
  intentId: string | null;
  amount: number;
  currency: string;
  reason: string;
  /** `inquiry`: the bank only asks, or was kept from contesting; it has not taken the money. */
  status: DisputeStatus | "inquiry";
};

type DisputeObject = Pick<
  Stripe.Dispute,
  "id" | "payment_intent" | "amount" | "currency" | "reason" | "status"
>;

export function readDisputeObject(dispute: DisputeObject): GatewayDispute {
  const { id, payment_intent: intent, amount, currency, reason, status } = dispute;
  return {
    id,
    intentId: typeof intent === "object" ? (intent?.id ?? null) : intent,
    amount,
    currency,
    reason,
    status: statusOf(status),
  };
}

function statusOf(status: string): GatewayDispute["status"] {
  if (status === "won" || status === "lost") return status;
  return status.startsWith("warning_") || status === "prevented" ? "inquiry" : "open";
}

/** How a dispute stands at the gateway now; null when it knows none with this id. */
export function fetchDispute(id: string): Promise<GatewayDispute | null> {
  return askFor(async () => readDisputeObject(await stripe().disputes.retrieve(id)));
}
