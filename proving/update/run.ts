// npm run drill:update: a version is updated to the next, rolled back and updated again, while people of three roles press and look.
// Without more, the next version is this one under another name and with a migration more; BEFORE=FILE (what npm run package made of
// an earlier commit) is updated to this one. BROWSER=1: pages stay open, too, with something typed. OWN=FILE spares the packing;
// SECONDS_BETWEEN: 15 unless said otherwise; DRILL_KEEP leaves the folder with the logs behind.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isBuilt } from "../../scripts/stack/build-stamp.mjs";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { runEntry, StackError } from "../../scripts/stack/stack-error.mjs";
import { openPages, type OpenPages } from "./browser";
import { install, type Installation } from "./installation";
import { openKitchen, withSql, type Person } from "./kitchen";
import { startLoad, type Load } from "./load";
import { nextOf, packed } from "./versions";

const { BEFORE, BROWSER, SECONDS_BETWEEN = "15" } = process.env;
const ROLLED_BACK_WITHIN_S = 60;

const failures: string[] = [];
const check = (isGood: boolean, said: string) => {
  console.log(`${isGood ? "ok    " : "FAILED"}  ${said}`);
  if (!isGood) failures.push(said);
};

/** One of the two commands, with people pressing before, during and after it. */
async function change(house: Installation, pages: OpenPages, name: string, args: string[]): Promise<number> {
  await delay(Number(SECONDS_BETWEEN) * 1000);
  const { code, said, seconds } = await house.command(...args);
  if (code !== 0) throw new StackError(`${name} failed: ${said}`);
  console.log(said.replace(/^/gm, "        "));
  await delay(Number(SECONDS_BETWEEN) * 1000);
  for (const sentence of await pages.goOn(name)) check(!sentence.startsWith("lost"), sentence);
  console.log(`        ${await house.version()} answers`);
  return seconds;
}

/** Without BROWSER=1. */
const NO_PAGES: OpenPages = { goOn: async () => [], faults: [], close: async () => {} };

async function tellLoad(load: Load, house: Installation, people: readonly Person[]): Promise<void> {
  const { acts, looks, failed, longestMs } = await load.stop();
  for (const line of failed.slice(0, 20)) console.log(`        ${line}`);
  const sum = acts.customer + acts.kitchen + acts.owner;
  check(
    failed.length === 0,
    `${sum} acts (customers ${acts.customer}, kitchen ${acts.kitchen}, owners ${acts.owner}) and ${looks} pages of ` +
      `${people.length} people: ${failed.length} failed; the longest took ${longestMs} ms`,
  );
  const { rows } = await withSql(house.databaseUrl, (client) =>
    client.query<{ count: number }>("select count(*)::int from audit_logs where action = 'note-food-safety'"),
  );
  const kept = rows[0]?.count ?? 0;
  check(
    kept === acts.kitchen,
    `${kept} of the kitchen's ${acts.kitchen} entries are in the database, each once`,
  );
}

async function drill(house: Installation, next: string): Promise<void> {
  await house.start();
  const people = await openKitchen(house.databaseUrl, house.web);
  const [owner, customer] = [people.findLast(({ role }) => role === "owner"), people[0]];
  if (!owner || !customer) throw new Error("nobody works here");
  const pages = BROWSER === "1" ? await openPages(house.web, owner, customer) : NO_PAGES;
  const load = startLoad(people, house.web);
  try {
    console.log(`        ${await house.version()} answers`);
    const seconds = await change(house, pages, "update", ["scripts/update.ts", next]);
    check(true, `updated in ${seconds.toFixed(1)} s`);
    const back = await change(house, pages, "rollback", ["scripts/rollback.ts"]);
    check(
      back < ROLLED_BACK_WITHIN_S,
      `rolled back in ${back.toFixed(1)} s (promised ${ROLLED_BACK_WITHIN_S})`,
    );
    await change(house, pages, "second update", ["scripts/update.ts", next]);
  } finally {
    await tellLoad(load, house, people);
    check(
      pages.faults.length === 0,
      `${pages.faults.length} faults of the open pages ${pages.faults.join("; ")}`,
    );
    check(house.accidents.length === 0, `${house.accidents.length} parts that ended by themselves`);
    await pages.close();
  }
}

function ensureBuild(): void {
  if (!isBuilt()) execFileSync(process.execPath, [inRoot("scripts", "build.mjs")], { stdio: "inherit" });
}

void runEntry(async () => {
  ensureBuild();
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-update-"));
  fs.chmodSync(room, 0o711);
  const own = packed(room);
  const [before, next] = BEFORE ? [path.resolve(BEFORE), own] : [own, nextOf(own, room)];
  const house = await install(room, before);
  try {
    await drill(house, next);
  } finally {
    await house.close();
    if (!process.env.DRILL_KEEP) fs.rmSync(room, { recursive: true, force: true });
  }
  console.log(failures.length ? `${failures.length} not as promised` : "all as promised");
  process.exit(failures.length ? 1 : 0);
});
