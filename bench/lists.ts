// npm run bench:lists -- --customers 20000: each list of the office, asked in every way that its address allows (list-reads.ts),
// with a year of 1,000 customers and of as many as given. Prints the middle of five times and how many times that of 1,000
// customers it is, the slowest to grow first. A figure fails nothing: a busy machine is not a fault.
import { parseArgs } from "node:util";
import { asStaff, disconnect } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { userId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { applyTestEnvironment } from "../tests/support/environment.mjs";
import { LISTS, waysToAsk } from "../tests/support/list-reads";
import { migrate, startTestPostgres } from "../tests/support/test-postgres.mjs";
import { administer } from "./databases";
import { LOADED_DAY, loadYear } from "./year/load-year";

const FEW = 1_000;
const RUNS = 5;
/** What thousands have in common: a first name late in the alphabet, a letter. */
const COMMON = ["vikram", "a"];
const now = instantAt(parsePlainDate(LOADED_DAY), "06:00");

const { values } = parseArgs({ options: { customers: { type: "string", default: "20000" } } });

type Times = Map<string, number>;

async function run(): Promise<void> {
  const many = Number(values.customers);
  if (!Number.isSafeInteger(many) || many <= FEW)
    throw new Error(`--customers is a whole number above ${FEW}`);
  const server = await startTestPostgres("few");
  try {
    const named = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    await administer(named("postgres"), ["CREATE DATABASE many TEMPLATE template0"]);
    const few = await timesOf(named("few"), FEW);
    print(few, await timesOf(named("many"), many), many);
  } finally {
    await disconnect();
    await server.stop();
  }
}

async function timesOf(url: string, customers: number): Promise<Times> {
  applyTestEnvironment();
  Object.assign(process.env, { DATABASE_URL: url });
  await migrate(url);
  await loadYear(url, { customers, seed: 1 });
  const owner = { id: userId(customers + 1), role: "owner" } as const;
  const times: Times = new Map();
  for (const [name, list] of Object.entries(LISTS)) {
    if (list.isOfCustomers) continue;
    for (const given of waysToAsk(list, COMMON)) {
      const said = Object.entries(given).map(([field, value]) => `${field} ${value}`);
      const read = () => asStaff(owner, (tx) => list.read({ tx, given, now }), now);
      times.set(
        [name.replace(/(?:Filter|Search|Query)?Schema$/, ""), ...said].join(", "),
        await middleOf(read),
      );
    }
  }
  await disconnect();
  return times;
}

async function middleOf(read: () => Promise<unknown>): Promise<number> {
  await read();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    await read();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

function print(few: Times, many: Times, customers: number): void {
  const rows = [...few].map(([way, time]) => ({ way, time, later: many.get(way) ?? Number.NaN }));
  rows.sort((a, b) => b.later / b.time - a.later / a.time);
  console.log(`${"list".padEnd(56)} ${FEW} customers ${String(customers).padStart(9)} customers`);
  for (const { way, time, later } of rows) {
    const [before, after] = [time, later].map((one) => `${one.toFixed(1)} ms`.padStart(13));
    console.log(`${way.padEnd(56)} ${before} ${after} ${(later / time).toFixed(2).padStart(7)} times`);
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
