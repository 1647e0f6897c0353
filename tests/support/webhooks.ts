// Events as the gateway sends them, and the route that receives them.
import Stripe from "stripe";
import { POST } from "@/app/api/webhooks/stripe/route";
import { asSystem } from "@/lib/db";
import { TEST_ENVIRONMENT } from "./environment.mjs";
import { showAtGateway } from "./shown";

const SECRET = TEST_ENVIRONMENT.STRIPE_WEBHOOK_SECRET;
const stripe = new Stripe("sk_test_events");

let made = 0;
/** The objects of the events made here: while one is being delivered, the gateway shows its object in that state. */
const told = new Map<unknown, { id: string }>();

type IntentFacts = {
  id: string;
  amount: number;
  received?: number;
  currency?: string;
  metadata?: Record<string, string>;
  declineCode?: string;
  /** What the intent could be paid with. */
  offered?: readonly string[];
  /** What it was paid with. */
  paidBy?: object;
};

const STATUS = {
  succeeded: "succeeded",
  payment_failed: "requires_payment_method",
  canceled: "canceled",
  processing: "processing",
};

/** The JSON of a payment_intent event. */
export function intentEvent(kind: keyof typeof STATUS, facts: IntentFacts, id = newEventId()): string {
  const {
    amount,
    received,
    currency = "inr",
    metadata = {},
    declineCode,
    offered = ["card"],
    paidBy = null,
  } = facts;
  const error = { type: "card_error", code: "card_declined", decline_code: declineCode ?? "generic_decline" };
  return eventOf(id, `payment_intent.${kind}`, {
    id: facts.id,
    object: "payment_intent",
    amount,
    amount_received: kind === "succeeded" ? (received ?? amount) : 0,
    currency,
    metadata,
    status: STATUS[kind],
    client_secret: `${facts.id}_secret_x`,
    payment_method: paidBy,
    payment_method_types: offered,
    last_payment_error: kind === "payment_failed" ? error : null,
  });
}

function eventOf<T extends { id: string }>(id: string, type: string, object: T): string {
  const body = JSON.stringify({
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: 1_795_000_000,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object },
  });
  told.set(body, object);
  return body;
}

export function newEventId(): string {
  made += 1;
  return `evt_test_${made}_${process.pid}`;
}

type Signing = { secret?: string; timestamp?: number };

export function sign(payload: string, { secret = SECRET, timestamp }: Signing = {}): string {
  return stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    ...(timestamp !== undefined && { timestamp }),
  });
}

/** What can be sent to a webhook route: text, bytes, or a stream of undeclared length. */
type Sent = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * Posts a body to the webhook route and returns the status; signed as the gateway would unless a signature (or null for
 * none) is given.
 */
export async function postWebhook(
  body: Sent,
  signature: string | null = typeof body === "string" ? sign(body) : null,
  more: Record<string, string> = {},
): Promise<number> {
  const object = told.get(body);
  if (object) showAtGateway(object);
  const headers = new Headers({ "content-type": "application/json", ...more });
  if (signature !== null) headers.set("stripe-signature", signature);
  const url = "http://127.0.0.1/api/webhooks/stripe";
  const init = { method: "POST", body, headers, duplex: "half" };
  return (await POST(new Request(url, init))).status;
}

/** An attempt under way, as `startPayment` leaves it, without asking a gateway. */
export async function makePayment(
  bill: { billId: number; customerId: number; amount: number },
  status = "pending",
) {
  made += 1;
  const { billId, customerId, amount } = bill;
  const stripePaymentIntentId = `pi_test_${made}`;
  await asSystem((tx) =>
    tx.payment.create({ data: { billId, customerId, amount: amount * 100, status, stripePaymentIntentId } }),
  );
  return stripePaymentIntentId;
}
