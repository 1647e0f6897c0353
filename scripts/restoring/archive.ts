// What was put away of a month, or copied of a financial year, as rows again: in a schema of their own, beside today's.
import { escapeIdentifier as named, type Client } from "pg";
import { sha256Of, unpack } from "@/lib/features/archives/rows";
import { StackError } from "../stack/stack-error.mjs";
import { inSchema, SAME_WORDS } from "./stage";

export type Archived = { path: string; rows: number; bytes: number; madeAt: Date; deleteOn: string };

export async function archivesIn(client: Client): Promise<Archived[]> {
  await client.query(SAME_WORDS);
  const { rows } = await client.query<Archived>(
    `select path, row_count as rows, bytes, made_at as "madeAt", delete_on::text as "deleteOn" from archives order by month, path`,
  );
  return rows;
}

type Kept = { table: string; content: Buffer; sha256: string; rows: number };

/**
 * Writes an archive's rows into a new table of `schema`, all or nothing. The nightly job drops a schema of the name that
 * restores have, a week later. Returns where they are, and how many.
 * @throws StackError for one that is not there, or not what it was
 */
export async function readBack(client: Client, path: string, schema: string) {
  await client.query(SAME_WORDS);
  const kept = await archiveAt(client, path);
  const place = inSchema(schema, kept.table);
  await client.query("begin");
  try {
    await client.query(`create schema if not exists ${named(schema)}`);
    await client.query(
      `do $$ begin execute format('comment on schema ${named(schema)} is %L', clock_timestamp()); end $$`,
    );
    await client.query(`create table ${place} (like public.${named(kept.table)})`);
    const { rowCount } = await client.query(
      `insert into ${place} select * from json_populate_recordset(null::public.${named(kept.table)}, $1::json)`,
      [unpack(kept.content)],
    );
    if (rowCount !== kept.rows) throw new StackError(`${path} holds ${rowCount} rows and not ${kept.rows}`);
    await client.query("commit");
    return { place, rows: kept.rows };
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function archiveAt(client: Client, path: string): Promise<Kept> {
  const { rows } = await client.query<Kept>(
    `select table_name as "table", content, sha256, row_count as rows from archives where path = $1`,
    [path],
  );
  const [kept] = rows;
  if (!kept) throw new StackError(`there is no archive ${path}: npm run archives lists them`);
  if (sha256Of(kept.content) !== kept.sha256)
    throw new StackError(`${path} is not what it was when it was made: take it from a backup`);
  return kept;
}
