// What must hold before a process serves, each failure as one line: the environment, the database.
import { checkMigrated, withDatabase } from "./check-database.mjs";
import { locksOff } from "./database-logins.mjs";
import { StackError } from "./stack-error.mjs";

/** Says which of the database's locks are off, in one line. */
async function tellLocksOff(url) {
  const off = await withDatabase(url, locksOff);
  if (off.length > 0)
    console.error(
      `note: DATABASE_URL's login is held less than it could be (README, "Logins"): ${off.join(", ")}`,
    );
}

/** Parses process.env as the product does; returns it. */
async function readEnvironment() {
  const { tsImport } = await import("tsx/esm/api");
  const { parseEnv } = await tsImport("../../lib/env.ts", import.meta.url);
  try {
    return parseEnv(process.env);
  } catch (error) {
    throw new StackError(error.message);
  }
}

/** The environment, once everything that a serving process needs has been found in order. */
export async function checkStart() {
  const env = await readEnvironment();
  await checkMigrated(env.DATABASE_URL);
  await tellLocksOff(env.DATABASE_URL);
  return env;
}
