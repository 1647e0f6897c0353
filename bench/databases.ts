import { Client } from "pg";
import { disconnect } from "@/lib/db";
import { applyTestEnvironment } from "../tests/support/environment.mjs";
import { migrate, startTestPostgres } from "../tests/support/test-postgres.mjs";
import { loadCustomers } from "./customers";

/** `url`: of the database that `fresh` makes. */
export type Databases = { url: string; fresh: () => Promise<void>; stop: () => Promise<void> };

/**
 * A PostgreSQL of the bench's own. `fresh` gives the product a new copy of the loaded database: what one measurement
 * leaves behind affects no other, and books that can't be emptied needn't be.
 */
export async function startDatabases(customers: number): Promise<Databases> {
  const server = await startTestPostgres("template");
  const stop = async () => {
    await disconnect();
    await server.stop();
  };
  const named = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  applyTestEnvironment();
  Object.assign(process.env, { DATABASE_URL: named("bench") });
  try {
    await migrate(server.url);
    await loadCustomers(server.url, customers);
  } catch (error) {
    await stop();
    throw error;
  }
  const fresh = async () => {
    await disconnect();
    await administer(named("postgres"), [
      "DROP DATABASE IF EXISTS bench WITH (FORCE)",
      "CREATE DATABASE bench TEMPLATE template",
    ]);
  };
  return { url: named("bench"), fresh, stop };
}

export async function administer(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
