// The database a command works on: DATABASE_URL, or the embedded one, already running or started for the duration.
import fs from "node:fs";
import { embeddedArchiving } from "./archiving.mjs";
import { databaseUrl, runningPostgres, startPostgres } from "./postgres.mjs";
import { inData } from "./paths.mjs";
import { watching } from "./watching.mjs";

export const DATABASE_NAME = "tiffintrack";

/** `options`: see startPostgres. */
export function startEmbedded(options = {}) {
  fs.mkdirSync(inData("logs"), { recursive: true, mode: 0o711 });
  const [dir, logFile] = [inData("pg"), inData("logs", "postgres.log")];
  const moreSettings = [...embeddedArchiving(dir), ...watching];
  return startPostgres({ dir, database: DATABASE_NAME, logFile, moreSettings, ...options });
}

/** Returns { url, close }: the owner's address, and what stops only what this call started. */
export async function openDatabase() {
  const named = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (named) return { url: named, close: async () => {} };
  const running = runningPostgres(inData("pg"));
  if (running?.isReady)
    return { url: databaseUrl(inData("pg"), running.port, DATABASE_NAME), close: async () => {} };
  const started = await startEmbedded();
  return { url: started.url, close: started.stop };
}

/** For commands that run to their end: a signal ends them, along with the database they started. */
export function closeOnSignals(close) {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(name, () => void close().finally(() => process.exit(1)));
}
