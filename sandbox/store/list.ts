import type { Pool, PoolClient } from "pg";
import { badRequest } from "../errors";
import { unixNow } from "../ids";
import type { Kind, ObjectOf } from "../objects";

export type Page = { limit: number; starting_after?: string; ending_before?: string };

type Range = { gt?: number; gte?: number; lt?: number; lte?: number };

export type Filters = {
  customer?: string;
  payment_intent?: string;
  charge?: string;
  payment_method?: string;
  type?: string | string[];
  /** A type in which each * matches anything. */
  typePattern?: string;
  email?: string;
  status?: string[];
  created?: number | Range;
  /** Events only: whether all their deliveries have arrived. */
  delivered?: boolean;
};

export type List<K extends Kind> = { object: "list"; url: string; has_more: boolean; data: ObjectOf<K>[] };

const UNDELIVERED =
  "exists (select from sandbox.deliveries d where d.event_id = objects.id and d.delivered_at is null)";

/** Stripe shows events for 30 days. */
export function oldestEvent(): number {
  return unixNow() - 30 * 86_400;
}

class Conditions {
  readonly values: unknown[] = [];
  readonly sql: string[] = [];

  add(left: string, value: unknown, right = ""): void {
    if (value === undefined) return;
    this.values.push(value);
    this.sql.push(`${left} $${this.values.length}${right}`);
  }
}

function likePattern(stars: string): string {
  return stars.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%");
}

function conditionsFor(kind: Kind, filters: Filters): Conditions {
  const conditions = new Conditions();
  conditions.add("kind =", kind);
  conditions.add("customer =", filters.customer);
  conditions.add("payment_intent =", filters.payment_intent);
  conditions.add("charge =", filters.charge);
  conditions.add("data->>'payment_method' =", filters.payment_method);
  conditions.add("email =", filters.email);
  if (filters.type !== undefined) conditions.add("type = any(", [filters.type].flat(), ")");
  conditions.add("type like", filters.typePattern && likePattern(filters.typePattern));
  conditions.add("data->>'status' = any(", filters.status, ")");
  const range =
    typeof filters.created === "number" ? { gte: filters.created, lte: filters.created } : filters.created;
  conditions.add("created >", range?.gt);
  conditions.add("created >=", range?.gte);
  conditions.add("created <", range?.lt);
  conditions.add("created <=", range?.lte);
  if (filters.delivered !== undefined)
    conditions.sql.push(filters.delivered ? `not ${UNDELIVERED}` : UNDELIVERED);
  if (kind === "event") conditions.add("created >=", oldestEvent());
  if (kind === "customer") conditions.sql.push("data->>'deleted' is null");
  return conditions;
}

async function positionOf(db: Pool | PoolClient, kind: Kind, id: string, param: string): Promise<string> {
  const sql = "select seq from sandbox.objects where id = $1 and kind = $2";
  const { rows } = await db.query<{ seq: string }>(sql, [id, kind]);
  if (!rows[0]) throw badRequest(`No such ${kind}: '${id}'`, { code: "resource_missing", param });
  return rows[0].seq;
}

/** Newest first, like every list of Stripe's; one row more than asked for tells whether there are more. */
export async function listObjects<K extends Kind>(
  db: Pool | PoolClient,
  kind: K,
  filters: Filters,
  page: Page,
): Promise<Omit<List<K>, "url">> {
  const { starting_after: after, ending_before: before, limit } = page;
  const conditions = conditionsFor(kind, filters);
  if (after) conditions.add("seq <", await positionOf(db, kind, after, "starting_after"));
  if (before) conditions.add("seq >", await positionOf(db, kind, before, "ending_before"));
  const backwards = before !== undefined;
  const sql = `select data from sandbox.objects where ${conditions.sql.join(" and ")}
    order by seq ${backwards ? "asc" : "desc"} limit ${limit + 1}`;
  const { rows } = await db.query<{ data: ObjectOf<K> }>(sql, conditions.values);
  const data = rows.slice(0, limit).map((row) => row.data);
  return { object: "list", has_more: rows.length > limit, data: backwards ? data.reverse() : data };
}
