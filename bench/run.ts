// npm run bench: what people wait for, on a thousand customers and a PostgreSQL of its own. Limits are multiples of an empty
// transaction measured in the same run, so that the ratios can be compared between machines. A figure over its limit is
// reported but fails nothing: a busy machine is not a fault. Below them a table of tasks beside what the same work takes without
// the product, in turns: the monthly run (bill-run.ts), what pages read (reads.ts) and what a pause pays for the sheet
// (sheet-upkeep.ts). `--quick` does the same with few runs, and fails where a task is 30 % slower than bench/ratios.json says in
// every turn.
import { benchmarks, billTheMonth, openConnections, replayTheMonth, yardstick } from "./benchmarks";
import { measureRun, runTasks, type BillRun } from "./bill-run";
import { startDatabases, type Databases } from "./databases";
import { medianOf, reportLine } from "./measure";
import kept from "./ratios.json";
import { measureReads } from "./reads";
import { listen } from "./sent";
import { measureUpkeep } from "./sheet-upkeep";
import { slowerThanKept, tableOf, type Task } from "./table";

const isQuick = process.argv.includes("--quick");
const size = { customers: 1_000, runs: isQuick ? 5 : 100 };

async function run(): Promise<void> {
  const databases = await startDatabases(size.customers);
  try {
    const empty = await medianOf(databases, { ...yardstick, runs: 2 * size.runs });
    console.log(`yardstick: an empty transaction, ${empty.toFixed(2)} ms`);
    for (const { name, limit, ...benchmark } of benchmarks(size)) {
      console.log(reportLine(name, await medianOf(databases, benchmark), empty, limit));
    }
    const tasks = await measureTasks(databases);
    console.log(tableOf(tasks).join("\n"));
    const slower = slowerThanKept(tasks, kept);
    if (slower.length > 0) console.log(`slower than kept: ${slower.join("; ")}`);
    if (isQuick && slower.length > 0) process.exitCode = 1;
  } finally {
    await databases.stop();
  }
}

const RUNS_BESIDE_LIMIT = 5;
const PAUSES = isQuick ? 50 : 200;

/** Five runs after one that warms up, then the reads. */
async function measureTasks({ fresh, url }: Databases): Promise<Task[]> {
  const work = { bill: billTheMonth, replay: replayTheMonth };
  const runs: BillRun[] = [];
  for (let run = 0; run <= RUNS_BESIDE_LIMIT; run++) {
    await fresh();
    await openConnections();
    runs.push(await measureRun(url, work, size.customers / 5));
  }
  await fresh();
  const reads = await measureReads(url, size.runs);
  return [...runTasks(runs.slice(1)), ...reads, await measureUpkeep(url, { ...size, runs: PAUSES })];
}

listen();

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
