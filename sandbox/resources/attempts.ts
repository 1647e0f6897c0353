import { cardByName, type TestCard } from "../cards";
import { AUTHENTICATION_REQUIRED, cardError, generic, type Decline } from "../declines";
import type { ErrorBody } from "../http/errors";
import { randomText, unixNow } from "../ids";
import type { PaymentIntent, Row } from "../objects";
import type { Work } from "../store/work";
import { settleCharge } from "./balance-transactions";
import { newCharge, type Authentication } from "./charges";
import { attachTo } from "./payment-methods";

type Intent = Row<"payment_intent">;
type Method = Row<"payment_method">;

export type AttemptOptions = {
  offSession: boolean;
  returnUrl: string | null;
  useStripeSdk: boolean;
  errorOnRequiresAction: boolean;
  origin: string;
};

/** An authorization not captured for this long lapses. */
const AUTHORIZATION_SECONDS = 7 * 86_400;
/** Indian banks announce a debit a day ahead; Stripe shortens that to this in its test mode. */
const DEBIT_NOTICE_SECONDS = 15 * 60;
/** With `automatic_async`, the fee is known a moment after the customer has paid. */
const SETTLEMENT_SECONDS = 1;

type Step =
  { kind: "charge" } | { kind: "challenge" } | { kind: "debit" } | { kind: "decline"; decline: Decline };

function offSessionStep(card: TestCard, method: Method): Step {
  if (card.country === "IN") {
    if (card.debit && method.hidden.setUp) return { kind: "debit" };
    return { kind: "decline", decline: generic("transaction_not_approved") };
  }
  const exempt = card.authenticate === "until set up" && method.hidden.setUp;
  if (card.authenticate === "never" || exempt) return { kind: "charge" };
  return { kind: "decline", decline: AUTHENTICATION_REQUIRED };
}

function nextStep(card: TestCard, intent: PaymentIntent, method: Method, offSession: boolean): Step {
  if (offSession) return offSessionStep(card, method);
  const asked = intent.payment_method_options?.card?.request_three_d_secure ?? "automatic";
  const registersMandate = card.debit !== null && intent.setup_future_usage === "off_session";
  const mustAuthenticate = card.authenticate !== "never" || asked !== "automatic" || registersMandate;
  return mustAuthenticate ? { kind: "challenge" } : { kind: "charge" };
}

function cardOf(method: Method): TestCard {
  const card = cardByName(method.hidden.card);
  if (!card) throw new Error(`Payment method ${method.data.id} has an unknown test card`);
  return card;
}

/** Tries to take the money, as far as it goes without the customer. Returns what the caller is refused with, if it is. */
export function attempt(
  work: Work,
  intent: Intent,
  method: Method,
  options: AttemptOptions,
): ErrorBody | null {
  const step = nextStep(cardOf(method), intent.data, method, options.offSession);
  intent.data.payment_method = method.data.id;
  work.save(method);
  switch (step.kind) {
    case "charge":
      return charge(work, intent, method, null);
    case "decline":
      return decline(work, intent, method, step.decline, null);
    case "debit":
      return waitForDebit(work, intent);
    case "challenge":
      if (options.errorOnRequiresAction) return decline(work, intent, method, AUTHENTICATION_REQUIRED, null);
      return waitForCustomer(work, intent, options);
    default:
      return step satisfies never;
  }
}

/** Asks the bank. Called at once, or after the customer has authenticated. */
export function charge(
  work: Work,
  intent: Intent,
  method: Method,
  authentication: Authentication,
): ErrorBody | null {
  const card = cardOf(method);
  if (card.decline) return decline(work, intent, method, card.decline, authentication);
  succeed(work, intent, method, authentication);
  return null;
}

function succeed(work: Work, intent: Intent, method: Method, authentication: Authentication): void {
  const { data } = intent;
  const paid = newCharge({ intent: data, method: method.data, decline: null, authentication });
  const held = data.capture_method === "manual";
  Object.assign(data, {
    amount_capturable: held ? data.amount : 0,
    amount_received: held ? 0 : data.amount,
    last_payment_error: null,
    latest_charge: paid.id,
    next_action: null,
    processing: null,
    status: held ? "requires_capture" : "succeeded",
  } satisfies Partial<PaymentIntent>);
  intent.hidden.challenge = null;
  if (data.capture_method === "automatic") settleCharge(work, paid);
  if (data.capture_method === "automatic_async") work.later("settle-charge", paid.id, SETTLEMENT_SECONDS);
  if (held) work.later("lapse-capture", data.id, AUTHORIZATION_SECONDS);
  keepMethod(work, data, method);
  work.save({ data: paid, hidden: {} });
  work.save(intent);
  work.emit("charge.succeeded", paid);
  work.emit(held ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", data);
}

/** A card paid with once is either kept for its customer or used up. */
function keepMethod(work: Work, intent: PaymentIntent, method: Method): void {
  if (intent.setup_future_usage === "off_session") method.hidden.setUp = true;
  if (method.data.customer) return work.save(method);
  if (intent.customer && intent.setup_future_usage) return attachTo(work, method, intent.customer);
  method.hidden.spent = true;
  work.save(method);
}

/** Leaves the intent ready for another try with another card. */
export function decline(
  work: Work,
  intent: Intent,
  method: Method,
  reason: Decline,
  authentication: Authentication,
): ErrorBody {
  const { data } = intent;
  const failed = newCharge({ intent: data, method: method.data, decline: reason, authentication });
  const error: ErrorBody = { ...cardError(reason), charge: failed.id, payment_method: method.data };
  fail(intent, { ...cardError(reason), charge: failed.id, payment_method: method.data, type: "card_error" });
  data.latest_charge = failed.id;
  work.save({ data: failed, hidden: {} });
  work.save(intent);
  work.emit("charge.failed", failed);
  work.emit("payment_intent.payment_failed", data);
  return error;
}

/** Back to the start, with the reason on record. */
export function fail(intent: Intent, error: NonNullable<PaymentIntent["last_payment_error"]>): void {
  Object.assign(intent.data, {
    last_payment_error: error,
    next_action: null,
    payment_method: null,
    processing: null,
    status: "requires_payment_method",
  } satisfies Partial<PaymentIntent>);
  intent.hidden.challenge = null;
}

function waitForCustomer(
  work: Work,
  intent: Intent,
  { returnUrl, useStripeSdk, origin }: AttemptOptions,
): null {
  const { data } = intent;
  const challenge = { id: randomText(24), paymentMethod: data.payment_method ?? "", returnUrl };
  const url = `${origin}/sandbox/3ds/${data.id}/${challenge.id}`;
  data.next_action =
    returnUrl && !useStripeSdk
      ? { redirect_to_url: { return_url: returnUrl, url }, type: "redirect_to_url" }
      : { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url } };
  data.status = "requires_action";
  intent.hidden.challenge = challenge;
  work.save(intent);
  work.emit("payment_intent.requires_action", data);
  return null;
}

function waitForDebit(work: Work, intent: Intent): null {
  const completesAt = unixNow() + DEBIT_NOTICE_SECONDS;
  intent.data.status = "processing";
  intent.data.processing = {
    card: { customer_notification: { approval_requested: false, completes_at: completesAt } },
    type: "card",
  };
  work.save(intent);
  work.emit("payment_intent.processing", intent.data);
  work.later("finish-debit", intent.data.id, DEBIT_NOTICE_SECONDS);
  return null;
}
