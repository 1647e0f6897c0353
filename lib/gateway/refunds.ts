import Stripe from "stripe";
import type { RefundStatus } from "@/lib/domain/books/refund";
import { stripe } from "./stripe";
import { ask, askFor, isKeyKept, isSpoiltKey, KEY_GENERATIONS } from "./intents";

/** What the gateway says about a refund, in our words. */
export type GatewayRefund = {
  id: string;
  /** Null for a refund of something not paid through an intent: never ours. */
  intentId: string | null;
  amount: number;
  currency: string;
  status: RefundStatus;
  failureReason: string | null;
  metadata: Partial<Record<string, string>>;
};

const STATUSES: Partial<Record<string, RefundStatus>> = {
  succeeded: "succeeded",
  failed: "failed",
  canceled: "canceled",
};

export function readRefundObject(refund: Stripe.Refund): GatewayRefund {
  const { payment_intent: intent } = refund;
  return {
    id: refund.id,
    intentId: typeof intent === "object" ? (intent?.id ?? null) : intent,
    amount: refund.amount,
    currency: refund.currency,
    // anything that waits for the customer or the bank is pending to us
    status: STATUSES[refund.status ?? ""] ?? "pending",
    failureReason: refund.failure_reason ?? null,
    metadata: refund.metadata ?? {},
  };
}

export type RefundOrder = {
  refundId: number;
  /** Who we are among others on the gateway's account. */
  installation: string;
  requestedAt: Date;
  intentId: string;
  amount: number;
};

/** A refund that the gateway will never make: more than is left, disputed, too old. `code` is its word for why. */
export type RefusedRefund = { refused: string };

/**
 * Has the gateway give money back. The idempotency key is that of our refund, so that asking again, after a lost reply or a
 * crash, never gives back twice; where the gateway may have forgotten the key, or has spoilt it through a fault of its own,
 * its list is searched first.
 */
export function createRefund(order: RefundOrder, now: Date): Promise<GatewayRefund | RefusedRefund> {
  return ask(async () => {
    const madeBefore = isKeyKept(order.requestedAt, now) ? null : await findRefund(order);
    if (madeBefore) return madeBefore;
    for (let generation = 0; ; generation++) {
      try {
        return await requestRefund(order, generation);
      } catch (error) {
        if (isSpoiltKey(error) && generation < KEY_GENERATIONS) {
          const made = await findRefund(order);
          if (made) return made;
        } else if (error instanceof Stripe.errors.StripeInvalidRequestError) {
          return { refused: error.code ?? "refused" };
        } else throw error;
      }
    }
  });
}

async function requestRefund(
  { refundId, installation, requestedAt, intentId, amount }: RefundOrder,
  generation: number,
): Promise<GatewayRefund> {
  const idempotencyKey = `refund-${refundId}-${requestedAt.getTime()}-${generation}`;
  const metadata = { installation, refund_id: String(refundId) };
  const params = { payment_intent: intentId, amount, metadata };
  const refund = await stripe().refunds.create(
    { ...params, reason: "requested_by_customer" },
    { idempotencyKey },
  );
  return readRefundObject(refund);
}

/** A customer is refunded a few times at most: one page holds all refunds of an intent. */
async function findRefund({ refundId, installation, intentId }: RefundOrder): Promise<GatewayRefund | null> {
  const { data } = await stripe().refunds.list({ payment_intent: intentId, limit: 100 });
  const made = data.find(({ metadata }) => {
    // one requested before there was such an id names nobody
    const isOurs = (metadata?.installation ?? installation) === installation;
    return isOurs && metadata?.refund_id === String(refundId);
  });
  return made ? readRefundObject(made) : null;
}

/** How a refund stands at the gateway now; null when it knows none with this id. */
export function fetchRefund(id: string): Promise<GatewayRefund | null> {
  return askFor(async () => readRefundObject(await stripe().refunds.retrieve(id)));
}
