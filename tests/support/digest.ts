import { connectSql } from "./sql";

/**
 * A digest of each of our tables: the same answer twice means that nothing was written in between. The system log is left
 * out, since it records refusals.
 */
export async function digestOfTables(): Promise<Record<string, string>> {
  const sql = await connectSql();
  try {
    const tables = await sql.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^system_logs' order by tablename",
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await sql.query<{ digest: string }>(
        `select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from "${name}" t`,
      );
      digests[name] = row?.digest ?? "";
    }
    return digests;
  } finally {
    await sql.close();
  }
}
