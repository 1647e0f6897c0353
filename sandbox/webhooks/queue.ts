import type { Pool } from "pg";
import { now } from "../clock";
import type { Row } from "../objects";
import { signedPayload, type Outgoing } from "./payload";

const AT_ONCE = 8;
/** Longer than a try can take: a delivery whose sandbox was killed midway comes up again after this. */
const LEASE_SECONDS = 15;

/** What goes out with a delivery `d`. */
const OUTGOING = `event.data as event, endpoint.hidden,
    (select count(*)::int from sandbox.deliveries p where p.event_id = event.id and p.delivered_at is null) as pending`;
const OF_DELIVERY = `join sandbox.objects event on event.id = d.event_id
  join sandbox.objects endpoint on endpoint.id = d.endpoint_id`;

export type Claimed = Outgoing & {
  id: string;
  attempts: number;
  bad_answers: number;
  /** Seconds since the event. */
  age: number;
  endpoint: Row<"webhook_endpoint">["data"];
};

/** A second sandbox on the same database claims others. */
const CLAIM = `
  with due as (
    select id from sandbox.deliveries where next_try_at <= $1::timestamptz and (fate is not null or not $2)
    order by next_try_at, id
    limit ${AT_ONCE} for update skip locked
  ), d as (
    update sandbox.deliveries set attempts = attempts + 1, last_error = null, in_flight = true,
      next_try_at = $1::timestamptz + interval '${LEASE_SECONDS} seconds'
    from due where deliveries.id = due.id returning deliveries.*
  )
  select d.id, d.attempts, d.bad_answers, extract(epoch from $1::timestamptz - d.created_at)::int as age,
    endpoint.data as endpoint, ${OUTGOING}
  from d ${OF_DELIVERY} order by d.id`;

/** Claims the deliveries that are due, for a while; with `decidedOnly` none that chaos hasn't looked at. */
export async function claimDue(pool: Pool, decidedOnly: boolean): Promise<Claimed[]> {
  return (await pool.query<Claimed>(CLAIM, [now(), decidedOnly])).rows;
}

/** How a try ended; `wait` is the seconds until the next, null for none. */
export type Tried = {
  id: string;
  status: number | null;
  error: string | null;
  bad_answers: number;
  wait: number | null;
};

const COPY_AFTER = "1 second";

/** A delivery that arrived is done, unless it has yet to be sent again. */
const RECORD = `
  with tried as (
    select * from json_to_recordset($1)
      as (id bigint, status integer, error text, bad_answers integer, wait integer)
  ), recorded as (
    update sandbox.deliveries d
    set delivered_at = case when tried.error is null then $2::timestamptz else d.delivered_at end,
      in_flight = false,
      copies = case when tried.error is null then d.copies - 1 else d.copies end,
      next_try_at = case when tried.error is null and d.copies > 1 then $2::timestamptz + interval '${COPY_AFTER}'
        else $2::timestamptz + make_interval(secs => tried.wait) end,
      bad_answers = tried.bad_answers, last_status = tried.status, last_error = tried.error
    from tried where d.id = tried.id returning d.id
  )
  insert into sandbox.attempts (delivery_id, at, status, error)
  select id, $2::timestamptz, status, error from tried join recorded using (id)`;

export async function recordTries(pool: Pool, tried: readonly Tried[]): Promise<void> {
  await pool.query(RECORD, [JSON.stringify(tried), now()]);
}

/** Whoever starts the sandbox has most likely just started the shop as well: everything waiting is due now. */
export async function hurryWaiting(pool: Pool): Promise<void> {
  await pool.query("update sandbox.deliveries set next_try_at = $1 where next_try_at > $1", [now()]);
}

/**
 * Sends an event again to every endpoint that it was for, arrived or not, whatever chaos had decided. One that is
 * currently on its way is sent again after it has arrived.
 */
export async function resend(pool: Pool, eventId: string): Promise<void> {
  const sql = `update sandbox.deliveries
    set next_try_at = case when in_flight then next_try_at else $2 end,
      copies = case when in_flight then copies + 1 else 1 end,
      delivered_at = null, bad_answers = 0, fate = 'resent'
    where event_id = $1`;
  await pool.query(sql, [eventId, now()]);
}

export type WaitingDelivery = {
  deliveryId: string;
  eventId: string;
  type: string;
  body: string;
  signature: string;
};

/** Everything that would still be sent, due or not, oldest first, signed now. */
export async function waitingDeliveries(pool: Pool): Promise<WaitingDelivery[]> {
  const sql = `select d.id, ${OUTGOING} from sandbox.deliveries d ${OF_DELIVERY}
    where d.delivered_at is null and d.next_try_at is not null order by d.id`;
  const { rows } = await pool.query<Outgoing & { id: string }>({ name: "waiting-deliveries", text: sql });
  return rows.map(({ id, ...outgoing }) => {
    const { id: eventId, type } = outgoing.event;
    return { deliveryId: id, eventId, type, ...signedPayload(outgoing) };
  });
}

export async function markDelivered(pool: Pool, deliveryIds: readonly string[]): Promise<void> {
  const sql = `update sandbox.deliveries set delivered_at = $2, next_try_at = null, last_error = null
    where id = any($1::bigint[])`;
  await pool.query(sql, [deliveryIds, now()]);
}
