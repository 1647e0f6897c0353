import type { Client } from "pg";

type Step = (name: string, work: () => Promise<unknown>) => Promise<void>;
type Catalogue = { foreignKeys: string[]; indexes: string[]; drop: string[] };

/**
 * Loads with the tables' triggers, foreign keys and indexes off, and puts all of them back: PostgreSQL checks every foreign
 * key and every unique index as it makes it again. What triggers hold is for the caller to prove. Within a transaction that
 * is given up when anything fails, so that no guard can stay away.
 */
export async function withoutGuards(
  client: Client,
  tables: readonly string[],
  step: Step,
  load: () => Promise<void>,
): Promise<void> {
  const { foreignKeys, indexes, drop } = await catalogue(client, tables);
  await run(client, [...tables.map((name) => `ALTER TABLE ${name} DISABLE TRIGGER USER`), ...drop]);
  await load();
  await moveSequences(client, tables);
  await step("indexes", () => run(client, indexes));
  await step("foreign keys", () => run(client, foreignKeys));
  await run(
    client,
    tables.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`),
  );
}

async function run(client: Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/**
 * What to drop, and how to make it again, comments included. Primary keys stay, and the indexes whose condition PostgreSQL would
 * write down in other words the second time: those of a few rare kinds of entries. PostgreSQL writes an index of a table in parts
 * down without those of the parts (ONLY): it is made again with them.
 */
async function catalogue(client: Client, tables: readonly string[]): Promise<Catalogue> {
  const keys = await client.query<{ name: string; owner: string; made: string }>(
    `SELECT quote_ident(conname) AS name, conrelid::regclass::text AS owner, pg_get_constraintdef(oid) AS made FROM pg_constraint
     WHERE contype = 'f' AND conparentid = 0 AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[])) ORDER BY conrelid, conname`,
    [tables],
  );
  const indexes = await client.query<{ name: string; made: string; comment: string | null }>(
    `SELECT i.indexrelid::regclass::text AS name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS made,
       quote_literal(obj_description(i.indexrelid, 'pg_class')) AS comment
     FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (
       SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
       AND pg_get_indexdef(i.indexrelid) NOT LIKE '%ANY ((ARRAY%' ORDER BY i.indexrelid`,
    [tables],
  );
  return {
    foreignKeys: keys.rows.map(
      ({ name, owner, made }) => `ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${made}`,
    ),
    indexes: indexes.rows.flatMap(({ name, made, comment }) =>
      comment === null ? [made] : [made, `COMMENT ON INDEX ${name} IS ${comment}`],
    ),
    drop: [
      ...keys.rows.map(({ name, owner }) => `ALTER TABLE ${owner} DROP CONSTRAINT ${name}`),
      ...indexes.rows.map(({ name }) => `DROP INDEX ${name}`),
    ],
  };
}

/** The next row made by the product gets the id after the last that was loaded. */
async function moveSequences(client: Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string; sequence: string }>(
    `SELECT d.refobjid::regclass::text AS name, d.objid::regclass::text AS sequence FROM pg_depend d
     JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S' WHERE d.refobjid = ANY ($1::regclass[]) AND d.deptype = 'a'`,
    [tables],
  );
  await run(
    client,
    rows.map(
      ({ name, sequence }) => `SELECT setval('${sequence}', 1 + coalesce(max(id), 0), false) FROM ${name}`,
    ),
  );
}
