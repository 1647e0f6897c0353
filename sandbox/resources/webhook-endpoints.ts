import { z } from "zod";
import { endpoint, ok, type Endpoint } from "../http/endpoint";
import { noSuch } from "../errors";
import { flag, listParams, metadata, text, unsettable } from "../http/params";
import { newId, randomText, unixNow } from "../ids";
import { API_VERSION, type Row, type WebhookEndpoint } from "../objects";
import type { Work } from "../store/work";
import { isEventType } from "../webhooks/event-types";
import { mergeMetadata } from "./metadata";

const NOUN = "webhook endpoint";

const url = z.url({
  protocol: /^https?$/,
  error: "Invalid URL: URL must be publicly accessible or local, and start with http:// or https://.",
});
const enabledEvents = z.array(z.string().refine(isEventType, "Invalid event type.")).min(1).max(200);

type Settings = { url: string; enabledEvents: string[]; secret: string; fromEnvironment: boolean };

export function newWebhookEndpoint({
  url: address,
  enabledEvents: events,
  secret,
  fromEnvironment,
}: Settings): Row<"webhook_endpoint"> {
  const data: WebhookEndpoint = {
    id: newId("we"),
    object: "webhook_endpoint",
    api_version: API_VERSION,
    application: null,
    created: unixNow(),
    description: null,
    enabled_events: events,
    livemode: false,
    metadata: {},
    status: "enabled",
    url: address,
  };
  return { data, hidden: { secret, fromEnvironment } };
}

async function requireEndpoint(work: Work, id: string): Promise<Row<"webhook_endpoint">> {
  const row = await work.get("webhook_endpoint", id);
  if (!row) throw noSuch(NOUN, id, "webhook_endpoint", "path");
  return row;
}

/** The only answer that ever shows the secret. */
const create = endpoint({
  method: "POST",
  path: "/webhook_endpoints",
  unused: ["connect"],
  params: z.strictObject({
    url,
    enabled_events: enabledEvents,
    api_version: z.literal(API_VERSION).optional(),
    description: unsettable(text()).optional(),
    metadata: metadata.optional(),
  }),
  handle: async ({ work, params }) => {
    const secret = `whsec_${randomText(32)}`;
    const row = newWebhookEndpoint({
      url: params.url,
      enabledEvents: params.enabled_events,
      secret,
      fromEnvironment: false,
    });
    row.data.description = params.description ?? null;
    row.data.metadata = mergeMetadata({}, params.metadata);
    work.save(row);
    return ok({ ...row.data, secret });
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/webhook_endpoints/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => ok((await requireEndpoint(work, id)).data),
});

const update = endpoint({
  method: "POST",
  path: "/webhook_endpoints/:id",
  params: z.strictObject({
    url: url.optional(),
    enabled_events: enabledEvents.optional(),
    disabled: flag.optional(),
    description: unsettable(text()).optional(),
    metadata: metadata.optional(),
  }),
  handle: async ({ work, id, params }) => {
    const row = await requireEndpoint(work, id);
    if (params.url !== undefined) row.data.url = params.url;
    if (params.enabled_events) row.data.enabled_events = params.enabled_events;
    if (params.disabled !== undefined) row.data.status = params.disabled ? "disabled" : "enabled";
    if (params.description !== undefined) row.data.description = params.description;
    row.data.metadata = mergeMetadata(row.data.metadata, params.metadata);
    work.save(row);
    return ok(row.data);
  },
});

const remove = endpoint({
  method: "DELETE",
  path: "/webhook_endpoints/:id",
  params: z.strictObject({}),
  handle: async ({ work, id }) => {
    await requireEndpoint(work, id);
    await work.remove(id);
    return ok({ id, object: "webhook_endpoint", deleted: true });
  },
});

const list = endpoint({
  method: "GET",
  path: "/webhook_endpoints",
  params: z.strictObject(listParams),
  handle: async ({ work, params }) => ok(await work.list("webhook_endpoint", {}, params)),
});

export const webhookEndpoints: readonly Endpoint[] = [create, retrieve, update, remove, list];
