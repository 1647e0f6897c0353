import { z } from "zod";
import type { TestCard } from "../cards";
import { cardError } from "../declines";
import { badRequest, type AttemptError } from "../errors";
import { endpoint, ok, type Answer, type Call, type Endpoint } from "../http/endpoint";
import { text } from "../http/params";
import type { Row } from "../objects";
import { openBankPage } from "./challenges";
import { chooseMethod } from "./choose-method";
import { acceptanceOf } from "./mandate-options";
import { asksForMandate } from "./mandates";
import { applySetupDetails, newSetupIntent } from "./setup-intent-details";
import {
  cancelParams,
  confirmParams,
  createParams,
  publicConfirmParams,
  setupIntentListParams,
  updateParams,
  type ConfirmParams,
} from "./setup-intent-params";
import { requireOpen, requireSetupIntent, visibleTo, wrongState } from "./setup-intent-states";
import { failSetup, succeedSetup } from "./setup-outcomes";
import { testCardOf } from "./test-cards";

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

function mustAuthenticate(card: TestCard, { data }: Intent, method: Row<"payment_method">): boolean {
  const asked = data.payment_method_options?.card?.request_three_d_secure ?? "automatic";
  return card.authenticate !== "never" || asked !== "automatic" || asksForMandate(data, method);
}

/** Saving a card asks its bank, so most declining cards already fail here. */
function refusalOf(card: TestCard, method: Row<"payment_method">): AttemptError | null {
  if (!card.decline || !card.declinesWhenSaved || card.authenticate !== "never") return null;
  return { ...cardError(card.decline), payment_method: method.data };
}

async function confirmIntent(call: Omit<Call<ConfirmParams>, "id">, intent: Intent): Promise<Answer> {
  const { work, params, caller, origin } = call;
  const { data } = intent;
  const method = await chooseMethod(work, data, params, caller);
  if (!method) throw wrongState(MISSING_METHOD, data, caller);
  requireReturnUrl(intent, params);
  const card = testCardOf(method);
  if (!card) throw badRequest("Only cards can be saved here.", { param: "payment_method" });
  data.payment_method = method.data.id;
  intent.hidden.acceptance = acceptanceOf(params.mandate_data);
  work.save(method);
  const refusal = refusalOf(card, method);
  if (refusal) {
    failSetup(work, intent, method, refusal);
    return { status: 402, body: { error: { ...refusal, setup_intent: visibleTo(caller, data) } } };
  }
  const { return_url: returnUrl = null, use_stripe_sdk: useStripeSdk = false } = params;
  if (mustAuthenticate(card, intent, method)) openBankPage(work, intent, { returnUrl, useStripeSdk, origin });
  else succeedSetup(work, intent, method, null);
  return ok(visibleTo(caller, data));
}

const create = endpoint({
  method: "POST",
  path: "/setup_intents",
  params: createParams,
  handle: async (call) => {
    const { work, params, caller } = call;
    const { confirm = false, return_url, mandate_data } = params;
    if (!confirm && (return_url || mandate_data)) {
      const message = "`return_url` and `mandate_data` can only be sent together with `confirm` set to true.";
      throw badRequest(message);
    }
    const intent = newSetupIntent(params);
    await applySetupDetails(work, intent.data, params);
    const method = confirm ? null : await chooseMethod(work, intent.data, params, caller);
    if (method) setMethod(intent, method);
    if (method) work.save(method);
    work.save(intent);
    work.emit("setup_intent.created", intent.data);
    return confirm ? confirmIntent(call, intent) : ok(intent.data);
  },
});

/** A challenge was about another card, or another customer: it has to be confirmed anew. */
function setMethod(intent: Intent, method: Row<"payment_method">): void {
  intent.data.payment_method = method.data.id;
  intent.data.status = "requires_confirmation";
  intent.data.next_action = null;
  intent.hidden.challenge = null;
}

const retrieve = endpoint({
  method: "GET",
  path: "/setup_intents/:id",
  params: z.strictObject({ client_secret: text().optional() }),
  publishable: z.strictObject({ client_secret: text(), is_stripe_sdk: z.string().optional() }),
  handle: async ({ work, id, params, caller }) => {
    const { data } = await requireSetupIntent(work, id, params.client_secret);
    return ok(visibleTo(caller, data));
  },
});

const update = endpoint({
  method: "POST",
  path: "/setup_intents/:id",
  params: updateParams,
  handle: async ({ work, id, params, caller }) => {
    const intent = await requireSetupIntent(work, id, undefined);
    requireOpen("update", intent.data, caller);
    await applySetupDetails(work, intent.data, params);
    const chosen = params.payment_method ?? params.payment_method_data;
    const method = chosen ? await chooseMethod(work, intent.data, params, caller) : null;
    if (method) setMethod(intent, method);
    if (method) work.save(method);
    work.save(intent);
    return ok(intent.data);
  },
});

const confirm = endpoint({
  method: "POST",
  path: "/setup_intents/:id/confirm",
  params: confirmParams,
  publishable: publicConfirmParams,
  handle: async (call) => {
    const { work, id, params, caller } = call;
    const intent = await requireSetupIntent(work, id, params.client_secret);
    requireOpen("confirm", intent.data, caller);
    await applySetupDetails(work, intent.data, { payment_method_options: params.payment_method_options });
    return confirmIntent(call, intent);
  },
});

const cancel = endpoint({
  method: "POST",
  path: "/setup_intents/:id/cancel",
  params: cancelParams,
  handle: async ({ work, id, params, caller }) => {
    const intent = await requireSetupIntent(work, id, undefined);
    requireOpen("cancel", intent.data, caller);
    intent.data.status = "canceled";
    intent.data.cancellation_reason = params.cancellation_reason ?? null;
    intent.data.next_action = null;
    intent.hidden.challenge = null;
    work.save(intent);
    work.emit("setup_intent.canceled", intent.data);
    return ok(intent.data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/setup_intents",
  params: setupIntentListParams,
  handle: async ({ work, params: { created, customer, payment_method, ...page } }) =>
    ok(await work.list("setup_intent", { created, customer, payment_method }, page)),
});

export const setupIntentEndpoints: readonly Endpoint[] = [create, retrieve, update, confirm, cancel, list];
