import { asCustomer, asSystem } from "@/lib/db";
import { billForMonth } from "@/lib/domain/billing";
import { instantAt } from "@/lib/domain/business-time";
import { customerId } from "@/lib/domain/identity";
import { addDays, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills, type BillingReport } from "@/lib/features/billing/commands";
import { runningEstimate } from "@/lib/features/billing/queries";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { deliveriesOn } from "@/lib/features/deliveries/queries";
import { pauseDays } from "@/lib/features/pauses/commands";
import { replayBills } from "@/lib/features/proof/replay";
import { moneyByMonth } from "@/lib/features/reports/money";
import { BENCH_DAY, BENCH_MONTH } from "./customers";
import type { Benchmark } from "./measure";

const day = parsePlainDate(BENCH_DAY);
const now = instantAt(day, "06:00");
const closedOn = parsePlainDate("2027-03-01");
const afterClose = instantAt(closedOn, "10:00");
const month = parsePlainMonth(BENCH_MONTH);

/** An empty transaction: the unit in which the others are measured. */
export const yardstick = { work: () => asSystem((tx) => tx.$queryRaw`SELECT 1`, now) };

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

/** What people wait for. Each limit grows with the number of customers involved. */
export function benchmarks({ customers, runs }: { customers: number; runs: number }): Benchmark[] {
  const some = Math.ceil(runs / 5);
  return [
    {
      name: `${customers} bills computed, without a database`,
      limit: customers / 10,
      runs: some,
      work: async () => Array.from({ length: customers }, () => billForMonth(oneBill)),
    },
    {
      name: `the day's deliveries of ${customers} subscriptions`,
      limit: 10 + customers / 10,
      runs: some,
      work: () => asSystem((tx) => deliveriesOn(tx, day), now),
    },
    {
      name: "one customer's running estimate",
      limit: 10,
      runs,
      work: (run) => ofOne(run, customers, (tx, id) => runningEstimate(tx, id, now)),
    },
    { name: "one customer pauses one day", limit: 15, runs, work: (run) => pauseOne(run, customers) },
    {
      name: "20 customers pause at once",
      limit: 100,
      runs: Math.min(some, Math.floor(customers / 20) - 1),
      work: (run) => Promise.all(Array.from({ length: 20 }, (_, n) => pauseOne(20 * run + n, customers))),
    },
    {
      name: `the bills of ${customers} customers, made`,
      limit: 100 + 5 * customers,
      runs: Math.ceil(runs / 50),
      isOnce: true,
      work: () => makeBills({ created: customers, existing: 0 }),
    },
    ...withBills(customers, runs),
  ];
}

/** What people look at once the month's bills exist. */
function withBills(customers: number, runs: number): Benchmark[] {
  const prepare = () => makeBills({ created: customers, existing: 0 });
  return [
    {
      name: `the bills of ${customers} customers, already there`,
      limit: 20 + customers / 2,
      runs: Math.ceil(runs / 30),
      prepare,
      work: () => makeBills({ created: 0, existing: customers }),
    },
    {
      name: "one customer's bills",
      limit: 10,
      runs,
      prepare,
      work: (run) => ofOne(run, customers, (tx, id) => billsOf(tx, id)),
    },
    {
      name: `a month's money of ${customers} customers`,
      limit: 10 + customers / 20,
      runs: Math.ceil(runs / 5),
      prepare,
      work: () => asSystem((tx) => moneyByMonth(tx, month, month, closedOn), afterClose),
    },
  ];
}

type Asked = Parameters<Parameters<typeof asCustomer>[1]>[0];

function ofOne<T>(
  run: number,
  customers: number,
  read: (tx: Asked, id: ReturnType<typeof customerId>) => Promise<T>,
) {
  const id = customerId(1 + (run % customers));
  return asCustomer(id, (tx) => read(tx, id), now);
}

/** Pauses one of the next days on which this customer has a tiffin. */
export async function pauseOne(run: number, customers: number): Promise<void> {
  const days = Array.from({ length: 5 }, (_, n) => addDays(day, 1 + n));
  const paused = await ofOne(run, customers, async (tx, id) => {
    for (const one of days) {
      const done = await pauseDays({ tx, now, customerId: id }, { days: [one] });
      if (done.ok) return true;
    }
    return false;
  });
  if (!paused) throw new Error(`nothing was paused in run ${run}`);
}

/** The run of the month, on the database of DATABASE_URL. */
export async function billTheMonth(): Promise<BillingReport> {
  const done = await generateBills({ now: afterClose, system: (fn) => asSystem(fn, afterClose) }, { month });
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

/** The connections that a process has which has been running for a while, as the worker has. */
export async function openConnections(): Promise<void> {
  await Promise.all([yardstick.work(), yardstick.work()]);
}

/** The bills of that run from the history of days; a loaded year has those of eleven months before as well. */
export async function replayTheMonth(): Promise<void> {
  const { checked, differing } = await replayBills(
    { system: (fn) => asSystem(fn, afterClose) },
    { since: month },
  );
  if (checked === 0 || differing > 0) throw new Error(`${differing} of ${checked} bills differ`);
}

async function makeBills(expected: Pick<BillingReport, "created" | "existing">): Promise<void> {
  const { created, existing } = await billTheMonth();
  if (created !== expected.created || existing !== expected.existing) {
    throw new Error(
      `${created} bills were made and ${existing} there, not ${expected.created} and ${expected.existing}`,
    );
  }
}
