// Rows of the database as it was, in a schema of their own beside those of today.
import { escapeIdentifier as named, type Client } from "pg";
import { StackError } from "../stack/stack-error.mjs";
import type { Picked } from "./pick";
import { shapeOf, type Shape } from "./shape";

/** As many at a time: a row may hold a picture of 600 kB. */
const ROWS_AT_ONCE = 200;

/** `schema.table`, quoted. */
export const inSchema = (schema: string, table: string) => `${named(schema)}.${named(table)}`;

/** How texts are written, in both databases: what one writes, the other reads as the same. */
export const SAME_WORDS =
  "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 1";

/**
 * Copies rows of `then` into a new table of `live`, each column by its own type's text; returns the table's shape. Within
 * transactions of both.
 */
export async function stage(
  then: Client,
  live: Client,
  { table, where }: Picked,
  schema: string,
): Promise<Shape> {
  const shape = await shapeOf(then, table);
  if (!shape) throw new StackError(`there was no table ${table} at that instant`);
  const columns = shape.columns.map(({ name, type }) => `${named(name)} ${type}`).join(", ");
  await live.query(`create table ${inSchema(schema, table)} (${columns})`);
  await then.query(
    `declare rows no scroll cursor for select t::text as line from public.${named(table)} t where ${where}`,
  );
  for (;;) {
    const { rows } = await then.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from rows`);
    if (rows.length === 0) break;
    // offset 0: each line is read once, not once a column
    await live.query(
      `insert into ${inSchema(schema, table)}
       select (read.line).* from (select line::${inSchema(schema, table)} as line from unnest($1::text[]) line offset 0) read`,
      [rows.map(({ line }) => line)],
    );
  }
  await then.query("close rows");
  return shape;
}
