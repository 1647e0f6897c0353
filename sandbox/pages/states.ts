import type { Charge, Dispute, PaymentIntent, Refund } from "../objects";
import type { Delivery } from "./lookup";
import type { Badge, Tone } from "./parts";

const WAITING: Readonly<Partial<Record<PaymentIntent["status"], Badge>>> = {
  canceled: { text: "Canceled", tone: "idle" },
  processing: { text: "Processing", tone: "wait" },
  requires_action: { text: "Needs the customer", tone: "wait" },
  requires_capture: { text: "Uncaptured", tone: "wait" },
};

/** In the words of Stripe's dashboard, which takes the charge into account too. */
export function paymentState({ status, last_payment_error }: PaymentIntent, charge?: Charge): Badge {
  if (status !== "succeeded") {
    const failed: Badge = { text: "Failed", tone: "bad" };
    return WAITING[status] ?? (last_payment_error ? failed : { text: "Incomplete", tone: "idle" });
  }
  if (charge?.disputed) return { text: "Disputed", tone: "bad" };
  if (charge?.refunded) return { text: "Refunded", tone: "idle" };
  if (charge && charge.amount_refunded > 0) return { text: "Partly refunded", tone: "idle" };
  return { text: "Succeeded", tone: "good" };
}

function words(status: string): string {
  return (status[0] ?? "").toUpperCase() + status.slice(1).replaceAll("_", " ");
}

const REFUND_TONES: Readonly<Record<string, Tone>> = {
  succeeded: "good",
  pending: "wait",
  requires_action: "wait",
  failed: "bad",
};

export function refundState({ status }: Refund): Badge {
  return { text: words(status ?? "unknown"), tone: REFUND_TONES[status ?? ""] ?? "idle" };
}

const DISPUTE_TONES: Readonly<Partial<Record<Dispute["status"], Tone>>> = {
  won: "good",
  lost: "bad",
  needs_response: "wait",
  under_review: "wait",
};

export function disputeState({ status }: Dispute): Badge {
  return { text: words(status), tone: DISPUTE_TONES[status] ?? "idle" };
}

/** How far an event has got on its way to one endpoint. */
export function deliveryState({ delivered_at, next_try_at, attempts, fate }: Delivery): Badge {
  if (delivered_at) return { text: "Delivered", tone: "good" };
  if (fate === "dropped") return { text: "Dropped by chaos", tone: "bad" };
  if (!next_try_at) return { text: "Given up", tone: "bad" };
  if (attempts > 0) return { text: "Failing", tone: "bad" };
  return fate === "late" || fate === "shuffled"
    ? { text: "Held back by chaos", tone: "wait" }
    : { text: "Waiting", tone: "wait" };
}

/** What an event says about its payment, for the dot on the timeline. */
export function eventTone(type: string): Tone {
  if (/(\.payment_failed|\.failed|dispute\.created|funds_withdrawn)$/.test(type)) return "bad";
  if (/(\.succeeded|\.captured|funds_reinstated)$/.test(type)) return "good";
  return /(requires_action|processing|amount_capturable_updated)$/.test(type) ? "wait" : "idle";
}
