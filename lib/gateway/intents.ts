import Stripe from "stripe";
import { log } from "@/lib/log";
import { stripe } from "./stripe";

/** What the gateway says about an intent, in our words. `open`: the customer may still pay. */
type IntentState = "succeeded" | "failed" | "canceled" | "processing" | "open";

export type Intent = {
  id: string;
  state: IntentState;
  amount: number;
  amountReceived: number;
  currency: string;
  method: string | null;
  /** What it was paid with, where the answer says so; null for anything but a card. */
  card: Card | null;
  failureCode: string | null;
  metadata: Partial<Record<string, string>>;
  clientSecret: string | null;
};

/** "visa" and "4242". */
type Card = { cardBrand: string; cardLast4: string };

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
    card: cardOf(intent),
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

/** The kind of payment ("card", "upi"), as far as the intent shows it without a second request. */
function methodOf(intent: Stripe.PaymentIntent): string | null {
  const { payment_method: method, last_payment_error: error, payment_method_types: types } = intent;
  if (method && typeof method === "object") return method.type;
  const declined = error?.payment_method?.type;
  return declined ?? (types.length === 1 ? (types[0] ?? null) : null);
}

function cardOf({ payment_method: method }: Stripe.PaymentIntent): Card | null {
  return method && typeof method === "object" ? readCard(method.card) : null;
}

/** The parts of a card that may be shown. */
function readCard(card: { brand: string | null; last4: string | null } | null | undefined): Card | null {
  return card?.brand && card.last4 ? { cardBrand: card.brand, cardLast4: card.last4 } : null;
}

/** An intent as it stands at the gateway now; null when the gateway knows none with this id. */
export function fetchIntent(id: string): Promise<Intent | null> {
  return askFor(async () =>
    readIntentObject(await stripe().paymentIntents.retrieve(id, { expand: ["payment_method"] })),
  );
}

/** Makes sure that an intent can no longer be paid, unless it already was: returns how it then stands. */
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

/** How many spoilt keys are left behind before the gateway counts as out of order. */
export const KEY_GENERATIONS = 3;

const HOUR_MS = 3_600_000;
/** The gateway forgets a key after a day; what is asked under it would then be done a second time. */
const KEY_KEPT_MS = 20 * HOUR_MS;

/** Whether the gateway still knows a key that it was first asked under then. */
export const isKeyKept = (then: Date, now: Date): boolean => now.getTime() - then.getTime() < KEY_KEPT_MS;

/** The gateway has stored a fault of its own under the key, or knows the key with other parameters. */
export function isSpoiltKey(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return true;
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.["idempotent-replayed"] === "true";
}

/**
 * Asks the gateway something. @throws GatewayUnavailable when there was no answer, or only one saying that it can't answer
 * now.
 */
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

/** Like `ask`, for one object: null when the gateway has none with that id. */
export function askFor<T>(question: () => Promise<T>): Promise<T | null> {
  return ask(async () => {
    try {
      return await question();
    } catch (error) {
      if (error instanceof Stripe.errors.StripeError && error.code === "resource_missing") return null;
      throw error;
    }
  });
}

function isPassing(error: unknown): error is Stripe.errors.StripeError {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeAPIError ||
    error instanceof Stripe.errors.StripeRateLimitError
  );
}
