import Stripe from "stripe";
import { log } from "@/lib/log";
import { stripe } from "@/lib/stripe";
import { sharing } from "./sharing";

/** What the gateway says about an intent, in our words. `open`: the customer may still pay. */
type IntentState = "succeeded" | "failed" | "canceled" | "processing" | "open";

export type Intent = {
  id: string;
  state: IntentState;
  amount: number;
  amountReceived: number;
  currency: string;
  method: string | null;
  failureCode: string | null;
  metadata: Partial<Record<string, string>>;
  clientSecret: string | null;
};

/** No answer, a busy gateway or a fault of its own: nothing is known, and the same may be asked again later. */
export class GatewayUnavailable extends Error {
  constructor(cause: unknown) {
    super("the payment gateway did not answer", { cause });
  }
}

export function readIntentObject(intent: Stripe.PaymentIntent): Intent {
  const error = intent.last_payment_error;
  return {
    id: intent.id,
    state: stateOf(intent),
    amount: intent.amount,
    amountReceived: intent.amount_received,
    currency: intent.currency,
    method: methodOf(intent),
    failureCode: error?.decline_code ?? error?.code ?? null,
    metadata: intent.metadata,
    clientSecret: intent.client_secret,
  };
}

const DECIDED: Partial<Record<string, IntentState>> = {
  succeeded: "succeeded",
  canceled: "canceled",
  processing: "processing",
};

function stateOf({ status, last_payment_error }: Stripe.PaymentIntent): IntentState {
  const wasDeclined = status === "requires_payment_method" && last_payment_error !== null;
  return DECIDED[status] ?? (wasDeclined ? "failed" : "open");
}

/** The kind of payment ("card", "upi"), as far as the intent tells it without a second question. */
function methodOf(intent: Stripe.PaymentIntent): string | null {
  const { payment_method: method, last_payment_error: error, payment_method_types: types } = intent;
  if (method && typeof method === "object") return method.type;
  const declined = error?.payment_method?.type;
  return declined ?? (types.length === 1 ? (types[0] ?? null) : null);
}

/** An intent as it stands at the gateway now; null when the gateway knows none with this id. */
export async function fetchIntent(id: string): Promise<Intent | null> {
  return ask(async () => {
    try {
      return readIntentObject(await stripe().paymentIntents.retrieve(id, { expand: ["payment_method"] }));
    } catch (error) {
      if (error instanceof Stripe.errors.StripeError && error.code === "resource_missing") return null;
      throw error;
    }
  });
}

/** Makes sure that an intent can't be paid any more, unless it was: answers how it stands then. */
export async function cancelIntent(id: string): Promise<Intent | null> {
  return ask(async () => {
    try {
      return readIntentObject(await stripe().paymentIntents.cancel(id, { cancellation_reason: "abandoned" }));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      return fetchIntent(id);
    }
  });
}

export type Order = {
  billId: number;
  customerId: number;
  /** Who pays, as the gateway knows them. */
  gatewayCustomerId: string;
  /** Paise. */
  amount: number;
  /** How many attempts at this bill have failed before. */
  attempt: number;
  issuedAt: Date;
  description: string;
  payer: { name: string; line1: string; line2?: string; city: string; state: string; postalCode: string };
};

/** How many spoilt keys are left behind before the gateway counts as out of order. */
export const KEY_GENERATIONS = 3;

/** `unknown-customer`: the gateway has no such customer (any more). */
type CreatedIntent = Intent | "busy" | "unknown-customer";

const shared = sharing<CreatedIntent>();

/**
 * Makes the intent of an attempt, or answers the one that was made for it before: the idempotency key says bill, attempt
 * and amount, so that two clicks and a repeated request give one. Clicks on one server share one request; `busy`: a click
 * on another server is being answered just now.
 */
export function createIntent(order: Order): Promise<CreatedIntent> {
  return shared(keyOf(order, 0), () => requestIntent(order));
}

// A key that is spoilt (the gateway keeps the answer of its own fault, or the payer's address has changed since) is left
// for the next one, unless the work was done under it.
async function requestIntent(order: Order): Promise<CreatedIntent> {
  return ask(async () => {
    for (let generation = 0; ; generation++) {
      try {
        const options = { idempotencyKey: keyOf(order, generation) };
        return readIntentObject(await stripe().paymentIntents.create(paramsOf(order), options));
      } catch (error) {
        if (isKeyInUse(error)) return "busy";
        if (isUnknownCustomer(error)) return "unknown-customer";
        if (generation >= KEY_GENERATIONS || !isSpoiltKey(error)) throw error;
        const made = await findMade(order);
        if (made) return made;
      }
    }
  });
}

const LATEST = 100;

/** The intent that the gateway has made for this attempt, and could not tell us of: a second one could be paid too. */
async function findMade({ billId, attempt, amount }: Order): Promise<Intent | null> {
  const { data } = await stripe().paymentIntents.list({ limit: LATEST });
  const ofAttempt = data.filter(
    ({ metadata, amount: asked }) =>
      metadata.bill_id === String(billId) && metadata.attempt === String(attempt) && asked === amount,
  );
  return ofAttempt.map(readIntentObject).find(({ state }) => state === "open") ?? null;
}

function keyOf({ billId, issuedAt, attempt, amount }: Order, generation: number): string {
  return `bill-${billId}-${issuedAt.getTime()}-attempt-${attempt}-${amount}-${generation}`;
}

// India: an export transaction needs a description and the payer's name and address; ours carry them always.
function paramsOf({
  billId,
  customerId,
  gatewayCustomerId,
  attempt,
  amount,
  description,
  payer,
}: Order): Stripe.PaymentIntentCreateParams {
  const { name, line1, line2, city, state, postalCode } = payer;
  return {
    amount,
    currency: "inr",
    customer: gatewayCustomerId,
    automatic_payment_methods: { enabled: true },
    description,
    metadata: { bill_id: String(billId), customer_id: String(customerId), attempt: String(attempt) },
    shipping: {
      name,
      address: { line1, ...(line2 && { line2 }), city, state, postal_code: postalCode, country: "IN" },
    },
  };
}

function isUnknownCustomer(error: unknown): boolean {
  const isMissing = error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
  return isMissing && error.param === "customer";
}

function isKeyInUse(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409;
}

export function isSpoiltKey(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return true;
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.["idempotent-replayed"] === "true";
}

/** Asks the gateway something. @throws GatewayUnavailable when there was no answer, or only that it can't answer now. */
export async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!isPassing(error)) throw error;
    log.warn(
      { gateway: error.type, status: error.statusCode, gatewayRequest: error.requestId },
      "gateway unavailable",
    );
    throw new GatewayUnavailable(error);
  }
}

function isPassing(error: unknown): error is Stripe.errors.StripeError {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeAPIError ||
    error instanceof Stripe.errors.StripeRateLimitError
  );
}
