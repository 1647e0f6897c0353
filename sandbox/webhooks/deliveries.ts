import { isNativeError } from "node:util/types";
import type { Pool } from "pg";
import type { Chaos } from "./chaos";
import { decideFates } from "./fates";
import { signedPayload } from "./payload";
import { claimDue, recordTries, type Claimed, type Tried } from "./queue";
import { nextWait } from "./schedule";

const TIMEOUT_MS = 10_000;

type Outcome = { status: number | null; error: string | null };

/** 3xx is a failure too: webhooks don't follow redirects. */
async function post(claimed: Claimed, stopping: AbortSignal): Promise<Outcome> {
  const { body, signature } = signedPayload(claimed);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "stripe-signature": signature,
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
  };
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const { url } = claimed.endpoint;
    const response = await fetch(url, { method: "POST", body, headers, redirect: "manual", signal });
    await response.arrayBuffer();
    return { status: response.status, error: response.ok ? null : `answered ${response.status}` };
  } catch (error) {
    return { status: null, error: describeFailure(error) };
  }
}

function describeFailure(error: unknown): string {
  if (!isNativeError(error)) return "failed";
  const { cause } = error;
  if (isNativeError(cause) && "code" in cause) return String(cause.code);
  return error.name === "TimeoutError" ? "timed out" : error.message;
}

async function attempt(claimed: Claimed, stopping: AbortSignal): Promise<Tried> {
  const { id, attempts: tries, age: ageSeconds } = claimed;
  const { status, error } = await post(claimed, stopping);
  if (error === null) return { id, status, error, bad_answers: claimed.bad_answers, wait: null };
  // Being stopped midway isn't the receiver's fault either.
  const failure = error === "ECONNREFUSED" || stopping.aborted ? "refused" : "answered badly";
  const badAnswers = claimed.bad_answers + (failure === "refused" ? 0 : 1);
  return {
    id,
    status,
    error,
    bad_answers: badAnswers,
    wait: nextWait(failure, { tries, badAnswers, ageSeconds }),
  };
}

export type DeliveryOptions = { stopping: AbortSignal; chaos: Chaos | null };

/** One round; true when there may be more to deliver at once. */
export async function deliverDue(pool: Pool, { stopping, chaos }: DeliveryOptions): Promise<boolean> {
  const undecided = chaos !== null && (await decideFates(pool, chaos));
  const claimed = await claimDue(pool, chaos !== null);
  if (claimed.length === 0) return undecided;
  await recordTries(pool, await Promise.all(claimed.map((delivery) => attempt(delivery, stopping))));
  return true;
}
