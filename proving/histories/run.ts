// npm run test:histories: plays HISTORIES random histories of payments (10,000 unless said otherwise), shared between a
// few processes, on a PostgreSQL of its own. HISTORY_SEED and HISTORY_PATH replay a failure.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { applyTestEnvironment } from "../../tests/support/environment.mjs";
import { migrate, startTestPostgres } from "../../tests/support/test-postgres.mjs";
import { addCounts, countsLine, noCounts, type Counts } from "./counts";

/** What a process reports about its share. */
export type Told = { counts: Counts; failure: string | null; isDone: boolean };

const { HISTORIES = "10000", HISTORY_SEED, HISTORY_PATH = "" } = process.env;
const seed = Number(HISTORY_SEED ?? Date.now() % 1_000_000_000);
/** Each spends half its time waiting for its database. */
const MOST_PROCESSES = 8;
const atOnce = Math.min(MOST_PROCESSES, 2 * availableParallelism());
/** Histories per database: each leaves bills behind, which every closed day in the next ones has to look through. */
const SEASON = 200;
const seasons = HISTORY_PATH ? 1 : Math.ceil(Number(HISTORIES) / SEASON);
const PROGRESS_EVERY_MS = 15_000;
const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

const told = new Map<number, Told>();

function total(): Counts {
  const counts = noCounts();
  for (const one of told.values()) addCounts(counts, one.counts);
  return counts;
}

/** Plays one season in a process and a database of its own. */
async function play(season: number): Promise<void> {
  const database = `histories_${season}`;
  await onServer(`create database ${database} template template`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = database;
  const env = {
    ...process.env,
    DATABASE_URL: url.href,
    HISTORY_SHARE: String(Math.min(SEASON, Number(HISTORIES) - season * SEASON)),
    HISTORY_SEED: String(seed + season),
    HISTORY_PATH,
  };
  const child = fork(WORKER, { env });
  child.on("message", (message: Told) => {
    told.set(season, message);
    if (message.failure) console.log(`\nFAILED\n${message.failure}\n`);
  });
  const end = await new Promise<string>((ended) =>
    child.once("exit", (code, signal) => ended(String(signal ?? code))),
  );
  await onServer(`drop database ${database} with (force)`);
  if (told.get(season)?.isDone) return;
  process.exitCode = 1;
  console.log(`\nFAILED\nthe process of seed ${seed + season} ended in the middle: ${end}\n`);
}

async function main(): Promise<void> {
  applyTestEnvironment();
  const server = await startTestPostgres("template");
  process.env.DATABASE_URL = server.url;
  try {
    await migrate(server.url);
    await playSeasons();
  } finally {
    await server.stop();
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: new URL("/postgres", process.env.DATABASE_URL).href });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function playSeasons(): Promise<void> {
  const started = performance.now();
  const progress = setInterval(() => console.log(countsLine(total())), PROGRESS_EVERY_MS);
  const waiting = Array.from({ length: seasons }, (_, season) => season);
  const playOn = async (): Promise<void> => {
    for (let season = waiting.shift(); season !== undefined; season = waiting.shift()) await play(season);
  };
  await Promise.all(Array.from({ length: atOnce }, playOn)).finally(() => clearInterval(progress));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${countsLine(total())}; seed ${seed}, ${seconds} s`);
  if ([...told.values()].some(({ failure }) => failure)) process.exitCode = 1;
}

void main();
