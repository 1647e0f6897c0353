// npm run restore: the embedded database as it was, at the latest that the backups reach or "-- --to INSTANT" with its offset
// (2026-11-20T11:59:00+05:30). What it is now stays beside it. "--yes" asks nothing.
import fs from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";
import { embeddedSpool } from "./stack/archiving.mjs";
import { DATABASE_NAME } from "./stack/database.mjs";
import { prepareDataDir } from "./stack/data-dir.mjs";
import { useLocalEnvironment as completeEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { inData } from "./stack/paths.mjs";
import { runningPostgres, startPostgres } from "./stack/postgres.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";
import { latestPart } from "./backup/catalogue";
import { putBackSecrets } from "./backup/embedded";
import type { Place } from "./backup/place";
import { places } from "./backup/places";
import { rebuild } from "./backup/rebuild";
import { backupKey } from "./backup/sealed";

const LIVE = inData("pg");
const RESTORED = inData("pg.restored");

type Asked = { to: Date | null; place: Place; key: string | null };

const instantSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

function instant(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const read = instantSchema.safeParse(text);
  if (read.success) return read.data;
  throw new StackError(`--to must be an instant with its offset, like 2026-11-20T06:29:00Z, not "${text}"`);
}

async function confirm({ to, place }: Asked): Promise<void> {
  const until = to ? to.toISOString() : "the latest that there is";
  console.log(`From ${place.name}, to ${until}. What came after it will not be in the database.`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question("Type restore to go on: ");
  lines.close();
  if (answer.trim() !== "restore") throw new StackError("nothing was done");
}

async function placeWithBackups(): Promise<Place> {
  for (const place of places()) {
    const part = await latestPart(place);
    if (part) return part;
  }
  throw new StackError("there is no backup (set BACKUP_DIR or S3_BUCKET to where they are)");
}

const more = () => [embeddedSpool(), inData("pg", "pg_wal")];

/** Who was made nameless after the instant: they stay so. Asked of the database as it is now, or at the latest in the backups. */
async function erasedSince({ to, place, key }: Asked): Promise<number[]> {
  if (!to) return [];
  const scratch = inData("pg.latest");
  const latest = fs.existsSync(LIVE)
    ? await startPostgres({
        dir: LIVE,
        database: DATABASE_NAME,
        logFile: inData("logs", "postgres.log"),
        moreSettings: ["archive_mode=off"],
      })
    : await rebuild({ place, key, to: null, dir: scratch, database: DATABASE_NAME });
  const client = new pg.Client({ connectionString: latest.url });
  try {
    await client.connect();
    const { rows } = await client.query<{ id: number }>("select id from users where anonymised_at > $1", [
      to,
    ]);
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
    await latest.stop();
    for (const left of [scratch, `${scratch}-password`, `${scratch}.log`])
      fs.rmSync(left, { recursive: true, force: true });
  }
}

async function eraseAgain(url: string, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  process.env.DATABASE_OWNER_URL = url;
  const close = await completeEnvironment();
  const { asSystem, disconnect } = await import("@/lib/db");
  const { eraseAgain: erase } = await import("@/lib/features/own-data/erase");
  const { erased, left } = await erase({ now: new Date(), system: asSystem }, ids);
  console.log(`${erased} people made nameless again`);
  if (left.length)
    console.warn(
      `warning: customers ${left.join(", ")} had become nameless and have tiffins or money open again: end those, then close the accounts`,
    );
  await disconnect();
  await close();
}

/** Puts the restored cluster in its place; returns where the one before is. */
function swap(): string | null {
  const before = fs.existsSync(LIVE)
    ? inData(`pg.before-${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`)
    : null;
  if (before) fs.renameSync(LIVE, before);
  fs.renameSync(RESTORED, LIVE);
  for (const left of [`${RESTORED}-password`, `${RESTORED}.log`]) fs.rmSync(left, { force: true });
  return before;
}

void runEntry(async () => {
  await ensureWantedNode();
  const { values } = parseArgs({ options: { to: { type: "string" }, yes: { type: "boolean" } } });
  const to = instant(values.to);
  if (process.env.DATABASE_URL)
    throw new StackError("DATABASE_URL names a server of your own: restore it with its own tools");
  prepareDataDir();
  if (runningPostgres(LIVE)) throw new StackError("the product is running: stop it first");
  const asked = { to, place: await placeWithBackups(), key: await backupKey() };
  if (!values.yes) await confirm(asked);
  const started = performance.now();
  fs.rmSync(RESTORED, { recursive: true, force: true });
  const erased = await erasedSince(asked);
  const found = await rebuild({ ...asked, dir: RESTORED, database: DATABASE_NAME, more: more() });
  try {
    putBackSecrets(found.secrets);
    await eraseAgain(found.url, erased);
  } finally {
    await found.stop();
  }
  const before = swap();
  console.log(
    `restored from backup ${found.backup.id} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (before) console.log(`what it was before is in ${before}: delete it when all is well`);
});
