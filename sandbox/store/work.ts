import type { Pool, PoolClient } from "pg";
import { now } from "../clock";
import { newId, unixNow } from "../ids";
import { listObjects, type Filters, type List, type Page } from "./list";
import { API_VERSION, type Kind, type Row, type StripeEvent, type StripeObject } from "../objects";

/** The names of the later tasks; `timers.ts` has one function for each. */
export type Task =
  | "settle-charge"
  | "lapse-capture"
  | "finish-debit"
  | "expire-upi"
  | "open-dispute"
  | "decide-dispute"
  | "finish-refund";

/** The API request that caused the work. */
export type Cause = StripeEvent["request"];

/** For what no API request asked for: a timer, a customer on the bank's page. */
const BY_ITSELF: Cause = { id: null, idempotency_key: null };

type Lock = "" | "for update";
type Later = { task: Task; objectId: string; seconds: number };

/** Objects and events, one delivery per event and enabled endpoint that asked for its type, and timers: in one go. */
const FLUSH = `
  with sent as materialized (
    select * from rows from (json_to_recordset($1) as (id text, kind text, type text, data json, hidden json))
      with ordinality as row (id, kind, type, data, hidden, place)
  ), written as (
    insert into sandbox.objects (id, kind, data, hidden) select id, kind, data, hidden from sent order by place
    on conflict (id) do update set data = excluded.data, hidden = excluded.hidden
  ), scheduled as (
    insert into sandbox.deliveries (event_id, endpoint_id, next_try_at, created_at)
    select sent.id, endpoint.id, $3::timestamptz, $3::timestamptz from sent
    join sandbox.objects endpoint on endpoint.kind = 'webhook_endpoint' and endpoint.data->>'status' = 'enabled'
      and exists (select from json_array_elements_text(endpoint.data->'enabled_events') as wanted
                  where wanted in ('*', sent.type))
    where sent.kind = 'event' order by sent.place, endpoint.seq
  )
  insert into sandbox.timers (task, object_id, due_at)
  select task, "objectId", $3::timestamptz + make_interval(secs => seconds)
  from json_to_recordset($2) as (task text, "objectId" text, seconds integer)`;

/**
 * One request's changes. Nothing is written before `flush`, which writes all of them in one statement of the
 * caller's transaction: a refusal midway leaves no trace, and a decline keeps its charge and events.
 */
export class Work {
  private readonly rows = new Map<string, Row<Kind>>();
  private readonly events: StripeEvent[] = [];
  private readonly timers: Later[] = [];

  private constructor(
    private readonly db: Pool | PoolClient,
    private readonly lock: Lock,
    private readonly cause: Cause,
  ) {}

  static reading(pool: Pool): Work {
    return new Work(pool, "", BY_ITSELF);
  }

  /** In the caller's transaction: whatever is read stays locked until that ends. */
  static changing(client: PoolClient, cause: Cause = BY_ITSELF): Work {
    return new Work(client, "for update", cause);
  }

  get<K extends Kind>(kind: K, id: string): Promise<Row<K> | null> {
    return this.find(kind, id, this.lock);
  }

  /** For reading only: doesn't keep anybody from changing it meanwhile. */
  look<K extends Kind>(kind: K, id: string): Promise<Row<K> | null> {
    return this.find(kind, id, "");
  }

  private async find<K extends Kind>(kind: K, id: string, lock: Lock): Promise<Row<K> | null> {
    const text = `select data, hidden from sandbox.objects where id = $1 and kind = $2 ${lock}`;
    const { rows } = await this.db.query<Row<K>>({ name: `get ${lock}`, text, values: [id, kind] });
    return rows[0] ?? null;
  }

  async list<K extends Kind>(kind: K, filters: Filters, page: Page): Promise<List<K>> {
    const { data, has_more } = await listObjects(this.db, kind, filters, page);
    return { object: "list", url: `/v1/${kind}s`, has_more, data };
  }

  /** For each event, how many endpoints it has yet to reach. */
  async pendingDeliveries(eventIds: string[]): Promise<Map<string, number>> {
    const sql = `select event_id, count(*)::int as pending from sandbox.deliveries
      where event_id = any($1) and delivered_at is null group by event_id`;
    const { rows } = await this.db.query<{ event_id: string; pending: number }>(sql, [eventIds]);
    return new Map(rows.map((row) => [row.event_id, row.pending]));
  }

  /** Deletes it at once, along with deliveries on their way to it. */
  async remove(id: string): Promise<void> {
    await this.db.query("delete from sandbox.objects where id = $1", [id]);
  }

  save<K extends Kind>(row: Row<K>): void {
    this.rows.set(row.data.id, row);
  }

  /** Records an event with the object as it is now; later changes to the object don't affect it. */
  emit(type: string, object: StripeObject, previous?: Record<string, unknown>): void {
    const data = structuredClone({ object, ...(previous && { previous_attributes: previous }) });
    this.events.push({
      id: newId("evt"),
      object: "event",
      api_version: API_VERSION,
      created: unixNow(),
      data,
      livemode: false,
      pending_webhooks: 0,
      request: this.cause,
      type,
    });
  }

  /** Schedules something for `timers.ts` to do with the object later. */
  later(task: Task, objectId: string, seconds: number): void {
    this.timers.push({ task, objectId, seconds });
  }

  async flush(): Promise<void> {
    const events = this.events.map((data) => ({ data, hidden: {} }));
    const records = [...this.rows.values(), ...events].map(({ data, hidden }) => {
      return { id: data.id, kind: data.object, type: "type" in data ? data.type : null, data, hidden };
    });
    if (records.length === 0) return;
    const values = [JSON.stringify(records), JSON.stringify(this.timers), now()];
    await this.db.query({ name: "flush", text: FLUSH, values });
  }
}
