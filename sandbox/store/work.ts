import type { Pool, PoolClient } from "pg";
import { newId, unixNow } from "../ids";
import { listObjects, type Filters, type List, type Page } from "./list";
import {
  API_VERSION,
  type Kind,
  type ObjectOf,
  type Row,
  type StripeEvent,
  type StripeObject,
} from "../objects";

/** What a later task may be called; `timers.ts` has one function for each. */
export type Task = "settle-charge" | "lapse-capture" | "finish-debit" | "open-dispute";

/** The API request that work is done for. */
export type Cause = StripeEvent["request"];

/** For what no API request asked for: a timer, a customer at the bank's page. */
const BY_ITSELF: Cause = { id: null, idempotency_key: null };

type Later = { task: Task; objectId: string; seconds: number };

/**
 * One request's changes. Nothing is written before `flush`, which writes all of it in two statements of the
 * caller's transaction: a refusal in the middle leaves no trace, and a decline keeps its charge and events.
 */
export class Work {
  private readonly rows = new Map<string, Row<Kind>>();
  private readonly events: StripeEvent[] = [];
  private readonly timers: Later[] = [];

  private constructor(
    private readonly db: Pool | PoolClient,
    private readonly lock: "" | "for update",
    private readonly cause: Cause,
  ) {}

  static reading(pool: Pool): Work {
    return new Work(pool, "", BY_ITSELF);
  }

  /** In a transaction of the caller's: whatever it gets stays locked until that ends. */
  static changing(client: PoolClient, cause: Cause = BY_ITSELF): Work {
    return new Work(client, "for update", cause);
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | null> {
    const text = `select data, hidden from sandbox.objects where id = $1 and kind = $2 ${this.lock}`;
    const { rows } = await this.db.query<Row<K>>({ name: `get ${this.lock}`, text, values: [id, kind] });
    return rows[0] ?? null;
  }

  async list<K extends Kind>(kind: K, filters: Filters, page: Page): Promise<List<K>> {
    const { data, has_more } = await listObjects(this.db, kind, filters, page);
    return { object: "list", url: `/v1/${kind}s`, has_more, data };
  }

  /** For each event, how many endpoints it has still to reach. */
  async pendingDeliveries(eventIds: string[]): Promise<Map<string, number>> {
    const sql = `select event_id, count(*)::int as pending from sandbox.deliveries
      where event_id = any($1) and delivered_at is null group by event_id`;
    const { rows } = await this.db.query<{ event_id: string; pending: number }>(sql, [eventIds]);
    return new Map(rows.map((row) => [row.event_id, row.pending]));
  }

  /** Deletes at once, with the deliveries that were on their way there. */
  async remove(id: string): Promise<void> {
    await this.db.query("delete from sandbox.objects where id = $1", [id]);
  }

  save<K extends Kind>(row: Row<K>): void {
    this.rows.set(row.data.id, row);
  }

  /** Records an event with the object as it stands now; what happens to the object afterwards doesn't touch it. */
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

  /** Has `timers.ts` do something with the object later, by itself. */
  later(task: Task, objectId: string, seconds: number): void {
    this.timers.push({ task, objectId, seconds });
  }

  async flush(): Promise<void> {
    const rows = [...this.rows.values(), ...this.events.map((data) => ({ data, hidden: {} }))];
    if (rows.length > 0) await this.writeObjects(rows);
    if (this.events.length > 0) await this.scheduleDeliveries(this.events);
    for (const { task, objectId, seconds } of this.timers) {
      const sql = `insert into sandbox.timers (task, object_id, due_at) values ($1, $2, now() + make_interval(secs => $3))`;
      await this.db.query({ name: "add-timer", text: sql, values: [task, objectId, seconds] });
    }
  }

  private async writeObjects(rows: { data: ObjectOf<Kind>; hidden: object }[]): Promise<void> {
    const records = rows.map(({ data, hidden }) => ({ id: data.id, kind: data.object, data, hidden }));
    const sql = `insert into sandbox.objects (id, kind, data, hidden)
      select id, kind, data, hidden from json_to_recordset($1) as (id text, kind text, data json, hidden json)
      on conflict (id) do update set data = excluded.data, hidden = excluded.hidden`;
    await this.db.query({ name: "write-objects", text: sql, values: [JSON.stringify(records)] });
  }

  /** One delivery per event and enabled endpoint that asked for its type. */
  private async scheduleDeliveries(events: StripeEvent[]): Promise<void> {
    const sql = `insert into sandbox.deliveries (event_id, endpoint_id, next_try_at)
      select event.id, endpoint.id, now()
      from json_to_recordset($1) as event (id text, type text)
      join sandbox.objects endpoint on endpoint.kind = 'webhook_endpoint' and endpoint.data->>'status' = 'enabled'
        and exists (select from json_array_elements_text(endpoint.data->'enabled_events') as wanted
                    where wanted in ('*', event.type))`;
    const wanted = events.map(({ id, type }) => ({ id, type }));
    await this.db.query({ name: "schedule-deliveries", text: sql, values: [JSON.stringify(wanted)] });
  }
}
