import { migrate, startTestPostgres } from "./test-postgres.mjs";

/** One server for the run, with a migrated template that nobody connects to again; each test file clones it. */
export default async function setUpDatabase() {
  const server = await startTestPostgres("template");
  // Jest ignores a function returned from here: database-teardown.mjs stops it.
  globalThis.testPostgres = server;
  await migrate(server.url);
  process.env.TEST_TEMPLATE_URL = server.url;
}
