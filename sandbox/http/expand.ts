import type { Pool, PoolClient } from "pg";
import { objectsAt, requireExpandable, type Json } from "./expandable";

async function load(db: Pool | PoolClient, ids: string[]): Promise<Map<string, Json>> {
  const sql = "select id, data from sandbox.objects where id = any($1)";
  const { rows } = await db.query<{ id: string; data: Json }>(sql, [ids]);
  return new Map(rows.map((row) => [row.id, row.data]));
}

/** A charge has no field for its refunds; expanding it adds their list. */
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

/** Follows one path ("data.latest_charge.refunds"), filling in whatever is still an id on the way. */
async function expandPath(db: Pool | PoolClient, body: object, path: string): Promise<void> {
  requireExpandable(body, path);
  let parents = objectsAt(body);
  for (const field of path.split(".")) {
    const isList = parents.some((parent) => parent.object === "list");
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
