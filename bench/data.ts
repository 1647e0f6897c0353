// npm run bench:data -- --customers 100000: a kitchen's year in a database of its own, in .data/bench-100000, or in the empty
// database of DATABASE_URL (the owner's). `--seed 2` makes other customers, `--months 12` proves that many of the last months'
// bills by the history of days (one by default), `--bills` also makes the bills of the month that is not over, in a copy of it,
// and compares the run with its limit (bill-run.ts), `--again` takes the year that was loaded before, `--open` leaves the server on
// until Ctrl-C and says where it is.
import { once } from "node:events";
import fs from "node:fs";
import { parseArgs } from "node:util";
import { disconnect } from "@/lib/db";
import { addMonths, parsePlainMonth } from "@/lib/domain/plain-date";
import { startPostgres } from "../scripts/stack/postgres.mjs";
import { inData } from "../scripts/stack/paths.mjs";
import { applyTestEnvironment } from "../tests/support/environment.mjs";
import { migrate } from "../tests/support/test-postgres.mjs";
import { billTheMonth, replayTheMonth } from "./benchmarks";
import { measureRun, runLines } from "./bill-run";
import { administer } from "./databases";
import { LOADED_DAY, loadYear } from "./year/load-year";
import { closeLoadedMonths, proveYear, wrongRules } from "./year/prove";

const { values } = parseArgs({
  options: {
    customers: { type: "string" },
    seed: { type: "string", default: "1" },
    months: { type: "string", default: "1" },
    bills: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    open: { type: "boolean", default: false },
  },
});

function numberOf(name: "customers" | "seed" | "months", most: number): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} is a whole number from 1 to ${most}`);
}

/** Not durable: whoever loses it loads it again. */
async function openServer(customers: number) {
  const dir = inData(`bench-${customers}`);
  fs.mkdirSync(inData(), { recursive: true, mode: 0o711 });
  const started = await startPostgres({
    dir,
    database: "tiffintrack",
    logFile: `${dir}.log`,
    isDurable: false,
    moreSettings: ["shared_buffers=1GB", "max_wal_size=4GB", "checkpoint_timeout=30min"],
  });
  return { ...started, where: dir };
}

/** Of what is wrong, if anything is. */
const SAID = 20;

const given = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;

async function run(): Promise<void> {
  const [customers, seed, months] = [
    numberOf("customers", 5_000_000),
    numberOf("seed", 1_000_000_000),
    numberOf("months", 12),
  ];
  const server = given
    ? { url: given, where: new URL(given).pathname.slice(1), stop: async () => {} }
    : await openServer(customers);
  applyTestEnvironment();
  Object.assign(process.env, { DATABASE_URL: server.url });
  try {
    await migrate(server.url);
    if (!values.again) await load(server.url, { customers, seed });
    if (values.bills) await compareBills(server.url);
    await prove(server.url, months);
    console.log(`${customers} customers as of ${LOADED_DAY} are in ${server.where}`);
    if (values.open) {
      console.log(`DATABASE_URL=${server.url}`);
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    }
  } finally {
    await server.stop();
  }
}

async function load(url: string, year: { customers: number; seed: number }): Promise<void> {
  const started = performance.now();
  const onStep = (step: string, seconds: number) => console.log(`${step.padEnd(28)} ${seconds.toFixed(1)} s`);
  await loadYear(url, { ...year, onStep });
  await closeLoadedMonths(url);
  console.log(`loaded in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}

/** So many customers are written through the ORM; all of them would take minutes. */
const ORM_SAMPLE = 2_000;
const MB = 1_024;

async function compareBills(url: string): Promise<void> {
  const named = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const copy = named("bench_bills");
  await administer(named("postgres"), [
    "DROP DATABASE IF EXISTS bench_bills WITH (FORCE)",
    `CREATE DATABASE bench_bills TEMPLATE "${new URL(url).pathname.slice(1)}" STRATEGY FILE_COPY`,
  ]);
  Object.assign(process.env, { DATABASE_URL: copy });
  let most = 0;
  const bill = async () => {
    await billTheMonth();
    most = process.resourceUsage().maxRSS / MB;
  };
  console.log(runLines(await measureRun(copy, { bill, replay: replayTheMonth }, ORM_SAMPLE)).join("\n"));
  console.log(`the run's process took ${most.toFixed(0)} MB at most`);
  await disconnect();
  await administer(named("postgres"), ["DROP DATABASE bench_bills"]);
  Object.assign(process.env, { DATABASE_URL: url });
}

async function prove(url: string, months: number): Promise<void> {
  const wrong = await wrongRules(url);
  const since = addMonths(parsePlainMonth(LOADED_DAY.slice(0, 7)), -months);
  const { counts, differences, replay } = await proveYear(url, since);
  const figures = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  console.log(`proved: ${figures.join(", ")}; ${replay.checked} bills since ${since} recomputed`);
  const found = [...wrong, ...differences, ...replay.differences.map((one) => JSON.stringify(one))];
  if (found.length > 0) throw new Error(`what was loaded is wrong: ${found.slice(0, SAID).join("; ")}`);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  process.exit(1);
});
