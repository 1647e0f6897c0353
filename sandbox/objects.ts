import type { Stripe } from "stripe";

/** The version every answer and event is shaped in: the one that the installed `stripe` package pins. */
export const API_VERSION = "2026-10-28.endive";

/**
 * Stripe's own type with every expandable field narrowed to its id: objects are stored like that, and
 * `expand[]` fills them in on the way out. So the compiler checks each answer against Stripe's declarations.
 */
type Unexpanded<T> = {
  [K in keyof T]: string extends T[K] ? Extract<T[K], string | null | undefined> : T[K];
};

export type PaymentIntent = Unexpanded<Stripe.PaymentIntent>;
export type Charge = Unexpanded<Stripe.Charge>;
export type Refund = Unexpanded<Stripe.Refund>;
export type PaymentMethod = Unexpanded<Stripe.PaymentMethod>;
export type Customer = Unexpanded<Stripe.Customer>;
type DeletedCustomer = Unexpanded<Stripe.DeletedCustomer>;
export type WebhookEndpoint = Unexpanded<Stripe.WebhookEndpoint>;
export type Dispute = Unexpanded<Stripe.Dispute>;
export type BalanceTransaction = Unexpanded<Stripe.BalanceTransaction>;

export type StripeEvent = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: StripeObject; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

type Objects = {
  payment_intent: PaymentIntent;
  charge: Charge;
  refund: Refund;
  payment_method: PaymentMethod;
  customer: Customer | DeletedCustomer;
  webhook_endpoint: WebhookEndpoint;
  balance_transaction: BalanceTransaction;
  dispute: Dispute;
  event: StripeEvent;
};

/** One try to pay an intent that waits for its customer at the challenge page. */
type OpenChallenge = { id: string; paymentMethod: string; returnUrl: string | null };

/** What the sandbox knows about an object and never shows: no card number or CVC is ever kept. */
type HiddenParts = {
  payment_intent: { challenge: OpenChallenge | null };
  charge: Record<string, never>;
  refund: Record<string, never>;
  payment_method: { card: string; setUp: boolean; spent: boolean };
  customer: Record<string, never>;
  webhook_endpoint: { secret: string; fromEnvironment: boolean };
  balance_transaction: Record<string, never>;
  dispute: Record<string, never>;
  event: Record<string, never>;
};

export type Kind = keyof Objects;
export type StripeObject = Exclude<Objects[Kind], StripeEvent>;
export type ObjectOf<K extends Kind> = Objects[K];

/** An object as stored: what Stripe would show, and beside it what only the sandbox knows. */
export type Row<K extends Kind> = { data: Objects[K]; hidden: HiddenParts[K] };
