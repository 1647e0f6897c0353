import { Hono, type Context } from "hono";
import type { Pool, PoolClient } from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { newShortId } from "../ids";
import { API_VERSION } from "../objects";
import { inTransaction } from "../store/database";
import { Work } from "../store/work";
import { authenticate } from "./auth";
import type { Answer, Endpoint } from "./endpoint";
import { ApiError, badRequest, unknownUrl } from "./errors";
import { expand } from "./expand";
import { readParams, type RawParams } from "./form";
import {
  claimKey,
  idempotentRequest,
  saveAnswer,
  type IdempotentRequest,
  type SavedAnswer,
} from "./idempotency";
import { parseParams } from "./params";

export type ApiOptions = { pool: Pool; delayMs: number; onEvents: () => void };

type Prepared = {
  execute: ReturnType<Endpoint["prepare"]>;
  expandPaths: string[];
  id: string;
  origin: string;
};

type Reply = SavedAnswer & { replayed?: true };

const expandParam = z.array(z.string().min(1)).max(20).optional();

function prepare(context: Context, endpoint: Endpoint, sent: RawParams): Prepared {
  // stripe.js puts these two beside the parameters of the call itself.
  const { key: _key, _stripe_version: _version, expand: paths, ...params } = sent;
  const caller = authenticate(context.req.header("authorization"), sent);
  const version = context.req.header("stripe-version") ?? API_VERSION;
  if (version !== API_VERSION) {
    throw badRequest(`Invalid Stripe API version: ${version}. This sandbox speaks ${API_VERSION} alone.`);
  }
  const expandPaths = parseParams(z.object({ expand: expandParam }), { expand: paths }).expand ?? [];
  const id = context.req.param("id") ?? "";
  return {
    execute: endpoint.prepare(params, caller),
    expandPaths,
    id,
    origin: new URL(context.req.url).origin,
  };
}

function serialize(body: object): string {
  return JSON.stringify(body, null, 2);
}

async function answer(db: Pool | PoolClient, work: Work, prepared: Prepared): Promise<Answer> {
  const { status, body } = await prepared.execute({ work, id: prepared.id, origin: prepared.origin });
  await work.flush();
  return { status, body: status === 200 ? await expand(db, body, prepared.expandPaths) : body };
}

/**
 * A change, its events and the answer saved under its key are one transaction: whatever dies on the way,
 * either all of it happened and a retry replays the answer, or nothing did.
 */
async function change(
  options: ApiOptions,
  prepared: Prepared,
  requestId: string,
  keyed: IdempotentRequest | null,
) {
  const { pool, delayMs, onEvents } = options;
  let hasEvents = false;
  const reply = await inTransaction(pool, async (client): Promise<Reply> => {
    const saved = keyed && (await claimKey(client, keyed));
    if (saved) return { ...saved, replayed: true };
    if (delayMs > 0) await sleep(delayMs);
    const work = new Work(client, { id: requestId, idempotency_key: keyed?.key ?? null });
    const result = await answer(client, work, prepared).catch(refused);
    const fresh = { status: result.status, body: serialize(result.body) };
    if (keyed) await saveAnswer(client, keyed, fresh);
    hasEvents = work.hasEvents;
    return fresh;
  });
  if (hasEvents) onEvents();
  return reply;
}

/** A refusal met while executing is an answer like any other, and saved under the key like any other. */
function refused(error: unknown): { status: number; body: object } {
  if (error instanceof ApiError) return { status: error.status, body: { error: error.body } };
  throw error;
}

async function read(options: ApiOptions, prepared: Prepared): Promise<Reply> {
  if (options.delayMs > 0) await sleep(options.delayMs);
  const work = new Work(options.pool, { id: null, idempotency_key: null });
  const result = await answer(options.pool, work, prepared);
  return { status: result.status, body: serialize(result.body) };
}

async function respond(context: Context, endpoint: Endpoint, options: ApiOptions, requestId: string) {
  const sent = await readParams(context);
  const prepared = prepare(context, endpoint, sent);
  const { method, path } = context.req;
  if (method === "GET") return read(options, prepared);
  const key = method === "POST" ? context.req.header("idempotency-key") : undefined;
  const keyed = key ? idempotentRequest(key, path, sent) : null;
  if (keyed) context.header("idempotency-key", keyed.key);
  return change(options, prepared, requestId, keyed);
}

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET,HEAD,PUT,PATCH,POST,DELETE",
  "access-control-expose-headers": "Request-Id, Stripe-Should-Retry",
  "access-control-max-age": "300",
} as const;

function send(context: Context, { status, body, replayed }: Reply): Response {
  const headers = new Headers(context.res.headers);
  headers.set("content-type", "application/json");
  if (status === 409) headers.set("stripe-should-retry", "true");
  if (replayed) headers.set("idempotent-replayed", "true");
  return new Response(body, { status, headers });
}

function failure(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.status, body: serialize({ error: error.body }) };
  console.error("sandbox:", error);
  const message = "An unknown error occurred in the sandbox; its log says more.";
  return { status: 500, body: serialize({ error: { type: "api_error", message } }) };
}

/** Everything under /v1. */
export function createApi(endpoints: readonly Endpoint[], options: ApiOptions): Hono {
  const api = new Hono();
  api.use(async (context, next) => {
    for (const [name, value] of Object.entries(CORS)) context.header(name, value);
    context.header("stripe-version", API_VERSION);
    context.header("cache-control", "no-cache, no-store");
    if (context.req.method !== "OPTIONS") return next();
    context.header(
      "access-control-allow-headers",
      context.req.header("access-control-request-headers") ?? "*",
    );
    return context.body(null, 200);
  });
  for (const endpoint of endpoints) {
    api.on(endpoint.method, endpoint.path, async (context) => {
      const requestId = newShortId("req");
      context.header("request-id", requestId);
      return send(context, await respond(context, endpoint, options, requestId).catch(failure));
    });
  }
  api.all("*", (context) => send(context, failure(unknownUrl(context.req.method, context.req.path))));
  return api;
}
