import { DatabaseError, Pool, type PoolClient } from "pg";
import { now } from "../clock";

/**
 * The sandbox keeps to its own schema. Objects are `json` rather than `jsonb` because that preserves the order
 * of their fields; lists filter by the generated columns. A delivery's `fate` is what chaos has decided for
 * it (null: nothing yet), `copies` how many times it has yet to arrive.
 */
const SCHEMA = `
  create schema if not exists sandbox;
  create table if not exists sandbox.objects (
    seq bigint generated always as identity unique,
    id text primary key,
    kind text not null,
    data json not null,
    hidden json not null,
    created bigint generated always as ((data->>'created')::bigint) stored,
    customer text generated always as (data->>'customer') stored,
    payment_intent text generated always as (data->>'payment_intent') stored,
    charge text generated always as (data->>'charge') stored,
    type text generated always as (data->>'type') stored,
    email text generated always as (data->>'email') stored
  );
  create index if not exists objects_by_kind on sandbox.objects (kind, seq);
  create index if not exists objects_by_customer on sandbox.objects (customer, kind, seq) where customer is not null;
  create index if not exists objects_by_intent on sandbox.objects (payment_intent, kind, seq) where payment_intent is not null;
  create index if not exists objects_by_charge on sandbox.objects (charge, kind, seq) where charge is not null;
  create table if not exists sandbox.deliveries (
    id bigint generated always as identity primary key,
    event_id text not null references sandbox.objects (id) on delete cascade,
    endpoint_id text not null references sandbox.objects (id) on delete cascade,
    attempts integer not null default 0,
    bad_answers integer not null default 0,
    next_try_at timestamptz,
    delivered_at timestamptz,
    last_status integer,
    last_error text,
    created_at timestamptz not null default now()
  );
  alter table sandbox.deliveries add column if not exists fate text;
  alter table sandbox.deliveries add column if not exists copies integer not null default 1;
  alter table sandbox.deliveries add column if not exists in_flight boolean not null default false;
  create table if not exists sandbox.attempts (
    id bigint generated always as identity primary key,
    delivery_id bigint not null references sandbox.deliveries (id) on delete cascade,
    at timestamptz not null,
    status integer,
    error text
  );
  create index if not exists attempts_by_delivery on sandbox.attempts (delivery_id);
  create index if not exists deliveries_due on sandbox.deliveries (next_try_at) where next_try_at is not null;
  create index if not exists deliveries_by_event on sandbox.deliveries (event_id);
  create table if not exists sandbox.timers (
    id bigint generated always as identity primary key,
    task text not null,
    object_id text not null,
    due_at timestamptz not null
  );
  create index if not exists timers_due on sandbox.timers (due_at);
  create table if not exists sandbox.idempotency_keys (
    key text primary key,
    path text not null,
    fingerprint text not null,
    status integer not null,
    body text not null,
    created_at timestamptz not null default now()
  );
`;

/** An arbitrary number, the same in every sandbox: one that starts second waits until the first has made the tables. */
const SCHEMA_LOCK = 721_121_110;

export function openPool(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 12,
    connectionTimeoutMillis: 5000,
    application_name: "payment-sandbox",
    // whatever the server's defaults: after waiting for a row, go on with its new state; and instants must be readable
    options: "-c default_transaction_isolation=read\\ committed -c datestyle=ISO,YMD -c timezone=UTC",
  });
  // A lost connection (a database restart) fails its query and is replaced; unhandled, the error would end the process.
  const unheard = () => {};
  pool.on("error", unheard);
  pool.on("connect", (client) => client.on("error", unheard));
  return pool;
}

/** Of two transactions waiting for each other PostgreSQL aborts one, through no fault of its own. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "40P01";
}

const MOST_TRIES = 3;

/** Runs it once more, from the beginning, if it was aborted because of a deadlock. */
export async function inTransaction<T>(
  pool: Pool,
  run: (client: PoolClient) => Promise<T>,
  tries = MOST_TRIES,
): Promise<T> {
  try {
    return await transact(pool, run);
  } catch (error) {
    if (tries > 1 && isDeadlock(error)) return inTransaction(pool, run, tries - 1);
    throw error;
  }
}

async function transact<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await run(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    const rolledBack = await client.query("rollback").catch(() => null);
    client.release(rolledBack === null);
    throw error;
  }
}

export async function createTables(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [SCHEMA_LOCK]);
    await client.query(SCHEMA);
  });
}

/** Keeps only the endpoint that the environment names; deliveries go with their events. */
export async function emptyTables(pool: Pool): Promise<void> {
  await pool.query(`
    with timers as (delete from sandbox.timers), keys as (delete from sandbox.idempotency_keys)
    delete from sandbox.objects
    where kind <> 'webhook_endpoint' or not coalesce((hidden->>'fromEnvironment')::boolean, false)`);
}

/** Stripe lists events for 30 days and may forget an idempotency key after one. */
export async function forgetOld(pool: Pool): Promise<void> {
  await pool.query(
    "delete from sandbox.idempotency_keys where created_at < $1::timestamptz - interval '1 day'",
    [now()],
  );
  const old = "kind = 'event' and created < extract(epoch from $1::timestamptz - interval '30 days')";
  await pool.query(`delete from sandbox.objects where ${old}`, [now()]);
}
