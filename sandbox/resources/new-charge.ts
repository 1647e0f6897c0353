import { cardError, type Decline } from "../declines";
import { newId, unixNow } from "../ids";
import type { Charge, PaymentIntent, PaymentMethod } from "../objects";

export type Authentication = "authenticated" | null;

function threeDSecure(authentication: Authentication): CardDetails["three_d_secure"] {
  if (!authentication) return null;
  return {
    authentication_flow: "challenge",
    electronic_commerce_indicator: "05",
    exemption_indicator: null,
    result: "authenticated",
    result_reason: null,
    transaction_id: null,
    version: "2.2.0",
  };
}

type CardDetails = NonNullable<NonNullable<Charge["payment_method_details"]>["card"]>;

function cardDetails({
  method: { card },
  intent: { amount },
  authentication,
  decline,
  mandate,
}: Attempt): CardDetails | undefined {
  if (!card) return undefined;
  const cvcAsked = typeof card.checks?.cvc_check === "string";
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: cvcAsked ? (decline?.code === "incorrect_cvc" ? "fail" : "pass") : null,
    },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: "disabled" },
    fingerprint: card.fingerprint,
    funding: card.funding,
    incremental_authorization: { status: "unavailable" },
    installments: null,
    last4: card.last4,
    mandate,
    multicapture: { status: "unavailable" },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: "unavailable" },
    regulated_status: "unregulated",
    three_d_secure: threeDSecure(authentication),
    transaction_link_id: null,
    wallet: null,
  };
}

function outcome(decline: Decline | null): Charge["outcome"] {
  if (!decline) {
    return {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "normal",
      risk_score: 20,
      seller_message: "Payment complete.",
      type: "authorized",
    };
  }
  return {
    advice_code: cardError(decline).advice_code ?? null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: "declined_by_network",
    reason: decline.decline_code ?? decline.code,
    risk_level: "normal",
    risk_score: 20,
    seller_message: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  };
}

type Attempt = {
  intent: PaymentIntent;
  method: PaymentMethod;
  decline: Decline | null;
  authentication: Authentication;
  /** The e-mandate that it is made under. */
  mandate: string | null;
};

function methodDetails(attempt: Attempt): Charge["payment_method_details"] {
  const { upi, type } = attempt.method;
  const card = cardDetails(attempt);
  return { ...(card && { card }), ...(upi && { upi: { vpa: upi.vpa } }), type };
}

/** The bank's one try for one intent: paid, held for capture, or failed. */
export function newCharge(attempt: Attempt): Charge {
  const { intent, method, decline } = attempt;
  const captured = !decline && intent.capture_method !== "manual";
  return {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "PAYMENT SANDBOX",
    captured,
    created: unixNow(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcome(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(attempt),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}
