import type { Pool, PoolClient } from "pg";
import { badRequest } from "../errors";

/** Which fields of an object may be expanded; each holds an id, or nothing yet. */
export const EXPANDABLE: Readonly<Record<string, readonly string[]>> = {
  payment_intent: [
    "application",
    "customer",
    "latest_charge",
    "on_behalf_of",
    "payment_method",
    "payment_record",
    "review",
    "source",
  ],
  charge: [
    "application",
    "application_fee",
    "balance_transaction",
    "customer",
    "failure_balance_transaction",
    "on_behalf_of",
    "payment_intent",
    "refunds",
    "review",
    "source_transfer",
    "transfer",
  ],
  customer: ["default_source", "test_clock"],
  mandate: ["payment_method"],
  refund: [
    "balance_transaction",
    "charge",
    "customer",
    "failure_balance_transaction",
    "payment_intent",
    "payment_method",
    "source_transfer_reversal",
    "transfer_reversal",
  ],
  setup_attempt: ["application", "customer", "on_behalf_of", "payment_method", "setup_intent"],
  setup_intent: [
    "application",
    "customer",
    "latest_attempt",
    "mandate",
    "on_behalf_of",
    "payment_method",
    "single_use_mandate",
  ],
  payment_method: ["customer"],
  balance_transaction: ["source"],
  dispute: ["charge", "payment_intent"],
};

const DEEPEST = 4;

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectsAt(value: unknown): Json[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

async function load(db: Pool | PoolClient, ids: string[]): Promise<Map<string, Json>> {
  const sql = "select id, data from sandbox.objects where id = any($1)";
  const { rows } = await db.query<{ id: string; data: Json }>(sql, [ids]);
  return new Map(rows.map((row) => [row.id, row.data]));
}

/** A charge has no field with its refunds; asking for it adds their list. */
async function addRefunds(db: Pool | PoolClient, charges: Json[]): Promise<void> {
  const sql =
    "select data from sandbox.objects where kind = 'refund' and charge = $1 order by seq desc limit 11";
  for (const charge of charges) {
    const { rows } = await db.query<{ data: Json }>(sql, [charge.id]);
    const data = rows.slice(0, 10).map((row) => row.data);
    charge.refunds = {
      object: "list",
      data,
      has_more: rows.length > 10,
      url: `/v1/charges/${charge.id}/refunds`,
    };
  }
}

async function expandField(db: Pool | PoolClient, parents: Json[], field: string): Promise<void> {
  if (field === "refunds") return addRefunds(db, parents);
  const ids = parents.flatMap((parent) => (typeof parent[field] === "string" ? [parent[field]] : []));
  if (ids.length === 0) return;
  const found = await load(db, ids);
  for (const parent of parents) {
    const id = parent[field];
    if (typeof id === "string") parent[field] = structuredClone(found.get(id)) ?? id;
  }
}

/** Follows one path ("data.latest_charge.refunds"), filling in what is still an id on the way. */
async function expandPath(db: Pool | PoolClient, body: object, path: string): Promise<void> {
  const fields = path.split(".");
  if (fields.length > DEEPEST)
    throw badRequest(`You cannot expand more than ${DEEPEST} levels of a property`, { param: "expand" });
  let parents = objectsAt(body);
  for (const field of fields) {
    const isList = parents.some((parent) => parent.object === "list");
    const known = isList ? ["data"] : parents.flatMap((parent) => EXPANDABLE[String(parent.object)] ?? []);
    if (parents.length > 0 && !known.includes(field)) {
      throw badRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
    }
    if (!isList) await expandField(db, parents, field);
    parents = parents.flatMap((parent) => objectsAt(parent[field]));
  }
}

/** A copy of the answer with the named fields filled in. Throws an ApiError for a field that has nothing to fill in. */
export async function expand(db: Pool | PoolClient, body: object, paths: string[]): Promise<object> {
  if (paths.length === 0) return body;
  const copy = structuredClone(body);
  for (const path of paths) await expandPath(db, copy, path);
  return copy;
}
