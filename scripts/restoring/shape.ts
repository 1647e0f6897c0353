// What a table looks like in a database, and which tables lean on which: read from its own catalogue.
import type { Client } from "pg";

type Column = { name: string; type: string; isMade: boolean; isKey: boolean };

/** `isMade`: the database computes it. */
export type Shape = { table: string; columns: Column[] };

const COLUMNS = `
  select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, a.attgenerated <> '' as "isMade",
         exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as "isKey"
  from pg_attribute a
  where a.attrelid = to_regclass('public.' || quote_ident($1)) and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** A table of the product; null where there is none of that name. */
export async function shapeOf(client: Client, table: string): Promise<Shape | null> {
  const { rows: columns } = await client.query<Column>(COLUMNS, [table]);
  return columns.length > 0 ? { table, columns } : null;
}

/** A foreign key: these columns of `child` name those of `parent`. */
export type Link = { child: string; parent: string; from: string[]; to: string[] };

const named = (columns: string, table: string) =>
  `(select array_agg(a.attname::text order by k.n) from unnest(c.${columns}) with ordinality k (num, n)
    join pg_attribute a on a.attrelid = c.${table} and a.attnum = k.num)`;

export async function linksOf(client: Client): Promise<Link[]> {
  const { rows } = await client.query<Link>(`
    select child.relname::text as child, parent.relname::text as parent,
           ${named("conkey", "conrelid")} as "from", ${named("confkey", "confrelid")} as "to"
    from pg_constraint c join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
    where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace order by c.conname`);
  return rows;
}
