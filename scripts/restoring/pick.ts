// Which rows of the database as it was are asked back.
import { escapeIdentifier as named, type Client } from "pg";
import { OWN_TABLES } from "@/lib/features/own-data/own-tables";
import { StackError } from "../stack/stack-error.mjs";
import { linksOf, shapeOf, type Link } from "./shape";

/** `where`: of the table as `t`. */
export type Picked = { table: string; where: string };

/** @throws StackError when there was none of these names */
export async function pickTables(then: Client, tables: readonly string[]): Promise<Picked[]> {
  for (const table of tables)
    if (!(await shapeOf(then, table))) throw new StackError(`there was no table ${table} at that instant`);
  return tables.map((table) => ({ table, where: "true" }));
}

const MARKED = "exists (select from picked p where p.part = t.tableoid and p.spot = t.ctid)";

/**
 * Every row of one customer: those that name them, and those that lean on such a row, as a bill's lines do.
 * @param who their number, or the code on their box
 * @throws StackError when the database knew no such customer
 */
export async function pickCustomer(then: Client, who: string): Promise<Picked[]> {
  const { rows } = await then.query<{ id: number }>(
    "select id from users where role = 'customer' and (id::text = $1 or code = upper($1)) order by id::text <> $1 limit 1",
    [who],
  );
  const [person] = rows;
  if (!person) throw new StackError(`there was no customer ${who} at that instant`);
  await then.query("create temp table picked (part oid, spot tid, primary key (part, spot))");
  const links = await linksOf(then);
  for (const [table, where] of Object.entries(OWN_TABLES))
    if (await shapeOf(then, table)) await mark(then, `public.${named(table)} t where ${where}`, [person.id]);
  while ((await markLeaning(then, links)) > 0);
  const tables = new Set([...Object.keys(OWN_TABLES), ...links.map(({ child }) => child)]);
  const picked: Picked[] = [];
  for (const table of tables) if (await hasMarked(then, table)) picked.push({ table, where: MARKED });
  return picked;
}

async function mark(then: Client, from: string, values: unknown[] = []): Promise<number> {
  const into = "insert into picked select t.tableoid, t.ctid from";
  return (await then.query(`${into} ${from} on conflict do nothing`, values)).rowCount ?? 0;
}

async function markLeaning(then: Client, links: readonly Link[]): Promise<number> {
  let marked = 0;
  for (const { child, parent, from, to } of links) {
    const on = from.map((column, index) => `t.${named(column)} = o.${named(to[index] ?? "")}`).join(" and ");
    const leaning = `public.${named(child)} t join public.${named(parent)} o on ${on}
      join picked p on p.part = o.tableoid and p.spot = o.ctid`;
    marked += await mark(then, leaning);
  }
  return marked;
}

async function hasMarked(then: Client, table: string): Promise<boolean> {
  if (!(await shapeOf(then, table))) return false;
  const { rows } = await then.query<{ has: boolean }>(
    `select exists (select from public.${named(table)} t where ${MARKED}) as has`,
  );
  return rows[0]?.has ?? false;
}
