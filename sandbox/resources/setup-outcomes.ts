import type { AttemptError } from "../errors";
import { newId, unixNow } from "../ids";
import type { PaymentMethod, Row, SetupAttempt, SetupIntent } from "../objects";
import type { Work } from "../store/work";
import { registerMandate } from "./mandates";
import type { Authentication } from "./new-charge";
import { attachTo } from "./payment-methods";

type Intent = Row<"setup_intent">;
type Method = Row<"payment_method">;

function threeDSecure(authentication: Authentication) {
  if (!authentication) return null;
  return {
    authentication_flow: "challenge",
    electronic_commerce_indicator: "05",
    result: "authenticated",
    result_reason: null,
    transaction_id: null,
    version: "2.2.0",
  } as const;
}

function methodDetails(
  { card, type }: PaymentMethod,
  authentication: Authentication,
): SetupAttempt["payment_method_details"] {
  if (!card) return { type, upi: {} };
  return {
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null },
      country: card.country,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      last4: card.last4,
      network: card.brand,
      three_d_secure: threeDSecure(authentication),
      wallet: null,
    },
    type,
  };
}

type Try = { intent: SetupIntent; method: PaymentMethod; authentication: Authentication };

/** One attempt by the customer's bank to save a card. */
function newSetupAttempt({ intent, method, authentication }: Try, error: AttemptError | null): SetupAttempt {
  return {
    id: newId("setatt"),
    object: "setup_attempt",
    application: null,
    created: unixNow(),
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: methodDetails(method, authentication),
    setup_error: error,
    setup_intent: intent.id,
    status: error ? "failed" : "succeeded",
    usage: intent.usage,
  };
}

/** The card is kept for its customer, and may be charged without them if that is what the intent was for. */
export function succeedSetup(
  work: Work,
  intent: Intent,
  method: Method,
  authentication: Authentication,
): void {
  const { data } = intent;
  const tried = newSetupAttempt({ intent: data, method: method.data, authentication }, null);
  if (data.usage === "off_session") method.hidden.setUp = true;
  Object.assign(data, {
    last_setup_error: null,
    latest_attempt: tried.id,
    mandate: registerMandate(work, intent, method),
    next_action: null,
    status: "succeeded",
  } satisfies Partial<SetupIntent>);
  intent.hidden.challenge = null;
  work.save({ data: tried, hidden: {} });
  work.save(intent);
  if (data.customer && !method.data.customer) attachTo(work, method, data.customer);
  else work.save(method);
  work.emit("setup_intent.succeeded", data);
}

/** Leaves the intent ready for another card. */
export function failSetup(work: Work, intent: Intent, method: Method, error: AttemptError): void {
  const { data } = intent;
  const tried = newSetupAttempt({ intent: data, method: method.data, authentication: null }, error);
  Object.assign(data, {
    last_setup_error: error,
    latest_attempt: tried.id,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  } satisfies Partial<SetupIntent>);
  intent.hidden.challenge = null;
  work.save({ data: tried, hidden: {} });
  work.save(intent);
  work.emit("setup_intent.setup_failed", data);
}
