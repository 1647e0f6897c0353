import type { TestCard } from "../cards";
import { cardError } from "../declines";
import { badRequest, type AttemptError } from "../errors";
import { ok, type Answer, type Call } from "../http/endpoint";
import type { PaymentMethod, Row, SetupIntent } from "../objects";
import { openBankPage } from "./challenges";
import { chooseMethod } from "./choose-method";
import { acceptanceOf } from "./mandate-options";
import { asksForMandate } from "./mandates";
import type { ConfirmParams } from "./setup-intent-params";
import { visibleTo, wrongState } from "./setup-intent-states";
import { failSetup, succeedSetup } from "./setup-outcomes";
import { testCardOf } from "./test-cards";
import { waitForUpi } from "./upi";

type Intent = Row<"setup_intent">;

const MISSING_METHOD =
  "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.";

const MISSING_RETURN_URL =
  "This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`.";

function requireReturnUrl({ data }: Intent, { return_url }: ConfirmParams): void {
  const automatic = data.automatic_payment_methods;
  if (!return_url && automatic?.enabled && automatic.allow_redirects !== "never")
    throw badRequest(MISSING_RETURN_URL);
}

function requireSaveable({ payment_method_types: types }: SetupIntent, { type }: PaymentMethod): void {
  if (types.includes(type)) return;
  const message = `The PaymentMethod provided (${type}) is not allowed for this SetupIntent. Please attempt again using a PaymentMethod of one of the allowed types: ${types.join(", ")}.`;
  throw badRequest(message, { param: "payment_method" });
}

function mustAuthenticate(card: TestCard, intent: Intent, method: Row<"payment_method">): boolean {
  const asked = intent.data.payment_method_options?.card?.request_three_d_secure ?? "automatic";
  return card.authenticate !== "never" || asked !== "automatic" || asksForMandate(intent, method);
}

/** Saving a card asks its bank, so most declining cards already fail here. */
function refusalOf(card: TestCard, method: Row<"payment_method">): AttemptError | null {
  if (!card.decline || !card.declinesWhenSaved || card.authenticate !== "never") return null;
  return { ...cardError(card.decline), payment_method: method.data };
}

/** Saves the card, as far as possible without the customer. */
export async function confirmSetup(call: Omit<Call<ConfirmParams>, "id">, intent: Intent): Promise<Answer> {
  const { work, params, caller, origin } = call;
  const { data } = intent;
  const method = await chooseMethod(work, data, params, caller);
  if (!method) throw wrongState(MISSING_METHOD, data, caller);
  requireReturnUrl(intent, params);
  requireSaveable(data, method.data);
  const card = testCardOf(method);
  data.payment_method = method.data.id;
  intent.hidden.acceptance = acceptanceOf(params.mandate_data);
  work.save(method);
  const refusal = card && refusalOf(card, method);
  if (refusal) {
    failSetup(work, intent, method, refusal);
    return { status: 402, body: { error: { ...refusal, setup_intent: visibleTo(caller, data) } } };
  }
  const { return_url: returnUrl = null, use_stripe_sdk: useStripeSdk = false } = params;
  const wayBack = { returnUrl, useStripeSdk, origin };
  if (!card) waitForUpi(work, intent, wayBack);
  else if (mustAuthenticate(card, intent, method)) openBankPage(work, intent, wayBack);
  else succeedSetup(work, intent, method, null);
  return ok(visibleTo(caller, data));
}
