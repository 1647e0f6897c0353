import { cardError, type Decline } from "../declines";
import type { ErrorBody } from "../errors";
import type { PaymentIntent, Row } from "../objects";
import type { Work } from "../store/work";
import { settleCharge } from "./balance-transactions";
import { newCharge, type Authentication } from "./new-charge";
import { registerMandate } from "./mandates";
import { attachTo } from "./payment-methods";
import { testCardOf } from "./test-cards";

type Intent = Row<"payment_intent">;
type Method = Row<"payment_method">;

/** An authorization not captured for this long lapses. */
const AUTHORIZATION_SECONDS = 7 * 86_400;
/** With `automatic_async`, the fee is known only a moment after the customer has paid. */
const SETTLEMENT_SECONDS = 1;
/** After the settlement, so that the money is there to be taken back. */
const DISPUTE_SECONDS = 2;

/** Asks the bank. Called at once, or after the customer has authenticated. */
export function charge(
  work: Work,
  intent: Intent,
  method: Method,
  authentication: Authentication,
): ErrorBody | null {
  const card = testCardOf(method);
  if (card?.decline) return decline(work, intent, method, card.decline, authentication);
  succeed(work, intent, method, authentication);
  return null;
}

function succeed(work: Work, intent: Intent, method: Method, authentication: Authentication): void {
  const { data } = intent;
  const mandate = registerMandate(work, intent, method) ?? method.hidden.mandate ?? null;
  const paid = newCharge({ intent: data, method: method.data, decline: null, authentication, mandate });
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
  if (testCardOf(method)?.disputed) work.later("open-dispute", paid.id, DISPUTE_SECONDS);
  keepMethod(work, data, method);
  work.save({ data: paid, hidden: {} });
  work.save(intent);
  work.emit("charge.succeeded", paid);
  work.emit(held ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", data);
}

/** A method paid with is either kept for its customer, for reuse as a card or by mandate, or used up. */
function keepMethod(work: Work, intent: PaymentIntent, method: Method): void {
  const isCard = method.data.type === "card";
  if (isCard && intent.setup_future_usage === "off_session") method.hidden.setUp = true;
  if (method.data.customer) return work.save(method);
  const isKept = method.hidden.mandate !== undefined || (isCard && intent.setup_future_usage !== null);
  if (isKept && intent.customer) return attachTo(work, method, intent.customer);
  method.hidden.spent = true;
  work.save(method);
}

/** Leaves the intent ready for a try with another card. */
export function decline(
  work: Work,
  intent: Intent,
  method: Method,
  reason: Decline,
  authentication: Authentication,
): ErrorBody {
  const { data } = intent;
  const mandate = method.hidden.mandate ?? null;
  const failed = newCharge({ intent: data, method: method.data, decline: reason, authentication, mandate });
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
