import type { Stripe } from "stripe";

/** The API version of every answer and event: the one that the installed `stripe` package pins. */
export const API_VERSION = "2026-10-28.endive";

/**
 * Stripe's own type with every expandable field narrowed to its id: objects are stored that way, and
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
export type SetupIntent = Unexpanded<Stripe.SetupIntent>;
export type SetupAttempt = Unexpanded<Stripe.SetupAttempt>;
export type Mandate = Unexpanded<Stripe.Mandate>;
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
  setup_intent: SetupIntent;
  setup_attempt: SetupAttempt;
  mandate: Mandate;
  event: StripeEvent;
};

/** One try to confirm an intent, waiting for its customer at a page of the sandbox. */
export type OpenChallenge = { id: string; paymentMethod: string; returnUrl: string | null };

/** A UPI mandate, as a shop requests it. */
export type UpiMandate = {
  amount: number;
  amount_type: "fixed" | "maximum";
  description: string | null;
  end_date: number | null;
};

type HiddenOfIntent = {
  challenge: OpenChallenge | null;
  acceptance?: Mandate["customer_acceptance"];
  upiMandate?: UpiMandate;
};

/** What the sandbox knows about an object and never shows: card numbers and CVCs are never stored. */
type HiddenParts = {
  /** `approval`: for a debit that needs the customer's approval, whether it was given. */
  payment_intent: HiddenOfIntent & { approval?: "asked" | "given" | "refused" };
  charge: Record<string, never>;
  refund: Record<string, never>;
  /** `card` is null for UPI. `mandate`: the e-mandate registered by its bank. */
  payment_method: {
    card: string | null;
    setUp: boolean;
    spent: boolean;
    mandate?: string;
    upiMandate?: UpiMandate;
  };
  customer: Record<string, never>;
  /** `rolled`: the previous secret, which signs beside the new one for a day. */
  webhook_endpoint: {
    secret: string;
    fromEnvironment: boolean;
    rolled?: { secret: string; until: number };
  };
  balance_transaction: Record<string, never>;
  dispute: Record<string, never>;
  setup_intent: HiddenOfIntent;
  setup_attempt: Record<string, never>;
  /** What the customer agreed to. */
  mandate: { amount: number; amountType: string; endDate: number | null };
  event: Record<string, never>;
};

export type Kind = keyof Objects;
export type StripeObject = Exclude<Objects[Kind], StripeEvent>;
export type ObjectOf<K extends Kind> = Objects[K];

/** An object as stored: what Stripe would show, plus what only the sandbox knows. */
export type Row<K extends Kind> = { data: Objects[K]; hidden: HiddenParts[K] };
