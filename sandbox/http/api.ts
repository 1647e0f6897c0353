import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { newShortId } from "../ids";
import { API_VERSION } from "../objects";
import { authenticate } from "./auth";
import type { Endpoint } from "./endpoint";
import { ApiError, badRequest, tooLarge, tooMany, unknownUrl } from "../errors";
import { change, failure, read, type ApiOptions, type Prepared, type Reply } from "./execute";
import { readParams, type RawParams } from "./form";
import { idempotentRequest, refuseOtherUse, type IdempotentRequest } from "./idempotency";
import { parseParams } from "./params";
import { createRateLimit } from "./rate-limit";

const expandParam = z.array(z.string().min(1)).max(20).optional();

function prepare(context: Context, endpoint: Endpoint, sent: RawParams): Prepared {
  // stripe.js sends these two along with the call's own parameters.
  const { key: _key, _stripe_version: versionOfBrowser, expand: paths, ...params } = sent;
  const caller = authenticate(context.req.header("authorization"), sent);
  const version = context.req.header("stripe-version") ?? versionOfBrowser ?? API_VERSION;
  if (version !== API_VERSION) {
    throw badRequest(
      `Invalid Stripe API version: ${String(version)}. This sandbox speaks ${API_VERSION} alone.`,
    );
  }
  const expandPaths = parseParams(z.object({ expand: expandParam }), { expand: paths }).expand ?? [];
  const id = context.req.param("id") ?? "";
  if (id.includes("\0")) throw unknownUrl(context.req.method, new URL(context.req.url).pathname);
  return {
    execute: endpoint.prepare(params, caller),
    expandPaths,
    id,
    origin: new URL(context.req.url).origin,
    caller,
  };
}

function keyOf(context: Context, sent: RawParams): IdempotentRequest | null {
  const { method, path } = context.req;
  const key = method === "POST" ? context.req.header("idempotency-key") : undefined;
  return key ? idempotentRequest(key, path, sent) : null;
}

/** Of two mistakes in a request the key's is reported: a key used for another request comes before a wrong parameter. */
async function prepareKeyed(context: Context, endpoint: Endpoint, sent: RawParams, { pool }: ApiOptions) {
  try {
    return prepare(context, endpoint, sent);
  } catch (error) {
    const keyed = error instanceof ApiError && error.status === 400 ? keyOf(context, sent) : null;
    if (keyed) await refuseOtherUse(pool, keyed);
    throw error;
  }
}

async function respond(context: Context, endpoint: Endpoint, options: ApiOptions, requestId: string) {
  const sent = await readParams(context).catch((error: unknown) => {
    // A caller who may not ask isn't told what is wrong with the question.
    authenticate(context.req.header("authorization"), {});
    throw error;
  });
  const prepared = await prepareKeyed(context, endpoint, sent, options);
  if (context.req.method === "GET") return read(options, prepared);
  const keyed = keyOf(context, sent);
  if (keyed) context.header("idempotency-key", keyed.key);
  return change(options, prepared, requestId, keyed);
}

const LARGEST_BODY = 256 * 1024;

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET,HEAD,PUT,PATCH,POST,DELETE",
  "access-control-expose-headers": "Request-Id, Stripe-Should-Retry",
  "access-control-max-age": "300",
} as const;

function send(context: Context, { status, body, replayed }: Reply): Response {
  const headers = new Headers(context.res.headers);
  if (!headers.has("request-id")) headers.set("request-id", newShortId("req"));
  headers.set("content-type", "application/json");
  if (status === 409) headers.set("stripe-should-retry", "true");
  if (replayed) headers.set("idempotent-replayed", "true");
  return new Response(body, { status, headers });
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
  api.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => send(context, failure(tooLarge())) }));
  limitRate(api, options.settings.rateLimit);
  for (const endpoint of endpoints) {
    api.on(endpoint.method, endpoint.path, async (context) => {
      const requestId = newShortId("req");
      context.header("request-id", requestId);
      return send(
        context,
        await respond(context, endpoint, options, requestId).catch((error: unknown) => failure(error)),
      );
    });
  }
  api.all("*", unrecognized);
  return api;
}

function limitRate(api: Hono, perSecond: number | null): void {
  if (perSecond === null) return;
  const mayPass = createRateLimit(perSecond);
  api.use(async (context, next) => {
    if (mayPass()) return next();
    // An unread body would get the connection closed under the caller's next request.
    await context.req.text();
    context.header("stripe-rate-limited-reason", "global-rate");
    return send(context, failure(tooMany()));
  });
}

export function unrecognized(context: Context): Response {
  return send(context, failure(unknownUrl(context.req.method, context.req.path)));
}
