// A cluster as it was at an instant: a whole copy, and the log played on it until then.
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { startPostgres } from "../stack/postgres.mjs";
import { postgresAccount } from "../stack/postgres-account.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { SECRETS } from "./base";
import { backupFor, catalogueOf, walFrom, type Backup } from "./catalogue";
import { give, unpackCluster, type Account } from "./cluster-files";
import { segmentOf } from "./names";
import type { Place } from "./place";
import { readSealed } from "./sealed";

/** Playing a day of a busy kitchen's log takes minutes. */
const REPLAY_LIMIT_MS = 60 * 60 * 1000;

export type Wanted = {
  place: Place;
  key: string | null;
  /** The instant; null for the latest that there is. */
  to: Date | null;
  /** Where the cluster shall be: a folder that does not exist yet. */
  dir: string;
  database: string;
  /** Folders with segments that have not gone to the place yet, of the same cluster: its spool, its own log. */
  more?: string[];
};

export type Rebuilt = {
  backup: Backup;
  /** Its owner's address, while it runs. */
  url: string;
  secrets: Record<string, string>;
  stop: () => Promise<void>;
};

/**
 * Makes the cluster and starts it. Whoever asks stops it.
 * @throws StackError when there is no backup for it, the key is another one, or the log does not reach so far
 */
export async function rebuild(wanted: Wanted): Promise<Rebuilt> {
  const { place, key, to, dir, database } = wanted;
  const catalogue = await catalogueOf(place);
  const backup = backupFor(catalogue, to);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const account = postgresAccount(dir);
  const log = `${dir}-log`;
  try {
    give(dir, account);
    await unpackCluster(await readSealed(await place.get(backup.key), backup.key, key), dir, account);
    const secrets = takeSecrets(dir);
    if (secrets["pg-password"]) fs.writeFileSync(`${dir}-password`, secrets["pg-password"], { mode: 0o600 });
    await collect(
      log,
      { ...wanted, account },
      walFrom(catalogue, backup).map((one) => one.key),
    );
    give(touch(path.join(dir, "recovery.signal")), account);
    const logFile = `${dir}.log`;
    const moreSettings = recovery(log, to);
    const server = await startPostgres({
      dir,
      database,
      logFile,
      moreSettings,
      patienceMs: REPLAY_LIMIT_MS,
    }).catch((error: Error) => {
      throw new StackError(reached(error, logFile, to));
    });
    await untilPromoted(server.url);
    return { backup, secrets, ...server };
  } finally {
    fs.rmSync(log, { recursive: true, force: true });
  }
}

function takeSecrets(dir: string): Record<string, string> {
  const file = path.join(dir, SECRETS);
  const secrets: Record<string, string> = fs.existsSync(file)
    ? JSON.parse(fs.readFileSync(file, "utf8"))
    : {};
  fs.rmSync(file, { force: true });
  return secrets;
}

function touch(file: string): string {
  fs.writeFileSync(file, "");
  return file;
}

const recovery = (log: string, to: Date | null): string[] => [
  `restore_command=cp '${log.replaceAll("'", "'\\''")}/%f' "%p"`,
  ...(to
    ? [`recovery_target_time=${to.toISOString().replace("Z", "+00")}`, "recovery_target_action=promote"]
    : []),
  // what it writes until it is in its place is nobody's log
  "archive_mode=off",
];

type Collecting = Wanted & { account: Account };

async function collect(
  log: string,
  { place, key, more = [], account }: Collecting,
  keys: string[],
): Promise<void> {
  fs.mkdirSync(log, { recursive: true, mode: 0o700 });
  give(log, account);
  for (const stored of keys) {
    const file = path.join(log, segmentOf(stored));
    await pipeline(await readSealed(await place.get(stored), stored, key), fs.createWriteStream(file));
    give(file, account);
  }
  for (const folder of more.filter((one) => fs.existsSync(one))) {
    for (const name of fs
      .readdirSync(folder)
      .filter((one) => /^[0-9A-F]{24}$|^[0-9A-F]{8}\.history$/.test(one))) {
      const file = path.join(log, name);
      if (fs.existsSync(file) || !copied(path.join(folder, name), file)) continue;
      give(file, account);
    }
  }
}

/** Whether it was still there: beside a running product, segments go to their places meanwhile. */
function copied(from: string, to: string): boolean {
  try {
    fs.copyFileSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

function reached(error: Error, logFile: string, to: Date | null): string {
  const said = fs.readFileSync(logFile, "utf8");
  if (to && said.includes("recovery ended before configured recovery target was reached"))
    return `the log does not reach ${to.toISOString()}: without --to, the latest there is will be restored`;
  return error.message;
}

async function untilPromoted(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // it answers while it still replays; what asks for its end waits there
    await client.query("select pg_promote(true, 60) where pg_is_in_recovery()");
    const { rows } = await client.query<{ recovers: boolean }>("select pg_is_in_recovery() as recovers");
    if (rows[0]?.recovers) throw new StackError("the restored database did not become one to write to");
  } finally {
    await client.end();
  }
}
