import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { integer, text } from "../http/params";
import { offeredTypes } from "./offered-types";

/**
 * How stripe.js learns, before there is an intent, what the customer may pay with. The call isn't part of the published
 * API: this is just the little that a form needs.
 */
const retrieve = endpoint({
  method: "GET",
  path: "/elements/sessions",
  params: z.strictObject({}),
  publishable: z.strictObject({
    type: z.literal("deferred_intent"),
    deferred_intent: z.strictObject({
      mode: z.literal("payment"),
      amount: integer(1),
      currency: text(3).toLowerCase(),
    }),
  }),
  handle: async ({ params, settings }) => {
    const wanted = "deferred_intent" in params ? params.deferred_intent : { amount: 0, currency: "inr" };
    const intent = {
      ...wanted,
      allowed_payment_method_types: null,
      automatic_payment_methods: { enabled: true },
      capture_method: "automatic_async" as const,
    };
    return ok({
      object: "elements_session",
      payment_method_preference: {
        object: "payment_method_preference",
        ordered_payment_method_types: offeredTypes(intent, settings),
        type: "deferred_intent",
      },
    });
  },
});

export const elementsSessionEndpoints: readonly Endpoint[] = [retrieve];
