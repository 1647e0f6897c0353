// npm run bench: what people wait for, on a thousand customers and a PostgreSQL of its own. Limits are multiples of an empty
// transaction measured in the same run, so that the ratios can be compared between machines.
import { asCustomer, asSystem, disconnect } from "@/lib/db";
import { billForMonth } from "@/lib/domain/billing";
import { instantAt } from "@/lib/domain/business-time";
import { customerId } from "@/lib/domain/identity";
import { addDays, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import { runningEstimate } from "@/lib/features/billing/queries";
import { deliveriesOn } from "@/lib/features/deliveries/queries";
import { pauseDays } from "@/lib/features/pauses/commands";
import { TEST_ENVIRONMENT } from "../tests/support/environment.mjs";
import { migrate, startTestPostgres } from "../tests/support/test-postgres.mjs";
import { medianOf, reportLine, type Benchmark } from "./measure";
import { BENCH_DAY, BENCH_MONTH, loadThousandCustomers } from "./thousand-customers";

const day = parsePlainDate(BENCH_DAY);
const now = instantAt(day, "06:00");
const afterClose = instantAt(parsePlainDate("2027-03-01"), "10:00");
const month = parsePlainMonth(BENCH_MONTH);

const oneBill = {
  month: BENCH_MONTH,
  subscriptions: [
    { id: 1, planName: "Veg Thali", dailyRate: 120, startDate: "2027-01-20", endDate: "2027-03-20" },
    {
      id: 2,
      planName: "Mini Tiffin",
      dailyRate: 80,
      startDate: "2027-02-10",
      endDate: "2027-02-28",
      weekdays: [1, 3, 5],
    },
  ],
  pausedDates: ["2027-02-02", "2027-02-11"],
  closures: ["2027-02-19"],
};

const benchmarks: Benchmark[] = [
  {
    name: "1,000 bills computed, without a database",
    limit: 100,
    runs: 20,
    work: async () => Array.from({ length: 1_000 }, () => billForMonth(oneBill)),
  },
  {
    name: "the day's deliveries of 1,000 subscriptions",
    limit: 100,
    runs: 20,
    work: () => asSystem((tx) => deliveriesOn(tx, day), now),
  },
  {
    name: "one customer's running estimate",
    limit: 10,
    runs: 100,
    work: (run) =>
      asCustomer(customerId(run + 1), (tx) => runningEstimate(tx, customerId(run + 1), now), now),
  },
  {
    name: "one customer pauses one day",
    limit: 15,
    runs: 100,
    work: (run) => {
      const scope = { now, customerId: customerId(run + 1) };
      const days = [addDays(day, 1 + (run % 5))];
      return asCustomer(scope.customerId, (tx) => pauseDays({ tx, ...scope }, { days }), now);
    },
  },
  {
    name: "20 customers pause at once",
    limit: 100,
    runs: 10,
    work: (run) =>
      Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const scope = { now, customerId: customerId(200 + 20 * run + index) };
          return asCustomer(
            scope.customerId,
            (tx) => pauseDays({ tx, ...scope }, { days: [addDays(day, 3)] }),
            now,
          );
        }),
      ),
  },
  {
    name: "the bills of 1,000 customers, already there",
    limit: 500,
    runs: 3,
    work: () => generateBills({ now: afterClose, system: (fn) => asSystem(fn, afterClose) }, { month }),
  },
];

async function run(): Promise<void> {
  const server = await startTestPostgres("bench");
  Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: server.url });
  try {
    await migrate(server.url);
    await loadThousandCustomers(server.url);
    const yardstick = await medianOf({
      runs: 200,
      work: () => asSystem((tx) => tx.$queryRaw`SELECT 1`, now),
    });
    console.log(`yardstick: an empty transaction, ${yardstick.toFixed(2)} ms`);
    for (const { name, limit, ...benchmark } of benchmarks) {
      console.log(reportLine(name, await medianOf(benchmark), yardstick, limit));
    }
    const started = performance.now();
    await asSystem((tx) => tx.bill.deleteMany(), now);
    await generateBills({ now: afterClose, system: (fn) => asSystem(fn, afterClose) }, { month });
    console.log(
      reportLine("the bills of 1,000 customers, made", performance.now() - started, yardstick, 5_000),
    );
  } finally {
    await disconnect();
    await server.stop();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
