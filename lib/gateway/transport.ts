import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import { budgetOfCall } from "./patience";

type Outcome = { response: Response } | { response: null; cause: unknown };

/**
 * `fetch` for the gateway's SDK, which must not retry by itself: a reply that is refused, lost, cut off or late, a busy
 * gateway (409, 429) and a fault of its own (5xx) are asked for again, with the very same request. That is safe: anything
 * that makes a change carries an idempotency key, and the gateway does a key's work once.
 * @throws what the last try ended with, when none brought an answer.
 */
export async function patientFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const { tryMs, tries, pauseMs, endsAt } = budgetOfCall();
  for (let tried = 1; ; tried++) {
    const outcome = await tryOnce(url, init, Math.min(tryMs, endsAt - performance.now()));
    const pause = pauseBeforeNext(pauseMs * 3 ** (tried - 1), outcome.response);
    if (pause === null || tried >= tries || performance.now() + pause >= endsAt) return settle(outcome);
    log.info({ tried, status: outcome.response?.status ?? null }, "the gateway is asked again");
    await sleep(pause);
  }
}

async function tryOnce(
  url: string | URL | Request,
  init: RequestInit | undefined,
  ms: number,
): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(Math.max(0, Math.ceil(ms)));
    const answer = await fetch(url, { ...init, signal, cache: "no-store", redirect: "manual" });
    // read to the end here: an answer cut off in the middle is a lost one
    return { response: new Response(await answer.text(), answer) };
  } catch (cause) {
    return { response: null, cause };
  }
}

function settle(outcome: Outcome): Response {
  if (outcome.response) return outcome.response;
  throw outcome.cause;
}

/**
 * Milliseconds until the same is asked again; null when the answer is final. A random share of `backoff`, at least half and
 * at most all of it, so that callers turned away together don't come back together; longer when a busy gateway says so. For
 * no answer at all, `response` is null.
 */
export function pauseBeforeNext(
  backoff: number,
  response: Pick<Response, "status" | "headers"> | null,
): number | null {
  const pause = backoff * (0.5 + Math.random() / 2);
  if (!response) return pause;
  const { headers } = response;
  // an answer kept under the key stays what it is
  if (headers.get("idempotent-replayed") === "true" || !isWorthAnotherTry(response)) return null;
  const asked = Number(headers.get("retry-after") ?? 0) * 1_000;
  return asked > pause ? asked : pause;
}

function isWorthAnotherTry({ status, headers }: Pick<Response, "status" | "headers">): boolean {
  const advice = headers.get("stripe-should-retry");
  if (advice !== null) return advice === "true";
  return status === 409 || status === 429 || status >= 500;
}
