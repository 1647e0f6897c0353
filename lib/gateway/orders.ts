import Stripe from "stripe";
import { stripe } from "./stripe";
import {
  ask,
  fetchIntent,
  isKeyKept,
  isSpoiltKey,
  KEY_GENERATIONS,
  readIntentObject,
  type Intent,
} from "./intents";
import { sharing } from "./sharing";

export type Order = {
  billId: number;
  customerId: number;
  /** Who we are among others on the gateway's account. */
  installation: string;
  /** The payer, as the gateway knows them. */
  gatewayCustomerId: string;
  /** Paise. */
  amount: number;
  /** How many earlier attempts at this bill have failed. */
  attempt: number;
  issuedAt: Date;
  /** From when on the gateway can have been asked for this attempt. */
  possibleSince: Date;
  description: string;
  payer: { name: string; line1: string; line2?: string; city: string; state: string; postalCode: string };
};

/** `unknown-customer`: the gateway has no such customer (any more). */
type CreatedIntent = Intent | "busy" | "unknown-customer";

const shared = sharing<CreatedIntent>();

/**
 * Creates the intent of an attempt, or returns the one created for it before: the idempotency key consists of bill, attempt
 * and amount, so that two clicks or a repeated request yield one. Once the gateway may have forgotten the key, its list is read
 * first. Clicks on one server share one request; `busy`: a click on another server is being answered right now.
 */
export function createIntent(order: Order, now: Date): Promise<CreatedIntent> {
  return shared(keyOf(order, 0), () => requestIntent(order, now));
}

// A spoilt key (the gateway keeps the answer of its own fault, or the payer's address has changed since) is given up for the
// next one, unless the work was done under it. So is the key of an intent that was cancelled since.
async function requestIntent(order: Order, now: Date): Promise<CreatedIntent> {
  return ask(async () => {
    const ofCustomer = { customer: order.gatewayCustomerId };
    const madeBefore = isKeyKept(order.possibleSince, now) ? null : await findMade(order, ofCustomer);
    if (madeBefore) return madeBefore;
    for (let generation = 0; ; generation++) {
      try {
        const intent = await createUnder(keyOf(order, generation), order);
        if (intent.state !== "canceled" || generation >= KEY_GENERATIONS) return intent;
      } catch (error) {
        if (isKeyInUse(error)) return "busy";
        if (isUnknownCustomer(error)) return "unknown-customer";
        if (generation >= KEY_GENERATIONS || !isSpoiltKey(error)) throw error;
        // not by customer: it may have been made for one that was deleted since
        const made = await findMade(order, {});
        if (made) return made;
      }
    }
  });
}

/** A key that was used before gets the answer of that time: how the intent stands now must be asked. */
async function createUnder(idempotencyKey: string, order: Order): Promise<Intent> {
  const made = await stripe().paymentIntents.create(paramsOf(order), { idempotencyKey });
  // the SDK's types call it a record; with `fetch` underneath it is what `fetch` returned
  const isReplay = new Headers(made.lastResponse.headers).get("idempotent-replayed") === "true";
  return (isReplay && (await fetchIntent(made.id))) || readIntentObject(made);
}

const PAGE_SIZE = 100;
/** What a busy month brings. Beyond these, an attempt is too old for anyone to be in the middle of it. */
const MOST_LOOKED_AT = 1_000;

/** The intent that the gateway made for this attempt but could not tell us about: a second one could be paid too. */
async function findMade(order: Order, among: { customer?: string }): Promise<Intent | null> {
  const { billId, attempt, amount, installation } = order;
  let left = MOST_LOOKED_AT;
  for await (const made of stripe().paymentIntents.list({ ...among, limit: PAGE_SIZE })) {
    const { bill_id: ofBill, attempt: ofAttempt } = made.metadata;
    const isSame = ofBill === String(billId) && ofAttempt === String(attempt) && made.amount === amount;
    const isOurs = made.metadata.installation === installation;
    const intent = isSame && isOurs ? readIntentObject(made) : null;
    if (intent?.state === "open") return intent;
    left -= 1;
    if (left === 0) return null;
  }
  return null;
}

function keyOf({ billId, issuedAt, attempt, amount }: Order, generation: number): string {
  return `bill-${billId}-${issuedAt.getTime()}-attempt-${attempt}-${amount}-${generation}`;
}

// India: an export transaction needs a description and the payer's name and address; ours always carry them.
function paramsOf(order: Order): Stripe.PaymentIntentCreateParams {
  const { name, line1, line2, city, state, postalCode } = order.payer;
  return {
    amount: order.amount,
    currency: "inr",
    customer: order.gatewayCustomerId,
    automatic_payment_methods: { enabled: true },
    description: order.description,
    metadata: {
      installation: order.installation,
      bill_id: String(order.billId),
      customer_id: String(order.customerId),
      attempt: String(order.attempt),
    },
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
