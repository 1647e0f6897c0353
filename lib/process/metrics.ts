import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import { clockNow } from "@/lib/clock";
import { asSystem, POOL_SIZE, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { poolUse } from "@/lib/pool-use";
import { countFailedLetters, waitingLetters } from "@/lib/features/notifications/queries";
import { countUndecided } from "@/lib/features/odd-cases/cases";
import { ALARMS, alarmsOn } from "@/lib/features/watch/alarms";
import { askDatabase } from "@/lib/features/watch/machine-alarms";
import { jobsDone, secondsSinceHeartbeat } from "./heartbeat";
import { diskUsed, machineLooker, workDone } from "./machine";
import { readMeasured } from "./measured";
import { statementTotals } from "./statements";
import { freezeLag, queueAge, reportLag } from "./waiting";
import { LOCAL_CALLER } from "@/lib/access/local-caller.mjs";

const kept: typeof globalThis & { tiffintrackMetrics?: Registry } = globalThis;

/** For the operator only: whoever sends METRICS_TOKEN as a bearer token or, when none is set, a caller on this machine. */
export function mayReadMetrics(sent: Headers): boolean {
  const token = env().METRICS_TOKEN;
  if (token) return sameText(sent.get("authorization") ?? "", `Bearer ${token}`);
  return sent.has(LOCAL_CALLER);
}

/** Prometheus text: the process's own figures, its requests by route, what waits, and what was done when. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  const registry = (kept.tiffintrackMetrics ??= makeRegistry());
  setPool(registry.getSingleMetric(POOL));
  const text = `${await registry.metrics()}${await readMeasured()}`;
  return { text, contentType: registry.contentType };
}

type Figure = { name: string; help: string; read: (tx: Tx) => Promise<number> };

const FIGURES: readonly Figure[] = [
  {
    name: "tiffintrack_payments_pending",
    help: "Payments that neither succeeded nor failed yet",
    read: (tx) => tx.payment.count({ where: { status: "pending" } }),
  },
  {
    name: "tiffintrack_cases_open",
    help: "Odd cases of payments that wait for a person's decision",
    read: countUndecided,
  },
  {
    name: "tiffintrack_worker_silent_seconds",
    help: "Seconds since a worker was last heard of; -1 for never",
    read: async (tx) => (await secondsSinceHeartbeat(tx)) ?? -1,
  },
  {
    name: "tiffintrack_letters_waiting",
    help: "Letters that wait to be sent",
    read: async (tx) => (await waitingLetters(tx)).count,
  },
  {
    name: "tiffintrack_oldest_letter_waiting_seconds",
    help: "For how long the oldest letter waits to be sent",
    read: async (tx) => secondsSince((await waitingLetters(tx)).oldestSince),
  },
  {
    name: "tiffintrack_queue_oldest_seconds",
    help: "For how long the background job waits that has waited longest, as a worker said within the last minutes",
    read: queueAge,
  },
  {
    name: "tiffintrack_webhook_lag_seconds",
    help: "How late the timeliest of the gateway's last three reports within an hour came; 0 if there were fewer",
    read: reportLag,
  },
  {
    name: "tiffintrack_cutoff_freeze_lag_seconds",
    help: "How long after its cutoff the latest of a day's meals was counted, or has been waiting to be",
    read: freezeLag,
  },
  {
    name: "tiffintrack_letters_failed",
    help: "Letters that the mail server would not take and that nobody has sent again",
    read: countFailedLetters,
  },
];

function secondsSince(instant: Date | null): number {
  return instant === null ? 0 : Math.max(0, clockNow().getTime() - instant.getTime()) / 1000;
}

function makeRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, read } of FIGURES) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await asSystem(read));
      },
    });
  }
  addLabelled(registry);
  addMachine(registry);
  addPool(registry);
  return registry;
}

/** Figures with a value for each alarm, and for each job. */
function addLabelled(registry: Registry): void {
  const lookAtMachine = machineLooker();
  new Gauge({
    name: "tiffintrack_alarm",
    help: "1 for each alarm that is on (docs/runbooks/alarms.md)",
    labelNames: ["alarm"],
    registers: [registry],
    async collect() {
      const on = await asSystem((tx) => alarmsOn(tx, clockNow(), lookAtMachine()));
      for (const alarm of ALARMS) this.set({ alarm }, on.includes(alarm) ? 1 : 0);
    },
  });
  new Gauge({
    name: "tiffintrack_job_last_success_timestamp_seconds",
    help: "When each job last did its work",
    labelNames: ["job"],
    registers: [registry],
    async collect() {
      for (const { job, at } of await asSystem(jobsDone)) this.set({ job }, at.getTime() / 1000);
    },
  });
}

const POOL = "tiffintrack_pool_transactions";

function addPool(registry: Registry): void {
  new Gauge({
    name: POOL,
    help: `Transactions of this process that hold a connection (at most ${POOL_SIZE} of a login), and those that wait for one`,
    labelNames: ["login", "state"],
    registers: [registry],
  });
}

/** Before the other figures are asked for: a dozen transactions at once, which would be counted. */
function setPool(gauge: unknown): void {
  if (!(gauge instanceof Gauge)) return;
  for (const [login, use] of Object.entries(poolUse()))
    for (const [state, count] of Object.entries(use)) gauge.set({ login, state }, count);
}

/** The machine that is asked, its database, and the statements of this process since it began. */
function addMachine(registry: Registry): void {
  for (const [name, help, read] of SHARES)
    new Gauge({
      ...{ name: `tiffintrack_${name}`, help, registers: [registry] },
      async collect() {
        this.set(await read());
      },
    });
  for (const [name, help, labelNames, read] of TOTALS)
    new Counter({
      ...{ name: `tiffintrack_${name}`, help, labelNames, registers: [registry] },
      collect() {
        this.reset();
        for (const [label, value] of Object.entries(read()))
          this.inc(Object.fromEntries(labelNames.map((labelName) => [labelName, label])), value);
      },
    });
}

type Share = readonly [name: string, help: string, read: () => Promise<number> | number];
type Total = readonly [name: string, help: string, labels: string[], read: () => Record<string, number>];

const SHARES: readonly Share[] = [
  ["disk_used_ratio", "Of the disk under the working directory", diskUsed],
  [
    "database_connections_ratio",
    "Of the connections that the database allows",
    async () => (await asSystem(askDatabase)).connections,
  ],
  [
    "replication_lag_seconds",
    "How far the standby that is furthest behind is behind",
    async () => (await asSystem(askDatabase)).lag,
  ],
];

const TOTALS: readonly Total[] = [
  [
    "processor_seconds_total",
    "What this machine's processors did",
    ["mode"],
    () => {
      const { busy, all } = workDone();
      return { busy: busy / 1000, idle: (all - busy) / 1000 };
    },
  ],
  ["statements_total", "Statements of visitors", ["kind"], () => countedBy("all")],
  [
    "statements_slow_total",
    "Those of them that took longer than 100 ms (read) or 200 ms (write)",
    ["kind"],
    () => countedBy("slow"),
  ],
  ["statements_failed_total", "Statements that failed", [], () => ({ all: statementTotals().failed })],
];

function countedBy(what: "all" | "slow"): Record<string, number> {
  const { read, write } = statementTotals();
  return { read: read[what], write: write[what] };
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
