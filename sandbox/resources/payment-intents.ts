import { endpoint, ok, type Answer, type Call, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch, wrongState } from "../errors";
import type { PaymentIntent, Row } from "../objects";
import { attempt } from "./attempts";
import { chooseMethod } from "./choose-method";
import { applyDetails, newIntent } from "./intent-details";
import { requireIntent, requireState, requireUpdatable, visibleTo } from "./intent-states";
import { cancelEndpoint, captureEndpoint } from "./intent-endings";
import { acceptanceOf } from "./mandate-options";
import { requireKnownTypes } from "./offered-types";
import {
  confirmParams,
  createParams,
  intentListParams,
  publicConfirmParams,
  publicRetrieveParams,
  retrieveParams,
  updateParams,
  type ConfirmParams,
  type UpdateParams,
} from "./payment-intent-params";

const MISSING_METHOD =
  "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.";

const MISSING_RETURN_URL =
  "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.";

function needsReturnUrl({ automatic_payment_methods: automatic }: PaymentIntent): boolean {
  return automatic !== null && automatic.enabled && automatic.allow_redirects !== "never";
}

async function confirmIntent(
  call: Omit<Call<ConfirmParams>, "id">,
  intent: Row<"payment_intent">,
): Promise<Answer> {
  const { work, params, caller, origin, settings } = call;
  const { data } = intent;
  const offSession = params.off_session ?? false;
  if (!params.return_url && !offSession && needsReturnUrl(data)) throw badRequest(MISSING_RETURN_URL);
  const method = await chooseMethod(work, data, params, caller);
  if (!method) throw wrongState(MISSING_METHOD, visibleTo(caller, data));
  intent.hidden.acceptance = acceptanceOf(params.mandate_data);
  const error = await attempt(work, intent, method, {
    offSession,
    returnUrl: params.return_url ?? null,
    useStripeSdk: params.use_stripe_sdk ?? false,
    errorOnRequiresAction: params.error_on_requires_action ?? false,
    mandate: params.mandate,
    origin,
    settings,
  });
  if (!error) return ok(visibleTo(caller, data));
  return { status: 402, body: { error: { ...error, payment_intent: visibleTo(caller, data) } } };
}

const create = endpoint({
  method: "POST",
  path: "/payment_intents",
  params: createParams,
  unused: ["payment_details", "radar_options"],
  handle: async (call) => {
    const { work, params, caller, settings } = call;
    const { confirm = false, off_session, error_on_requires_action, return_url } = params;
    if (!confirm && (off_session !== undefined || error_on_requires_action !== undefined || return_url)) {
      throw badRequest(
        "`off_session`, `error_on_requires_action` and `return_url` can only be sent together with `confirm` set to true.",
      );
    }
    requireKnownTypes(params.allowed_payment_method_types, settings);
    const intent = newIntent(params);
    const { payment_method, payment_method_data, ...details } = params;
    await applyDetails(call, intent.data, details);
    const method = confirm
      ? null
      : await chooseMethod(work, intent.data, { payment_method, payment_method_data }, caller);
    if (method) setMethod(intent.data, method.data.id);
    if (method) work.save(method);
    work.save(intent);
    work.emit("payment_intent.created", intent.data);
    return confirm ? confirmIntent(call, intent) : ok(intent.data);
  },
});

function setMethod(intent: PaymentIntent, method: string): void {
  intent.payment_method = method;
  intent.status = "requires_confirmation";
}

const retrieve = endpoint({
  method: "GET",
  path: "/payment_intents/:id",
  params: retrieveParams,
  publishable: publicRetrieveParams,
  handle: async ({ work, id, params, caller }) => {
    const { data } = await requireIntent(work, id, params.client_secret);
    return ok(visibleTo(caller, data));
  },
});

/** These decide what is paid and how; the rest describes and may change at any time. */
const DECIDING = [
  "amount",
  "capture_method",
  "currency",
  "customer",
  "payment_method",
  "payment_method_data",
  "setup_future_usage",
] as const satisfies readonly (keyof UpdateParams)[];

const update = endpoint({
  method: "POST",
  path: "/payment_intents/:id",
  params: updateParams,
  unused: ["payment_details"],
  handle: async (call) => {
    const { work, id, params, caller } = call;
    const intent = await requireIntent(work, id, undefined);
    const { payment_method, payment_method_data, ...details } = params;
    const changed = DECIDING.filter((field) => params[field] !== undefined);
    for (const field of changed) requireUpdatable(intent.data, field);
    await applyDetails(call, intent.data, details);
    const chosen = payment_method ?? payment_method_data;
    const method = chosen
      ? await chooseMethod(work, intent.data, { payment_method, payment_method_data }, caller)
      : null;
    if (method) work.save(method);
    if (method) setMethod(intent.data, method.data.id);
    if (changed.length > 0) withdrawChallenge(intent);
    work.save(intent);
    return ok(intent.data);
  },
});

/** A challenge shows what is to be paid: once that changes, it has to be confirmed anew. */
function withdrawChallenge(intent: Row<"payment_intent">): void {
  if (intent.data.status === "requires_action") intent.data.status = "requires_confirmation";
  intent.data.next_action = null;
  intent.hidden.challenge = null;
}

const confirm = endpoint({
  method: "POST",
  path: "/payment_intents/:id/confirm",
  params: confirmParams,
  publishable: publicConfirmParams,
  unused: ["payment_details", "radar_options"],
  handle: async (call) => {
    const { work, id, params, caller } = call;
    const intent = await requireIntent(work, id, params.client_secret);
    requireState("confirmed", intent.data, caller);
    const { payment_method: _method, payment_method_data: _data, ...details } = params;
    await applyDetails(call, intent.data, details);
    return confirmIntent(call, intent);
  },
});

const list = endpoint({
  method: "GET",
  path: "/payment_intents",
  params: intentListParams,
  handle: async ({ work, params: { created, customer, ...page } }) => {
    if (customer && !(await work.get("customer", customer)))
      throw noSuch("customer", customer, "customer", "body");
    return ok(await work.list("payment_intent", { created, customer }, page));
  },
});

export const paymentIntentEndpoints: readonly Endpoint[] = [
  create,
  retrieve,
  update,
  confirm,
  cancelEndpoint,
  captureEndpoint,
  list,
];
