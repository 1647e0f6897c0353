import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { badRequest, noSuch } from "../errors";
import { createdFilter, flag, listParams, text } from "../http/params";
import type { StripeEvent } from "../objects";
import { oldestEvent } from "../store/list";
import type { Work } from "../store/work";

/** An event never changes, but how many endpoints still wait for it does. */
async function withPending(work: Work, events: StripeEvent[]): Promise<StripeEvent[]> {
  const pending = await work.pendingDeliveries(events.map((event) => event.id));
  return events.map((event) => ({ ...event, pending_webhooks: pending.get(event.id) ?? 0 }));
}

const retrieve = endpoint({
  method: "GET",
  path: "/events/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    const row = await work.get("event", id);
    if (!row || row.data.created < oldestEvent()) throw noSuch("event", id, "id", "path");
    const [event] = await withPending(work, [row.data]);
    return ok(event ?? row.data);
  },
});

const list = endpoint({
  method: "GET",
  path: "/events",
  params: z.strictObject({
    ...listParams,
    created: createdFilter.optional(),
    delivery_success: flag.optional(),
    type: text().optional(),
    types: z.array(text()).max(20).optional(),
  }),
  handle: async ({ work, params: { created, delivery_success: delivered, type, types, ...page } }) => {
    if (type && types)
      throw badRequest("You may only specify one of these parameters: type, types.", {
        code: "parameters_exclusive",
      });
    const found = await work.list("event", { created, delivered, type: types, typePattern: type }, page);
    return ok({ ...found, data: await withPending(work, found.data) });
  },
});

export const eventEndpoints: readonly Endpoint[] = [retrieve, list];
