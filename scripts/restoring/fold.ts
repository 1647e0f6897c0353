// Staged rows put back among those of today, and what keeps them from it.
import { escapeIdentifier as named, type Client } from "pg";
import { StackError } from "../stack/stack-error.mjs";
import { linksOf, shapeOf, type Link, type Shape } from "./shape";
import { inSchema } from "./stage";

/** Rows of then: all, those that are gone today, and those that say something else today. */
export type Counts = { table: string; isGone: boolean; rows: number; missing: number; changed: number };

type Sides = { key: string; shared: string[]; isSame: string };

/** How rows of both sides are compared: by key, and by the columns that both have. */
function sidesOf(then: Shape, live: Shape): Sides {
  const key = live.columns.filter(({ isKey }) => isKey).map(({ name }) => name);
  if (key.length === 0) throw new StackError(`${live.table} has no key by which its rows are known`);
  const kept = new Set(live.columns.filter(({ isMade }) => !isMade).map(({ name }) => name));
  const shared = then.columns.map(({ name }) => name).filter((name) => kept.has(name));
  const row = (side: string) => `row(${shared.map((name) => `${side}.${named(name)}`).join(", ")})::text`;
  return {
    key: key.map((name) => `s.${named(name)} = l.${named(name)}`).join(" and "),
    shared: shared.map(named),
    isSame: `${row("s")} = ${row("l")}`,
  };
}

/** Compares a staged table with today's. */
export async function compare(live: Client, then: Shape, schema: string): Promise<Counts> {
  const staged = inSchema(schema, then.table);
  const today = await shapeOf(live, then.table);
  const count = async (where: string) => {
    const { rows } = await live.query<{ count: string }>(`select count(*) from ${staged} s ${where}`);
    return Number(rows[0]?.count);
  };
  const all = await count("");
  if (!today) return { table: then.table, isGone: true, rows: all, missing: all, changed: 0 };
  const { key, isSame } = sidesOf(then, today);
  const among = `public.${named(then.table)} l`;
  const missing = await count(`where not exists (select from ${among} where ${key})`);
  const changed = await count(`join ${among} on ${key} where not (${isSame})`);
  return { table: then.table, isGone: false, rows: all, missing, changed };
}

/**
 * Puts the rows of staged tables back: those that are gone, and with `changed` those that say something else today. What the
 * database does by itself when a row comes is off meanwhile, since it was done then; what rows lean on is looked at afterwards.
 * @throws StackError that says what keeps them from it; the transaction is undone then
 */
export async function fold(
  live: Client,
  tables: readonly Shape[],
  schema: string,
  { changed }: { changed: boolean },
): Promise<number> {
  await live.query("set local session_replication_role = replica");
  let back = 0;
  for (const then of tables) back += await foldOne(live, then, schema, changed);
  await live.query("set local session_replication_role = origin");
  const touched = new Set(tables.map(({ table }) => table));
  for (const link of await linksOf(live)) if (touched.has(link.child)) await refuseOrphans(live, link);
  return back;
}

async function foldOne(live: Client, then: Shape, schema: string, changed: boolean): Promise<number> {
  const today = await shapeOf(live, then.table);
  if (!today)
    throw new StackError(
      `${then.table} is gone with its rules: its rows can stand beside (without --back), and a whole restore brings all of it`,
    );
  const { key, shared, isSame } = sidesOf(then, today);
  const [table, staged] = [`public.${named(then.table)}`, inSchema(schema, then.table)];
  const list = shared.join(", ");
  await makeParts(live, then, schema);
  const put = await live
    .query(
      `insert into ${table} (${list}) overriding system value
       select ${list} from ${staged} s where not exists (select from ${table} l where ${key})`,
    )
    .catch(refuse(then.table));
  let back = put.rowCount ?? 0;
  if (changed) {
    const set = shared.map((column) => `${column} = s.${column}`).join(", ");
    const made = await live
      .query(`update ${table} l set ${set} from ${staged} s where ${key} and not (${isSame})`)
      .catch(refuse(then.table));
    back += made.rowCount ?? 0;
  }
  await countOn(live, today);
  return back;
}

/** A table in parts gets those of the months that come back. */
async function makeParts(live: Client, { table }: Shape, schema: string): Promise<void> {
  const { rowCount } = await live.query(
    "select from pg_partitioned_table where partrelid = to_regclass('public.' || quote_ident($1))",
    [table],
  );
  if (!rowCount) return;
  await live.query(
    `select make_part($1, month) from (
       select distinct date_trunc('month', created_at at time zone 'Asia/Kolkata')::date as month from ${inSchema(schema, table)}) months`,
    [table],
  );
}

function refuse(table: string) {
  return (error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = error instanceof Error && "detail" in error && error.detail ? ` (${error.detail})` : "";
    throw new StackError(`${table} can't take its rows back: ${reason}${detail}`);
  };
}

/** New rows get numbers beyond those that came back. */
async function countOn(live: Client, { table, columns }: Shape): Promise<void> {
  const { rows } = await live.query<{ name: string; counter: string }>(
    `select name, pg_get_serial_sequence($1, name) as counter from unnest($2::text[]) name
     where pg_get_serial_sequence($1, name) is not null`,
    [`public.${named(table)}`, columns.map(({ name }) => name)],
  );
  for (const { name, counter } of rows) {
    await live.query(
      `select setval($1::regclass, greatest(max(${named(name)}), (select last_value from ${counter})))
       from public.${named(table)} having count(*) > 0`,
      [counter],
    );
  }
}

async function refuseOrphans(live: Client, { child, parent, from, to }: Link): Promise<void> {
  const isNamed = from.map((column) => `c.${named(column)} is not null`).join(" and ");
  const on = from.map((column, index) => `p.${named(to[index] ?? "")} = c.${named(column)}`).join(" and ");
  const { rows } = await live.query<{ count: string }>(
    `select count(*) from public.${named(child)} c
     where ${isNamed} and not exists (select from public.${named(parent)} p where ${on})`,
  );
  const count = Number(rows[0]?.count);
  if (count > 0)
    throw new StackError(
      `${count} rows of ${child} name rows of ${parent} that are gone: ask for --table ${parent} as well`,
    );
}
