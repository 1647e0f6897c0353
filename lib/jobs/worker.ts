import { PgBoss } from "pg-boss";
import { clockNow } from "@/lib/clock";
import { connection } from "@/lib/connection";
import { asSystem, disconnect } from "@/lib/db";
import { BUSINESS_TIME_ZONE } from "@/lib/domain/business-time";
import { writeSystemLog } from "@/lib/features/system/commands";
import { beat, beatOfJob } from "@/lib/process/heartbeat";
import { startFigures } from "@/lib/process/figures";
import { sayQueue } from "@/lib/process/waiting";
import { log, logFault } from "@/lib/log";
import { JOBS, runJob, type JobName } from "./registry";

export type Worker = {
  /** Lets running jobs finish, for two seconds at most; the next worker does the rest again. */
  stop: () => Promise<void>;
};

// Exclusive: a job is queued or running only once in the whole house, however many workers there are and however often it is
// sent. The heartbeat finds the job of a killed worker, which is then tried again.
const QUEUE = {
  policy: "exclusive",
  retryLimit: 3,
  retryDelay: 30,
  retryBackoff: true,
  heartbeatSeconds: 30,
  expireInSeconds: 3600,
};
// A job that recurs within minutes is not retried: a retry would wait ever longer and block the schedule.
const comesAgainSoon = (cron: string) => cron.startsWith("*");
const POLLING_SECONDS = 2;
const SUPERVISE_SECONDS = 30;
const STOP_WITHIN_MS = 2_000;
const BEAT_EVERY_MS = 30_000;

type Run = (name: JobName) => Promise<string>;

/** Starts this process's background jobs: on schedule, and each once now, for anything due while no worker ran. */
export async function startWorker(run: Run = runJob): Promise<Worker> {
  const boss = new PgBoss({
    ...connection("system"),
    schema: "pgboss",
    application_name: "tiffintrack-worker",
    max: 4,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", (fault) => logFault("worker", fault));
  await boss.start();
  for (const job of JOBS) await startJob(boss, job, run);
  const heart = setInterval(() => void sayAlive(), BEAT_EVERY_MS);
  const endFigures = startFigures();
  await sayAlive();
  return {
    stop: () => {
      clearInterval(heart);
      endFigures();
      return stop(boss);
    },
  };
}

async function sayAlive(): Promise<void> {
  try {
    await asSystem(beat);
    await sayQueue(JOBS.map(({ name }) => name));
  } catch (fault) {
    logFault("heartbeat", fault);
  }
}

async function startJob(boss: PgBoss, { name, cron }: (typeof JOBS)[number], run: Run): Promise<void> {
  const queue = comesAgainSoon(cron) ? { ...QUEUE, retryLimit: 0 } : QUEUE;
  await boss.createQueue(name, queue);
  // a queue made by an earlier version would otherwise keep its options; its policy can't change
  const { policy: _policy, ...options } = queue;
  await boss.updateQueue(name, options);
  await boss.schedule(name, cron, null, { tz: BUSINESS_TIME_ZONE });
  await boss.work(name, { pollingIntervalSeconds: POLLING_SECONDS }, () => runLogged(name, run));
  // dropped if it is already waiting or running, here or on another machine
  await boss.send(name);
}

async function runLogged(name: JobName, run: Run): Promise<void> {
  try {
    log.info({ job: name, outcome: await run(name) }, "job done");
    await asSystem((tx) => beatOfJob(tx, name));
  } catch (fault) {
    await noteFault(name, logFault(`job ${name}`, fault));
    throw fault;
  }
}

async function noteFault(operation: JobName, reference: string): Promise<void> {
  try {
    const entry = { level: "error", category: "job", operation, reference } as const;
    await writeSystemLog({ system: asSystem, now: clockNow() }, entry);
  } catch (fault) {
    logFault("system log", fault);
  }
}

async function stop(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: true, timeout: STOP_WITHIN_MS });
  await disconnect();
}
