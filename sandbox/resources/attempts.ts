import type { TestCard } from "../cards";
import { AUTHENTICATION_REQUIRED, generic, type Decline } from "../declines";
import type { ErrorBody } from "../errors";
import { randomText, unixNow } from "../ids";
import type { PaymentIntent, Row } from "../objects";
import type { Work } from "../store/work";
import { cardOf, charge, decline } from "./outcomes";

type Intent = Row<"payment_intent">;
type Method = Row<"payment_method">;

export type AttemptOptions = {
  offSession: boolean;
  returnUrl: string | null;
  useStripeSdk: boolean;
  errorOnRequiresAction: boolean;
  origin: string;
};

/** Indian banks announce a debit a day ahead; Stripe shortens that to this in its test mode. */
const DEBIT_NOTICE_SECONDS = 15 * 60;

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
