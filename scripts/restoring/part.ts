// A part of the database as it was, beside today's or back in it.
import pg from "pg";
import { StackError } from "../stack/stack-error.mjs";
import { differencesOf } from "./books";
import { compare, fold, type Counts } from "./fold";
import { pickCustomer, pickTables, type Picked } from "./pick";
import type { Shape } from "./shape";
import { SAME_WORDS, stage } from "./stage";

/** What is asked back: whole tables, or all that is one customer's. */
export type Part = { tables: readonly string[] } | { customer: string };

/** `dry`: nothing is kept. `beside`: in a schema of its own. `back`: where it was. */
export type Way = { as: "dry" | "beside" } | { as: "back"; changed: boolean };

/** `back`: how many rows were put back. */
export type Done = { counts: Counts[]; back: number };

type Given = { then: string; live: string; part: Part; way: Way; schema: string };

/**
 * Takes a part out of the database at `then`, which nobody else uses, and does with it what is asked, all or nothing.
 * @throws StackError that says what keeps it from it
 */
export async function restorePart({ then, live, part, way, schema }: Given): Promise<Done> {
  return withClient(then, (old) => withClient(live, (today) => take(old, today, { part, way, schema })));
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(SAME_WORDS);
    await client.query("set search_path = public, pg_temp; set lock_timeout = '10s'; begin");
    return await work(client);
  } finally {
    await client.end();
  }
}

async function take(
  old: pg.Client,
  today: pg.Client,
  { part, way, schema }: Omit<Given, "then" | "live">,
): Promise<Done> {
  const picked =
    "customer" in part ? await pickCustomer(old, part.customer) : await pickTables(old, part.tables);
  if (way.as === "back") await lock(today, picked);
  await makeSchema(today, schema);
  const tables: Shape[] = [];
  for (const one of picked) tables.push(await stage(old, today, one, schema));
  const counts: Counts[] = [];
  for (const table of tables) counts.push(await compare(today, table, schema));
  const back = way.as === "back" ? await putBack(today, tables, schema, way.changed) : 0;
  if (way.as !== "dry") await today.query("commit");
  return { counts, back };
}

/** Nobody writes what the rows lean on meanwhile. */
async function lock(today: pg.Client, picked: readonly Picked[]): Promise<void> {
  for (const { table } of picked)
    await today.query(
      `do $$ begin if to_regclass('public.' || quote_ident(${pg.escapeLiteral(table)})) is not null then
         execute format('lock table public.%I in share row exclusive mode', ${pg.escapeLiteral(table)}); end if; end $$`,
    );
}

async function makeSchema(today: pg.Client, schema: string): Promise<void> {
  await today.query(`create schema ${pg.escapeIdentifier(schema)}`).catch(() => {
    throw new StackError(`the schema ${schema} is there already: drop it first, or choose another instant`);
  });
  // the nightly job drops it a week after this
  await today.query(
    `do $$ begin execute format('comment on schema %I is %L', ${pg.escapeLiteral(schema)}, clock_timestamp()); end $$`,
  );
}

async function putBack(today: pg.Client, tables: readonly Shape[], schema: string, changed: boolean) {
  const before = await differencesOf(today);
  const back = await fold(today, tables, schema, { changed });
  const fresh = [...(await differencesOf(today))].filter((one) => !before.has(one));
  if (fresh.length > 0)
    throw new StackError(`the books would differ, so nothing was done: ${fresh.slice(0, 5).join("; ")}`);
  await today.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`);
  await note(today, tables, back);
  return back;
}

async function note(today: pg.Client, tables: readonly Shape[], back: number): Promise<void> {
  const names = tables.map(({ table }) => table).join(", ");
  await today.query("select system_logs_make_parts((app_now() at time zone 'Asia/Kolkata')::date)");
  await today.query(
    "insert into system_logs (level, category, operation, message) values ('info', 'job', 'restore', left($1, 500))",
    [`${back} rows back: ${names}`],
  );
}
