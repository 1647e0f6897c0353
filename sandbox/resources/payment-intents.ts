import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest } from "../errors";
import type { PaymentIntent, Row } from "../objects";
import { chooseMethod } from "./choose-method";
import { requireKnownCustomer } from "./customers";
import { confirmIntent } from "./intent-confirmation";
import { applyDetails, newIntent } from "./intent-details";
import { requireIntent, requireState, requireUpdatable, visibleTo } from "./intent-states";
import { cancelEndpoint, captureEndpoint } from "./intent-endings";
import { requireKnownTypes } from "./offered-types";
import {
  confirmParams,
  createParams,
  intentListParams,
  publicConfirmParams,
  publicRetrieveParams,
  retrieveParams,
  updateParams,
  type UpdateParams,
} from "./payment-intent-params";

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
    await applyDetails(call, intent, details);
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

/** These decide what is paid and how; the rest is descriptive and may change at any time. */
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
    await applyDetails(call, intent, details);
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

/** A challenge shows what will be paid: once that changes, the intent must be confirmed again. */
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
    await applyDetails(call, intent, details);
    return confirmIntent(call, intent);
  },
});

const list = endpoint({
  method: "GET",
  path: "/payment_intents",
  params: intentListParams,
  handle: async ({ work, params: { created, customer, ...page } }) => {
    await requireKnownCustomer(work, customer);
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
