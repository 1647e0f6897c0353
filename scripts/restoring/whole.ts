// The whole embedded database as it was, in the place of today's.
import fs from "node:fs";
import { backupFor, catalogueOf } from "../backup/catalogue";
import { putBackSecrets } from "../backup/embedded";
import type { Place } from "../backup/place";
import { rebuild } from "../backup/rebuild";
import { backupKey } from "../backup/sealed";
import { DATABASE_NAME } from "../stack/database.mjs";
import { prepareDataDir } from "../stack/data-dir.mjs";
import { inData } from "../stack/paths.mjs";
import { runningPostgres, startPostgres } from "../stack/postgres.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { confirm } from "./confirm";
import { eraseAgain, erasedAfter, type Erasure } from "./erased";
import { LIVE, placeWithBackups, unshipped } from "./from";

const RESTORED = inData("pg.restored");

type Asked = { to: Date | null; place: Place; key: string | null };

/** Asked of the database as it is now, or at the latest in the backups. */
async function erasedSince({ to, place, key }: Asked): Promise<Erasure[]> {
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
  try {
    return await erasedAfter(latest.url, to);
  } finally {
    await latest.stop();
    for (const left of [scratch, `${scratch}-password`, `${scratch}.log`])
      fs.rmSync(left, { recursive: true, force: true });
  }
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

async function sayWhatFrom({ to, place }: Asked): Promise<void> {
  const backup = backupFor(await catalogueOf(place), to);
  const until = to ? to.toISOString() : "the latest that there is";
  console.log(
    `From ${place.name}, backup ${backup.id}, to ${until}. What came after it will not be in the database.`,
  );
}

/** Asks first, and says what it did. */
export async function restoreWhole(given: {
  to: Date | null;
  isSure: boolean;
  isDry: boolean;
}): Promise<void> {
  prepareDataDir();
  if (runningPostgres(LIVE)) throw new StackError("the product is running: stop it first");
  const asked = { to: given.to, place: await placeWithBackups(), key: await backupKey() };
  await sayWhatFrom(asked);
  if (given.isDry) return console.log("nothing was done (--dry-run)");
  if (!given.isSure) await confirm();
  const started = performance.now();
  fs.rmSync(RESTORED, { recursive: true, force: true });
  const erased = await erasedSince(asked);
  const found = await rebuild({ ...asked, dir: RESTORED, database: DATABASE_NAME, more: unshipped() });
  try {
    putBackSecrets(found.secrets);
    await eraseAgain(found.url, erased);
  } finally {
    await found.stop();
  }
  const before = swap();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`restored from backup ${found.backup.id} in ${seconds} s`);
  if (before) console.log(`what it was before is in ${before}: delete it when all is well`);
}
