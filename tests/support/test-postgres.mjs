// A PostgreSQL for tests only: fast instead of safe, and gone with its folder when stopped.
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startPostgres } from "../../scripts/stack/postgres.mjs";
import { inRoot } from "../../scripts/stack/paths.mjs";

// A server set up by somebody else, for something else: the product must itself set whatever it relies on.
const hostile = [
  "timezone=Pacific/Kiritimati",
  "datestyle=SQL, DMY",
  "intervalstyle=sql_standard",
  "bytea_output=escape",
  "extra_float_digits=-10",
  "default_transaction_isolation=repeatable read",
];

// As the embedded server has it.
const embedded = ["shared_preload_libraries=pg_stat_statements"];

/** Returns { url, stop }. `database` is created empty. */
export async function startTestPostgres(database) {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-postgres-"));
  fs.chmodSync(base, 0o711);
  const logFile = path.join(base, "log");
  // In our own process group: a Ctrl-C in the terminal, which Jest doesn't pass on, ends it too.
  const options = {
    dir: path.join(base, "data"),
    database,
    logFile,
    isDurable: false,
    isDetached: false,
    moreSettings: [...hostile, ...embedded],
  };
  const server = await startPostgres(options);
  const stop = async () => {
    await server.stop();
    fs.rmSync(base, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** Runs scripts/migrate.mjs on `url`, in a separate process because of the engine's timer. */
export async function migrate(url, ...args) {
  const environment = { ...process.env, DATABASE_URL: url };
  const command = [inRoot("scripts", "migrate.mjs"), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: environment });
  return stdout;
}
