// npm run bench: what people wait for, on a thousand customers and a PostgreSQL of its own. Limits are multiples of an empty
// transaction measured in the same run, so that the ratios can be compared between machines. A figure over its limit is
// reported but fails nothing: a busy machine is not a fault. `--quick` does the same with few customers and few runs, to
// show that the bench still works.
import { benchmarks, yardstick } from "./benchmarks";
import { startDatabases } from "./databases";
import { medianOf, reportLine } from "./measure";

const size = process.argv.includes("--quick") ? { customers: 60, runs: 5 } : { customers: 1_000, runs: 100 };

async function run(): Promise<void> {
  const databases = await startDatabases(size.customers);
  try {
    const empty = await medianOf(databases, { ...yardstick, runs: 2 * size.runs });
    console.log(`yardstick: an empty transaction, ${empty.toFixed(2)} ms`);
    for (const { name, limit, ...benchmark } of benchmarks(size)) {
      console.log(reportLine(name, await medianOf(databases, benchmark), empty, limit));
    }
  } finally {
    await databases.stop();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
