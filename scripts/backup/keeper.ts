// Keeps the embedded database's backups by itself, beside the product: the log within a minute, a whole copy each night, what is
// older than 35 days forgotten, and the newest copy restored to see that it can be.
import pg from "pg";
import { asSystem } from "@/lib/db";
import { clockNow } from "@/lib/clock";
import { writeSystemLog } from "@/lib/features/system/commands";
import { log, logFault } from "@/lib/log";
import { runEntry } from "../stack/stack-error.mjs";
import type { Base } from "./about";
import { takeBase } from "./base";
import { catalogueOf } from "./catalogue";
import { embeddedBackups, keptSecrets, type Backups } from "./embedded";
import { forgetOld } from "./forget";
import { isBesideTheData } from "./places";
import { prove } from "./prove";
import { isNightly } from "./when";
import { shipWal } from "./wal";

const LOOKS_EVERY_MS = 10_000;
const BESIDE =
  "backups are kept on this machine alone, in its data folder: set BACKUP_DIR or S3_BUCKET to another disk or machine";
const OPEN = "backups are not encrypted: set BACKUP_KEY";

/** One keeper at a time, however many products share the database; another one waits to take over. */
async function untilAlone(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_advisory_lock(hashtext('tiffintrack backups'))");
  client.on("error", (fault) => {
    logFault("backups", fault);
    process.exit(1);
  });
}

async function copy(backups: Backups): Promise<Base> {
  const base = await takeBase({ ...backups, secrets: keptSecrets() });
  log.info({ backup: base.id, bytes: base.bytes }, "backed up");
  await noteDone("backup");
  for (const place of backups.places) {
    const forgotten = await forgetOld(place, await catalogueOf(place), new Date());
    if (forgotten) log.info({ place: place.name, forgotten }, "old backups forgotten");
  }
  return base;
}

/** A good one stands in the system log as well: alarms go by the last of them (lib/features/watch). */
async function noteDone(operation: "backup" | "backup-proof"): Promise<void> {
  const entry = { level: "info", category: "job", operation } as const;
  await writeSystemLog({ system: asSystem, now: clockNow() }, entry);
}

async function note(operation: "backup" | "backup-proof", fault: unknown): Promise<void> {
  const reference = logFault(operation, fault);
  const entry = { level: "error", category: "job", operation, reference } as const;
  await writeSystemLog({ system: asSystem, now: clockNow() }, entry).catch((other: unknown) =>
    logFault("system log", other),
  );
}

async function proveNewest(backups: Backups): Promise<void> {
  try {
    await prove(backups);
    await noteDone("backup-proof");
  } catch (fault) {
    await note("backup-proof", fault);
  }
}

/** Brings the log to its places, and makes a copy if it is time; returns the latest one. */
async function look(backups: Backups, newest: Base | undefined): Promise<Base> {
  await shipWal({ ...backups, spool: backups.cluster.spool });
  if (newest && !isNightly(new Date(newest.startedAt), new Date())) return newest;
  const base = await copy(backups);
  // the first one of all is made while somebody waits for the product: it is proved with the next
  if (newest) await proveNewest(backups);
  return base;
}

void runEntry(async () => {
  const url = process.env.DATABASE_OWNER_URL ?? "";
  const backups = await embeddedBackups(url);
  if (isBesideTheData()) log.warn(BESIDE);
  if (!backups.key) log.warn(OPEN);
  await untilAlone(url);
  const [place] = backups.places;
  let newest: Base | undefined = place && (await catalogueOf(place)).backups.at(-1);
  for (;;) {
    try {
      newest = await look(backups, newest);
    } catch (fault) {
      await note("backup", fault);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
});
