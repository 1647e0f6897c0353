// npm run drill:restore: loses data in five ways and gets it back from backups, against the times that were promised: three on a
// PostgreSQL of its own, of which the burnt one comes back from a bucket, and two in a kitchen with half a year behind it.
// ROWS: how many are written between two losses (20,000 unless said otherwise; then the kitchen is left out).
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { rebuild } from "../../scripts/backup/rebuild";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { Kitchen } from "./kitchen";
import { allBroughtSchema, type Brought } from "./brought";

const ROWS = Number(process.env.ROWS ?? 20_000);

/** How long it may take, and how much of what was written last may be missing: minutes. */
type Promised = { name: string; restoredWithin: number; lostAtMost: number };

const DELETED: Promised = { name: "deleted rows", restoredWithin: 30, lostAtMost: 5 };
const MIGRATED: Promised = { name: "bad migration", restoredWithin: 15, lostAtMost: 5 };
const BURNT: Promised = { name: "lost machine", restoredWithin: 60, lostAtMost: 1 };

type Restored = { seconds: number; rows: number };

let failed = 0;

function tell(
  { name, restoredWithin, lostAtMost }: Promised,
  { seconds, rows }: Restored,
  wanted: number,
  lostS: number,
) {
  const isGood = rows === wanted && seconds <= restoredWithin * 60 && lostS <= lostAtMost * 60;
  if (!isGood) failed += 1;
  console.log(
    `${isGood ? "ok    " : "FAILED"}  ${name.padEnd(14)} back in ${seconds.toFixed(1)} s (promised ${restoredWithin} min), ` +
      `${lostS.toFixed(1)} s lost (promised ${lostAtMost} min), ${rows} of ${wanted} rows`,
  );
}

function tellPart({ name, seconds, rows, isSame }: Brought) {
  const isGood = isSame && rows > 0 && seconds <= DELETED.restoredWithin * 60;
  if (!isGood) failed += 1;
  console.log(
    `${isGood ? "ok    " : "FAILED"}  ${name.padEnd(14)} back in ${seconds.toFixed(1)} s (promised ${DELETED.restoredWithin} min), ` +
      `${rows} rows, ${isSame ? "each as it was" : "and not as they were"}`,
  );
}

async function restore(kitchen: Kitchen, to: Date | null, name: string, more: string[]): Promise<Restored> {
  const started = performance.now();
  const { key } = kitchen;
  const place = fs.existsSync(kitchen.disk.name) ? kitchen.disk : kitchen.bucket;
  const found = await rebuild({ place, key, to, dir: kitchen.at(name), database: "kitchen", more });
  try {
    const [row] = await kitchen.ask<{ rows: number }>(
      "select count(*)::integer as rows from tiffins",
      found.url,
    );
    return { seconds: (performance.now() - started) / 1000, rows: row?.rows ?? 0 };
  } finally {
    await found.stop();
  }
}

async function ofAKitchen(): Promise<Brought[]> {
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-kitchen-"));
  fs.chmodSync(room, 0o711);
  const env = { ...process.env, TIFFINTRACK_DATA_DIR: path.join(room, "kitchen") };
  try {
    const command = ["--import", "tsx", "proving/restore/parts.ts"];
    const { stdout } = await promisify(execFile)(process.execPath, command, { env });
    return allBroughtSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  } finally {
    fs.rmSync(room, { recursive: true, force: true });
  }
}

void runEntry(async () => {
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-restore-"));
  fs.chmodSync(room, 0o711);
  const kitchen = await Kitchen.open(room);
  try {
    await kitchen.ask(
      "create table tiffins (id serial primary key, made_at timestamptz default clock_timestamp())",
    );
    await kitchen.cook(ROWS);
    await kitchen.backUp();
    await kitchen.cook(ROWS);
    const beforeDelete = await kitchen.instant();
    await kitchen.ask("delete from tiffins");
    const live = [kitchen.cluster.spool, path.join(kitchen.cluster.dir, "pg_wal")];
    tell(DELETED, await restore(kitchen, beforeDelete, "deleted", live), 2 * ROWS, 0);

    await kitchen.cook(ROWS);
    const beforeMigration = await kitchen.instant();
    await kitchen.ask("alter table tiffins rename to tiffins_of_before");
    tell(MIGRATED, await restore(kitchen, beforeMigration, "migrated", live), ROWS, 0);

    await kitchen.ask("alter table tiffins_of_before rename to tiffins");
    await kitchen.ship();
    const shipped = await kitchen.instant();
    await kitchen.cook(1);
    const lost = await kitchen.burn();
    tell(BURNT, await restore(kitchen, null, "burnt", []), ROWS, (lost.getTime() - shipped.getTime()) / 1000);
  } finally {
    await kitchen.close();
  }
  const parts = process.env.ROWS ? [] : await ofAKitchen();
  parts.forEach(tellPart);
  const losses = 3 + parts.length;
  console.log(failed ? `${failed} of ${losses} not as promised` : `${losses} losses, all back as promised`);
  process.exit(failed ? 1 : 0);
});
