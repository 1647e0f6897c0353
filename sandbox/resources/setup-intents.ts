import { z } from "zod";
import { badRequest } from "../errors";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { text } from "../http/params";
import type { Row } from "../objects";
import { chooseMethod } from "./choose-method";
import { requireKnownCustomer } from "./customers";
import { requireKnownTypes } from "./offered-types";
import { confirmSetup } from "./setup-confirmation";
import { applySetupDetails, newSetupIntent } from "./setup-intent-details";
import {
  cancelParams,
  confirmParams,
  createParams,
  publicConfirmParams,
  setupIntentListParams,
  updateParams,
} from "./setup-intent-params";
import { requireOpen, requireSetupIntent, visibleTo } from "./setup-intent-states";

type Intent = Row<"setup_intent">;

const create = endpoint({
  method: "POST",
  path: "/setup_intents",
  params: createParams,
  handle: async (call) => {
    const { work, params, caller, settings } = call;
    const { confirm = false, return_url, mandate_data } = params;
    if (!confirm && (return_url || mandate_data)) {
      const message = "`return_url` and `mandate_data` can only be sent together with `confirm` set to true.";
      throw badRequest(message);
    }
    requireKnownTypes(params.allowed_payment_method_types, settings);
    const intent = newSetupIntent(params, settings);
    await applySetupDetails(work, intent, params);
    const method = confirm ? null : await chooseMethod(work, intent.data, params, caller);
    if (method) setMethod(intent, method);
    if (method) work.save(method);
    work.save(intent);
    work.emit("setup_intent.created", intent.data);
    return confirm ? confirmSetup(call, intent) : ok(intent.data);
  },
});

/** A challenge was for another card or another customer: the intent must be confirmed again. */
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
    await applySetupDetails(work, intent, params);
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
    await applySetupDetails(work, intent, { payment_method_options: params.payment_method_options });
    return confirmSetup(call, intent);
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
  handle: async ({ work, params: { created, customer, payment_method, ...page } }) => {
    await requireKnownCustomer(work, customer);
    return ok(await work.list("setup_intent", { created, customer, payment_method }, page));
  },
});

export const setupIntentEndpoints: readonly Endpoint[] = [create, retrieve, update, confirm, cancel, list];
