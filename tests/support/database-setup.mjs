import pg from "pg";
import { migrate, startTestPostgres } from "./test-postgres.mjs";

/** The system log has a part a month from today on; tests have days of their own, whatever today is. */
const LOGGED_FROM = ["2026-09-01", "2026-12-01", "2027-03-01"];

/** One server for the run, with a migrated template that nobody connects to again; each test file clones it. */
export default async function setUpDatabase() {
  const server = await startTestPostgres("template");
  // Jest ignores a function returned from here: database-teardown.mjs stops it.
  globalThis.testPostgres = server;
  await migrate(server.url);
  await makeLogParts(server.url);
  process.env.TEST_TEMPLATE_URL = server.url;
}

async function makeLogParts(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const first of LOGGED_FROM) await client.query("SELECT system_logs_make_parts($1::date)", [first]);
  } finally {
    await client.end();
  }
}
