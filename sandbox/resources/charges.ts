import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { noSuch } from "../errors";
import { createdFilter, listParams, text } from "../http/params";

const retrieve = endpoint({
  method: "GET",
  path: "/charges/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("charge", id);
    if (!row) throw noSuch("charge", id, "charge", "path");
    return ok(row.data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/charges",
  params: z.strictObject({
    ...listParams,
    created: createdFilter.optional(),
    customer: text().optional(),
    payment_intent: text().optional(),
  }),
  handle: async ({ work, params: { created, customer, payment_intent, ...page } }) =>
    ok(await work.list("charge", { created, customer, payment_intent }, page)),
});

export const chargeEndpoints: readonly Endpoint[] = [retrieve, list];
