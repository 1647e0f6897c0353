// npm run bench: what people wait for, on a thousand customers and a PostgreSQL of its own. Limits are multiples of an empty
// transaction measured in the same run, so that the ratios can be compared between machines. A figure over its limit is
// reported but fails nothing: a busy machine is not a fault. The monthly run stands beside the database's own speed
// (bill-run.ts). `--quick` does the same with few runs, to show that the bench still works.
import { benchmarks, billTheMonth, yardstick } from "./benchmarks";
import { measureRun, runLines, type BillRun } from "./bill-run";
import { startDatabases, type Databases } from "./databases";
import { medianOf, reportLine } from "./measure";

const size = { customers: 1_000, runs: process.argv.includes("--quick") ? 5 : 100 };

async function run(): Promise<void> {
  const databases = await startDatabases(size.customers);
  try {
    const empty = await medianOf(databases, { ...yardstick, runs: 2 * size.runs });
    console.log(`yardstick: an empty transaction, ${empty.toFixed(2)} ms`);
    for (const { name, limit, ...benchmark } of benchmarks(size)) {
      console.log(reportLine(name, await medianOf(databases, benchmark), empty, limit));
    }
    console.log(runLines(await medianRun(databases)).join("\n"));
  } finally {
    await databases.stop();
  }
}

const RUNS_BESIDE_LIMIT = 5;

/** The run whose ratio is the middle one, after one that warms up. */
async function medianRun({ fresh, url }: Databases): Promise<BillRun> {
  const measured: BillRun[] = [];
  for (let run = 0; run <= RUNS_BESIDE_LIMIT; run++) {
    await fresh();
    measured.push(await measureRun(url, billTheMonth, size.customers / 5));
  }
  const [, ...warm] = measured;
  const middle = warm.sort((a, b) => a.run / a.limit - b.run / b.limit)[Math.floor(RUNS_BESIDE_LIMIT / 2)];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
