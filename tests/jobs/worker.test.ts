import { PgBoss } from "pg-boss";
import { clockNow } from "@/lib/clock";
import { connection } from "@/lib/connection";
import { asSystem, disconnect } from "@/lib/db";
import { LUNCH, lastClosedMonth } from "@/lib/domain/slot";
import { addMonths } from "@/lib/domain/plain-date";
import { JOB_NAMES, runJob, type JobName } from "@/lib/jobs/registry";
import { startWorker } from "@/lib/jobs/worker";
import { jobsDone } from "@/lib/process/heartbeat";
import { readMetrics } from "@/lib/process/metrics";
import { eventually } from "@/tests/support/gateway";
import { makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

/** Counts the runs of each job, and how many of one job ran at the same moment at the most. */
function counter(until = () => Promise.resolve()) {
  const runs = new Map<JobName, number>();
  const running = new Map<JobName, number>();
  let most = 0;
  const run = async (name: JobName) => {
    runs.set(name, (runs.get(name) ?? 0) + 1);
    running.set(name, (running.get(name) ?? 0) + 1);
    most = Math.max(most, running.get(name) ?? 0);
    await until();
    running.set(name, (running.get(name) ?? 0) - 1);
    return "done";
  };
  return { run, runs, most: () => most };
}

async function unwatched<T>(fn: (boss: PgBoss) => Promise<T>): Promise<T> {
  const boss = new PgBoss({
    ...connection("system"),
    schema: "pgboss",
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    return await fn(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

describe("the worker", () => {
  it("runs each job once at start, so that a house that was switched off catches up", async () => {
    const { run, runs } = counter();
    const worker = await startWorker(run);
    const seen = await eventually(
      async () => [...runs.keys()].sort(),
      (names) => names.length === JOB_NAMES.length,
    );
    await worker.stop();
    expect(seen).toEqual([...JOB_NAMES].sort());
    expect([...runs.values()]).toEqual(JOB_NAMES.map(() => 1));
    expect((await asSystem(jobsDone)).map(({ job }) => job)).toEqual([...JOB_NAMES].sort());
  });

  it("says on the operator's page when each job last did its work", async () => {
    const { text } = await readMetrics();
    const told = text.matchAll(/^tiffintrack_job_last_success_timestamp_seconds\{job="([\w-]+)"\} (\S+)$/gm);
    const minutes = [...told].map(([, job, at]) => [job, Math.round((Date.now() / 1000 - Number(at)) / 60)]);
    expect(minutes).toEqual([...JOB_NAMES].sort().map((job) => [job, 0]));
  });

  it("plans each job on the kitchen's clock", async () => {
    const schedules = await unwatched((boss) => boss.getSchedules());
    expect(new Map(schedules.map(({ name, cron }) => [name, cron]))).toEqual(
      new Map([
        ["close-months", "10 3 * * *"],
        ["erase-closed-accounts", "20 3 * * *"],
        ["forget-unproved-accounts", "40 3 * * *"],
        ["expire-subscriptions", "5 0 * * *"],
        ["tell-endings", "30 9 * * *"],
        ["correct-bills", "* * * * *"],
        ["generate-bills", "0 1 1 * *"],
        ["issue-documents", "20 3 * * *"],
        ["check-payments", "*/10 * * * *"],
        ["check-books", "30 3 * * *"],
        ["replay-recent-bills", "0 4 * * *"],
        ["replay-bills", "0 5 * * 0"],
        ["send-mails", "* * * * *"],
        ["read-addresses", "* * * * *"],
        ["remind-of-tomorrow", "*/5 20 * * *"],
        ["remind-of-bills", "0 10 * * *"],
        ["send-notifications", "* * * * *"],
        ["retain-notifications", "50 3 * * *"],
        ["forget-presses", "15 * * * *"],
        ["forget-pictures", "40 4 * * *"],
        ["take-in-pictures", "35 4 * * *"],
        ["make-partitions", "40 2 * * *"],
        ["retain", "0 3 * * *"],
        ["archive", "30 2 1 * *"],
        ["forget-past", "10 3 * * *"],
        ["watch-security", "*/10 * * * *"],
        ["watch-product", "*/5 * * * *"],
        ["make-sheets", "* * * * *"],
      ]),
    );
    expect(new Set(schedules.map(({ timezone }) => timezone))).toEqual(new Set(["Asia/Kolkata"]));
  });

  it("shares with a second one: what is sent ten times while it runs is done by one of them, once", async () => {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    const { run, runs, most } = counter(() => released);
    const [first, second] = [await startWorker(run), await startWorker(run)];
    const started = async () => runs.get("generate-bills") ?? 0;
    await eventually(started, (count) => count > 0);
    await unwatched(async (boss) => {
      for (let sent = 0; sent < 10; sent++) await boss.send("generate-bills");
      release();
      const states = () => boss.findJobs("generate-bills");
      await eventually(states, (jobs) => jobs.every((job) => job.state === "completed"));
    });
    await Promise.all([first.stop(), second.stop()]);
    expect([most(), await started()]).toEqual([1, 1]);
  });

  it("tries a job again that failed", async () => {
    let tries = 0;
    const worker = await startWorker((name) => {
      if (name !== "expire-subscriptions") return Promise.resolve("done");
      tries += 1;
      return Promise.reject(new Error("the database was restarted"));
    });
    await eventually(
      async () => tries,
      (count) => count > 0,
    );
    const states = await eventually(
      () => unwatched((boss) => boss.findJobs("expire-subscriptions")),
      (jobs) => jobs.some((job) => job.state === "retry"),
    );
    await worker.stop();
    expect(states.map((job) => job.state)).toContain("retry");
  });

  it("stops within seconds although a job hangs", async () => {
    let hanging = 0;
    const worker = await startWorker(() => {
      hanging += 1;
      return new Promise(() => {});
    });
    await eventually(
      async () => hanging,
      (count) => count > 0,
    );
    const before = performance.now();
    await worker.stop();
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});

describe("each job", () => {
  it.each(JOB_NAMES)("%s runs by hand and says what it did", async (name) => {
    expect(await runJob(name)).toMatch(/\d/);
  });

  it("generate-bills makes up for every month that nobody billed", async () => {
    const customerId = await makeCustomer();
    const plan = await makePlan({ dailyRate: 100 });
    const [from, to] = twoMonthsAgo();
    await makeSubscription({ customerId, plan, startDate: from, endDate: to });
    expect(await runJob("generate-bills")).toMatch(/^months up to \d{4}-\d\d: 2 bills made/);
    expect(await runJob("generate-bills")).toMatch(/: 0 bills made \(₹0\), 2 there already/);
    expect(await asSystem((tx) => tx.bill.count({ where: { customerId } }))).toBe(2);
  });

  it("expire-subscriptions clears what ran out, and nothing else", async () => {
    const customerId = await makeCustomer();
    const plan = await makePlan();
    const [from, to] = twoMonthsAgo();
    const over = await makeSubscription({ customerId, plan, startDate: from, endDate: to });
    const running = await makeSubscription({ customerId, plan, startDate: from, endDate: "2099-12-31" });
    await runJob("expire-subscriptions");
    const rows = await asSystem((tx) => tx.subscription.findMany({ where: { id: { in: [over, running] } } }));
    expect(new Map(rows.map((row) => [row.id, row.isActive]))).toEqual(
      new Map([
        [over, false],
        [running, true],
      ]),
    );
  });
});

/** From the middle of the month before last to the middle of the last one. */
function twoMonthsAgo(): [from: string, to: string] {
  const last = lastClosedMonth(clockNow(), [LUNCH]);
  return [`${addMonths(last, -1)}-15`, `${last}-15`];
}
