import { isNativeError } from "node:util/types";
import type { Pool } from "pg";
import { unixNow } from "../ids";
import type { Row } from "../objects";
import { nextWait } from "./schedule";
import { signatureHeader } from "./signature";

const AT_ONCE = 8;
const TIMEOUT_MS = 10_000;
/** Longer than a try can take: a delivery whose sandbox was killed in the middle comes up again after this. */
const LEASE_SECONDS = 15;

type Claimed = {
  id: string;
  attempts: number;
  bad_answers: number;
  age: number;
  event: Row<"event">["data"];
  endpoint: Row<"webhook_endpoint">["data"];
  secret: string;
  pending: number;
};

/** Takes the deliveries that are due; a second sandbox on the same database takes others. */
const CLAIM = `
  with due as (
    select id from sandbox.deliveries where next_try_at <= now() order by next_try_at, id
    limit ${AT_ONCE} for update skip locked
  ), claimed as (
    update sandbox.deliveries d set attempts = attempts + 1, last_error = null, next_try_at = now() + interval '${LEASE_SECONDS} seconds'
    from due where d.id = due.id returning d.*
  )
  select claimed.id, claimed.attempts, claimed.bad_answers, extract(epoch from now() - claimed.created_at)::int as age,
    event.data as event, endpoint.data as endpoint, endpoint.hidden->>'secret' as secret,
    (select count(*)::int from sandbox.deliveries p where p.event_id = event.id and p.delivered_at is null) as pending
  from claimed
  join sandbox.objects event on event.id = claimed.event_id
  join sandbox.objects endpoint on endpoint.id = claimed.endpoint_id
  order by claimed.id`;

type Outcome = { status: number | null; error: string | null };

/** 3xx is a failure too: a webhook is not followed elsewhere. */
async function post({ event, endpoint, secret, pending }: Claimed, stopping: AbortSignal): Promise<Outcome> {
  const payload = JSON.stringify({ ...event, pending_webhooks: pending }, null, 2);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "stripe-signature": signatureHeader(secret, payload, unixNow()),
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
  };
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      body: payload,
      headers,
      redirect: "manual",
      signal,
    });
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

type Tried = Outcome & { id: string; bad_answers: number; wait: number | null };

async function attempt(claimed: Claimed, stopping: AbortSignal): Promise<Tried> {
  const { id, attempts: tries, age: ageSeconds } = claimed;
  const { status, error } = await post(claimed, stopping);
  if (error === null) return { id, status, error, bad_answers: claimed.bad_answers, wait: null };
  // Stopped in the middle is not the receiver's fault either.
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

const RECORD = `
  update sandbox.deliveries d
  set delivered_at = case when tried.error is null then now() end, next_try_at = now() + make_interval(secs => tried.wait),
    bad_answers = tried.bad_answers, last_status = tried.status, last_error = tried.error
  from json_to_recordset($1) as tried (id bigint, status integer, error text, bad_answers integer, wait integer)
  where d.id = tried.id`;

/** One round; true when there may be more to deliver at once. */
export async function deliverDue(pool: Pool, stopping: AbortSignal): Promise<boolean> {
  const { rows } = await pool.query<Claimed>(CLAIM);
  if (rows.length === 0) return false;
  const tried = await Promise.all(rows.map((claimed) => attempt(claimed, stopping)));
  await pool.query(RECORD, [JSON.stringify(tried)]);
  return true;
}

/** Whoever starts the sandbox has most likely just started the shop as well: everything waiting is due now. */
export async function hurryWaiting(pool: Pool): Promise<void> {
  await pool.query("update sandbox.deliveries set next_try_at = now() where next_try_at is not null");
}

/** Sends an event once more to every endpoint that it was for, whether it had arrived or not. */
export async function resend(pool: Pool, eventId: string): Promise<void> {
  const sql =
    "update sandbox.deliveries set next_try_at = now(), delivered_at = null, bad_answers = 0 where event_id = $1";
  await pool.query(sql, [eventId]);
}
