// On a server of one's own: a named point in its log, which its own backups can be restored to.
import pg from "pg";

const NOT_ALLOWED = "42501";
const NOT_ARCHIVED = "55000";

/** Answers what to tell whoever updates. A login that may not name a point, or a server that keeps no log, gets the instant. */
export async function markPoint(): Promise<string> {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL,
  });
  await client.connect();
  const instant = new Date().toISOString();
  const name = `before_update_${instant.replace(/\D/g, "").slice(0, 14)}`;
  try {
    await client.query("select pg_create_restore_point($1)", [name]);
    return `the server's log has the point ${name}`;
  } catch (fault) {
    if (!(fault instanceof pg.DatabaseError) || ![NOT_ALLOWED, NOT_ARCHIVED].includes(fault.code ?? ""))
      throw fault;
    return `the server's own backups are the way back, to ${instant}`;
  } finally {
    await client.end();
  }
}
