// npm run test:histories: plays HISTORIES random histories of payments (10,000 unless said otherwise), shared out among
// a few processes, on a PostgreSQL of its own. HISTORY_SEED and HISTORY_PATH replay a failure.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Pool } from "pg";
import { applyTestEnvironment } from "../../tests/support/environment.mjs";
import { migrate, startTestPostgres } from "../../tests/support/test-postgres.mjs";
import { addCounts, countsLine, noCounts, type Counts } from "./counts";

/** What a process tells about its share. */
export type Told = { counts: Counts; failure: string | null; isDone: boolean };

const { HISTORIES = "10000", HISTORY_SEED, HISTORY_PATH = "" } = process.env;
const seed = Number(HISTORY_SEED ?? Date.now() % 1_000_000_000);
/** Each waits for its database half of the time. */
const MOST_PROCESSES = 8;
const processes = HISTORY_PATH ? 1 : Math.min(MOST_PROCESSES, 2 * availableParallelism());
const PROGRESS_EVERY_MS = 15_000;
const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

const told = new Map<number, Told>();

function total(): Counts {
  const counts = noCounts();
  for (const one of told.values()) addCounts(counts, one.counts);
  return counts;
}

async function play(index: number, templateUrl: string): Promise<void> {
  const database = new URL(templateUrl);
  database.pathname = `/histories_${index}`;
  const share = Math.ceil(Number(HISTORIES) / processes);
  const env = {
    ...process.env,
    DATABASE_URL: database.href,
    HISTORY_SHARE: String(share),
    HISTORY_SEED: String(seed + index),
    HISTORY_PATH,
  };
  const child = fork(WORKER, { env });
  child.on("message", (message: Told) => {
    told.set(index, message);
    if (message.failure) console.log(`\nFAILED\n${message.failure}\n`);
  });
  const end = await new Promise<string>((ended) =>
    child.once("exit", (code, signal) => ended(String(signal ?? code))),
  );
  if (told.get(index)?.isDone) return;
  process.exitCode = 1;
  console.log(`\nFAILED\nthe process of seed ${seed + index} ended in the middle: ${end}\n`);
}

async function main(): Promise<void> {
  applyTestEnvironment();
  const server = await startTestPostgres("template");
  try {
    await migrate(server.url);
    await makeDatabases(server.url);
    await playShares(server.url);
  } finally {
    await server.stop();
  }
}

async function makeDatabases(templateUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: new URL("/postgres", templateUrl).href });
  for (let index = 0; index < processes; index++) {
    await pool.query(`create database histories_${index} template template`);
  }
  await pool.end();
}

async function playShares(templateUrl: string): Promise<void> {
  const started = performance.now();
  const progress = setInterval(() => console.log(countsLine(total())), PROGRESS_EVERY_MS);
  const shares = Array.from({ length: processes }, (_, index) => play(index, templateUrl));
  await Promise.all(shares).finally(() => clearInterval(progress));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${countsLine(total())}; seed ${seed}, ${seconds} s`);
  if ([...told.values()].some(({ failure }) => failure)) process.exitCode = 1;
}

void main();
