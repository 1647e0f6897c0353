import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { lockTimeout, tooMany, type ErrorBody } from "../errors";
import { newShortId } from "../ids";
import { API_VERSION } from "../objects";
import type { Faults } from "./faults";

type Bindings = HttpBindings | Http2Bindings;
type Serve = (request: Request, bindings: Bindings) => Promise<Response>;
type Options = { pool: Pool; faults: Faults; stopping: AbortSignal };

const BROKEN: ErrorBody = {
  type: "api_error",
  message: "Sorry! There was an error while talking to Stripe. (Asked for in the sandbox.)",
};

function refusal(status: 429 | 500, error: ErrorBody): Response {
  const headers = {
    "access-control-allow-origin": "*",
    "cache-control": "no-cache, no-store",
    "content-type": "application/json",
    "request-id": newShortId("req"),
    "stripe-version": API_VERSION,
    ...(error.code === "rate_limit" && { "stripe-rate-limited-reason": "global-rate" }),
  };
  return new Response(JSON.stringify({ error }, null, 2), { status, headers });
}

function cut({ incoming }: Bindings): Response {
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The 500 replaces what this request saved under the key, but not what had been saved before. */
async function breakAfterwards(pool: Pool, request: Request, answer: Response): Promise<Response> {
  const broken = refusal(500, BROKEN);
  const key = request.headers.get("idempotency-key");
  if (key && request.method === "POST" && !answer.headers.has("idempotent-replayed")) {
    const sql = "update sandbox.idempotency_keys set status = $2, body = $3 where key = $1";
    await pool.query(sql, [key, broken.status, await broken.clone().text()]);
  }
  return broken;
}

function isApiCall(request: Request, pathname: string): boolean {
  return request.method !== "OPTIONS" && pathname.startsWith("/v1/");
}

/** The API over a bad line. Browsers' preflights and everything outside the API pass unharmed. */
export function overBadLine(serve: Serve, { pool, faults, stopping }: Options): Serve {
  return async (request, bindings) => {
    const { pathname } = new URL(request.url);
    const met = isApiCall(request, pathname) ? faults.take(request.method, pathname) : null;
    if (!met) return serve(request, bindings);
    const { fault, ms } = met;
    switch (fault) {
      case "refuse":
        return cut(bindings);
      case "429":
        return refusal(429, tooMany().body);
      case "lock-timeout":
        return refusal(429, lockTimeout().body);
      case "500":
        return refusal(500, BROKEN);
      case "slow":
        await sleep(ms, null, { signal: stopping }).catch(() => null);
        return serve(request, bindings);
      case "500-after":
        return breakAfterwards(pool, request, await serve(request, bindings));
      case "lose-reply":
        await serve(request, bindings);
        return cut(bindings);
      default:
        return fault satisfies never;
    }
  };
}
