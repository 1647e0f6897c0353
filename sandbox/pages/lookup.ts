import type { Pool } from "pg";
import type { Kind, ObjectOf, StripeEvent } from "../objects";

/** The objects of one kind with these ids; unknown ids are skipped. */
export async function loadAll<K extends Kind>(
  pool: Pool,
  kind: K,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, ObjectOf<K>>> {
  const sql = "select id, data from sandbox.objects where kind = $1 and id = any($2)";
  const { rows } = await pool.query<{ id: string; data: ObjectOf<K> }>(sql, [kind, ids.filter(Boolean)]);
  return new Map(rows.map(({ id, data }) => [id, data]));
}

const MOST_EVENTS = 200;

/** What happened to a payment and to its charges, refunds and disputes, oldest first. */
export async function eventsOfPayment(pool: Pool, intentId: string): Promise<StripeEvent[]> {
  const sql = `select data from sandbox.objects where kind = 'event'
    and $1 in (data #>> '{data,object,id}', data #>> '{data,object,payment_intent}') order by seq limit ${MOST_EVENTS}`;
  const { rows } = await pool.query<{ data: StripeEvent }>(sql, [intentId]);
  return rows.map(({ data }) => data);
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

export type Delivery = {
  id: string;
  event: string;
  url: string;
  attempts: number;
  delivered_at: Date | null;
  next_try_at: Date | null;
  last_error: string | null;
  fate: string | null;
};

/** The state of these events' deliveries, by event. */
export async function deliveriesOf(
  pool: Pool,
  eventIds: readonly string[],
): Promise<Map<string, Delivery[]>> {
  const sql = `select d.id, d.event_id as event, endpoint.data->>'url' as url, d.attempts, d.delivered_at,
      d.next_try_at, d.last_error, d.fate
    from sandbox.deliveries d join sandbox.objects endpoint on endpoint.id = d.endpoint_id
    where d.event_id = any($1) order by d.id`;
  const { rows } = await pool.query<Delivery>(sql, [eventIds]);
  return grouped(rows, ({ event }) => event);
}

export type Attempt = { delivery: string; at: Date; status: number | null; error: string | null };

export async function attemptsOf(
  pool: Pool,
  deliveryIds: readonly string[],
): Promise<Map<string, Attempt[]>> {
  const sql = `select delivery_id as delivery, at, status, error from sandbox.attempts
    where delivery_id = any($1::bigint[]) order by id`;
  const { rows } = await pool.query<Attempt>(sql, [deliveryIds]);
  return grouped(rows, ({ delivery }) => delivery);
}
