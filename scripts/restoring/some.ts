// A part of the embedded database as it was, while the product may go on.
import fs from "node:fs";
import pg from "pg";
import type { Place } from "../backup/place";
import { rebuild } from "../backup/rebuild";
import { backupKey } from "../backup/sealed";
import { closeOnSignals, DATABASE_NAME, openDatabase } from "../stack/database.mjs";
import { prepareDataDir } from "../stack/data-dir.mjs";
import { inData } from "../stack/paths.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { confirm } from "./confirm";
import { eraseInCopy, erasedAfter } from "./erased";
import type { Counts } from "./fold";
import { LIVE, placeWithBackups, unshipped } from "./from";
import { restorePart, type Part, type Way } from "./part";

const THEN = inData("pg.then");

type Asked = { to: Date; part: Part; way: Way; isSure: boolean; isDry: boolean };

/** Says what there is, asks, and does it. */
export async function restoreSome(asked: Asked): Promise<void> {
  prepareDataDir();
  if (!fs.existsSync(LIVE))
    throw new StackError("there is no database here to put it into: restore it whole");
  const place = await placeWithBackups();
  const { url: live, close } = await openDatabase();
  closeOnSignals(close);
  try {
    await writeOut(live);
    const stop = await startThen(place, asked.to, live);
    try {
      await choose(stop.url, live, asked);
    } finally {
      await stop.end();
    }
  } finally {
    await close();
  }
}

/** The log ends after the instant, with something that was done, and lies where a copy can read it. */
async function writeOut(live: string): Promise<void> {
  const client = new pg.Client({ connectionString: live });
  await client.connect();
  try {
    await client.query("select pg_current_xact_id()");
    await client.query("select pg_switch_wal()");
  } finally {
    await client.end();
  }
}

/** A server with the database as it was, in which who was erased since has no name. */
async function startThen(place: Place, to: Date, live: string) {
  const clear = () => {
    for (const left of [THEN, `${THEN}-password`, `${THEN}.log`])
      fs.rmSync(left, { recursive: true, force: true });
  };
  clear();
  const key = await backupKey();
  const found = await rebuild({ place, key, to, dir: THEN, database: DATABASE_NAME, more: unshipped() });
  const end = async () => {
    await found.stop();
    clear();
  };
  try {
    const erased = await eraseInCopy(found.url, await erasedAfter(live, to));
    console.log(`the database of ${to.toISOString()}, from backup ${found.backup.id}`);
    if (erased > 0) console.log(`${erased} people have become nameless since: they stay so`);
  } catch (error) {
    await end();
    throw error;
  }
  return { url: found.url, end };
}

/** A schema of this name goes a week later (job forget-past). */
export const schemaOf = (to: Date) => `restored_${to.toISOString().replace(/[-:.]/g, "").toLowerCase()}`;

async function choose(then: string, live: string, { to, part, way, isSure, isDry }: Asked): Promise<void> {
  const given = { then, live, part, schema: schemaOf(to) };
  const { counts } = await restorePart({ ...given, way: { as: "dry" } });
  for (const one of counts) console.log(lineOf(one));
  if (isDry) return console.log("nothing was done (--dry-run)");
  if (!isSure) await confirm();
  const { back } = await restorePart({ ...given, way });
  if (way.as === "back")
    return console.log(`${back} rows are back; npm run job -- check-books proves the books again`);
  console.log(`beside today's tables, in the schema ${given.schema}, which only the database's owner reads`);
  console.log(
    `it holds what people told you: drop schema ${given.schema} cascade; once you have what you need`,
  );
}

function lineOf({ table, isGone, rows, missing, changed }: Counts): string {
  if (isGone) return `  ${table}: ${rows} rows then; the table is gone today`;
  return `  ${table}: ${rows} rows then, ${missing} of them gone today, ${changed} say something else today`;
}
