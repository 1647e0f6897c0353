// npm run drill:freeze: a thousand customers change a day between 07:59:59.9 and 08:00:00.1 while its sheet is made, on a
// PostgreSQL of its own. Each must be on exactly one side: on the sheet, or refused. RACES: how many (1,000 unless said otherwise).
import { asSystem, disconnect, toSqlDate } from "@/lib/db";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { applyTestEnvironment } from "../../tests/support/environment.mjs";
import { makePlan } from "../../tests/support/make";
import { migrate, startTestPostgres } from "../../tests/support/test-postgres.mjs";
import { CUSTOMERS, isWrong, raceOn, type Raced } from "./races";

const RACES = Number(process.env.RACES ?? 1_000);
const FIRST = parsePlainDate("2027-06-01");
const ACTS = ["pause", "skip", "resume", "subscribe"];

function tell(raced: readonly Raced[]): void {
  for (const [act, name] of ACTS.entries()) {
    const own = raced.filter((one) => one.act === act);
    const done = own.filter(({ isDone }) => isDone).length;
    console.log(`${name.padEnd(10)} ${own.length} raced, ${done} in time, ${own.length - done} refused`);
  }
}

/** Rows of `sheets_that_differ` over all days of the races. */
async function differing(days: number): Promise<number> {
  const [first, last] = [toSqlDate(FIRST), toSqlDate(addDays(FIRST, days))];
  const [row] = await asSystem(
    (tx) => tx.$queryRaw<{ rows: number }[]>`
      SELECT count(*)::integer AS rows FROM sheets_that_differ(${first}::date, ${last}::date)`,
  );
  return row?.rows ?? -1;
}

async function race(): Promise<void> {
  const plan = await makePlan();
  const raced: Raced[] = [];
  const started = performance.now();
  let days = 0;
  for (; raced.length < RACES; days += 1) raced.push(...(await raceOn(addDays(FIRST, days), plan, days)));
  const seconds = (performance.now() - started) / 1000;
  tell(raced);
  const wrong = raced.filter(isWrong);
  for (const one of wrong) console.log("WRONG ", JSON.stringify(one));
  const differ = await differing(days);
  const isBoth = new Set(raced.map(({ isDone }) => isDone)).size === 2;
  console.log(
    `${raced.length} races over ${days} sheets of ${CUSTOMERS} in ${seconds.toFixed(0)} s: ${wrong.length} on no side or on both, ` +
      `${differ} tiffins where charged is not sheet + added - taken off - credited`,
  );
  if (wrong.length > 0 || differ !== 0 || !isBoth) process.exitCode = 1;
}

void runEntry(async () => {
  const server = await startTestPostgres("freeze");
  try {
    applyTestEnvironment();
    Object.assign(process.env, { DATABASE_URL: server.url });
    await migrate(server.url);
    await race();
  } finally {
    await disconnect();
    await server.stop();
  }
});
