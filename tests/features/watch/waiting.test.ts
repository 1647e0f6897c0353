// What waits, or comes late: each as a figure of /metrics, and as an alarm once when it comes on.
import { PgBoss } from "pg-boss";
import type Stripe from "stripe";
import { machineMs } from "@/lib/clock";
import { connection } from "@/lib/connection";
import { asSystem, disconnect, POOL_SIZE } from "@/lib/db";
import { dispatch } from "@/lib/features/gateway-reports/dispatch";
import { makeDueSheets } from "@/lib/features/sheets/make";
import { MAY_TAKE } from "@/lib/features/watch/alarms";
import { tellOfAlarms } from "@/lib/features/watch/commands";
import { poolUse } from "@/lib/pool-use";
import { beat } from "@/lib/process/heartbeat";
import { readMetrics } from "@/lib/process/metrics";
import { freezeLag, queueAge, reportLag, sayQueue } from "@/lib/process/waiting";
import { systemFlow } from "../../support/bills";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";
import { connectSql, emptyTables, type Sql } from "../../support/sql";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await makeStaff("owner");
});
beforeEach(async () => {
  await emptyTables("system_logs", "notifications", "heartbeats", "stripe_events");
  await asSystem(beat);
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const noon = at("2026-11-24", "12:00");

/** Two looks in a row, the first of which tells nobody. */
const lookTwice = async (now: Date) => {
  const machine = { processor: 0.1, disk: 0.2 };
  expect(await tellOfAlarms(systemFlow(now), machine)).toEqual([]);
  return tellOfAlarms(systemFlow(now), machine);
};
const figure = async (name: string) =>
  Number(new RegExp(`^tiffintrack_${name} (\\S+)$`, "m").exec((await readMetrics()).text)?.[1]);

test("who holds a connection of the pool, and who waits for one", async () => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: full, resolve: isFull } = Promise.withResolvers<void>();
  let begun = 0;
  const hold = () =>
    asSystem(async () => {
      begun += 1;
      if (begun === POOL_SIZE) isFull();
      await held;
    });
  const all = Array.from({ length: POOL_SIZE + 2 }, hold);
  await full;
  expect(poolUse().system).toEqual({ running: POOL_SIZE, waiting: 2 });
  letGo();
  await Promise.all(all);
  await expect(asSystem(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  expect(poolUse().system).toEqual({ running: 0, waiting: 0 });
  // without what is asked for these figures themselves
  const { text } = await readMetrics();
  for (const login of ["visitors", "system"])
    for (const state of ["running", "waiting"])
      expect(text).toContain(`\ntiffintrack_pool_transactions{login="${login}",state="${state}"} 0\n`);
});

describe("the queue", () => {
  let boss: PgBoss;
  beforeAll(async () => {
    boss = new PgBoss({ ...connection("system"), schema: "pgboss", supervise: false, schedule: false });
    boss.on("error", () => undefined);
    await boss.start();
    for (const name of ["check-books", "of-an-older-version"]) await boss.createQueue(name);
  });
  afterAll(() => boss.stop({ graceful: false }));
  beforeEach(() => sql.query("DELETE FROM pgboss.job"));

  const waits = async (name: string, seconds: number) => {
    await boss.send(name);
    await sql.query(
      "UPDATE pgboss.job SET start_after = clock_timestamp() - make_interval(secs => $2) WHERE name = $1",
      [name, seconds],
    );
    await sayQueue(["check-books"]);
  };

  test("a job that nobody does for ten minutes is an alarm, once, until it is done", async () => {
    await waits("check-books", MAY_TAKE.queue - 5);
    expect(await lookTwice(noon)).toEqual([]);
    expect(await figure("queue_oldest_seconds")).toBeGreaterThanOrEqual(MAY_TAKE.queue - 5);
    await waits("check-books", MAY_TAKE.queue + 1);
    expect(await lookTwice(noon)).toEqual(["queue"]);
    expect(await lookTwice(noon)).toEqual([]);
    await sql.query("UPDATE pgboss.job SET state = 'completed'");
    await sayQueue(["check-books"]);
    expect(await asSystem(queueAge)).toBe(0);
    expect(await lookTwice(noon)).toEqual([]);
  });

  test("a job of an older version, one that is due later, and what a worker said long ago count for nothing", async () => {
    await waits("of-an-older-version", 10_000);
    expect(await asSystem(queueAge)).toBe(0);
    await waits("check-books", -60);
    expect(await asSystem(queueAge)).toBe(0);
    await waits("check-books", 10_000);
    await sql.query("UPDATE heartbeats SET seen_at = seen_at - interval '3 minutes' WHERE name = 'queue'");
    expect(await asSystem(queueAge)).toBe(0);
  });
});

describe("the gateway's reports", () => {
  let made = 0;
  const report = async (late: number | null, now = noon) => {
    made += 1;
    const created = late === null ? "lately" : Math.floor(machineMs() / 1000) - late;
    const event = {
      ...{ id: `evt_late_${made}`, object: "event", type: "product.created", livemode: false },
      ...{ created, data: { object: { id: "prod_1" } } },
    };
    await dispatch(systemFlow(now), JSON.parse(JSON.stringify(event)) satisfies Stripe.Event);
  };

  test("three in a row that come a minute late are an alarm, once, until one comes in time", async () => {
    await report(1_000);
    await report(1_000);
    expect(await lookTwice(noon)).toEqual([]);
    await report(MAY_TAKE.report + 5);
    expect(await figure("webhook_lag_seconds")).toBe(0);
    expect(await asSystem(reportLag, noon)).toBeGreaterThanOrEqual(MAY_TAKE.report + 5);
    expect(await lookTwice(noon)).toEqual(["webhook"]);
    expect(await lookTwice(noon)).toEqual([]);
    await report(2, at("2026-11-24", "12:01"));
    expect(await lookTwice(at("2026-11-24", "12:01"))).toEqual([]);
    expect(await asSystem(reportLag, at("2026-11-24", "12:01"))).toBeLessThan(10);
  });

  test("what came late an hour ago says nothing of now", async () => {
    for (const late of [500, 500, 500]) await report(late);
    expect(await lookTwice(at("2026-11-24", "13:01"))).toEqual([]);
  });

  test("one that doesn't say when it was made is taken, and counts for nothing", async () => {
    for (const late of [500, 500, null]) await report(late);
    expect(await asSystem((tx) => tx.stripeEvent.count())).toBe(3);
    expect(await asSystem(reportLag, noon)).toBe(0);
  });
});

test("how long after its cutoff a meal was counted, or has been waiting to be", async () => {
  const plan = await makePlan();
  await makeSubscription({
    customerId: await makeCustomer(),
    plan,
    startDate: "2026-11-24",
    endDate: "2026-11-27",
  });
  await makeDueSheets(systemFlow(at("2026-11-23", "12:00")));
  const lagAt = (day: string, time: string) => asSystem(freezeLag, at(day, time));
  expect(await lagAt("2026-11-24", "08:00")).toBe(0);
  expect(await lagAt("2026-11-24", "08:05")).toBe(300);
  await makeDueSheets(systemFlow(at("2026-11-24", "08:06")));
  expect(await lagAt("2026-11-24", "20:00")).toBe(360);
  expect(await lagAt("2026-11-25", "08:00")).toBe(0);
  expect(await figure("cutoff_freeze_lag_seconds")).toBeGreaterThanOrEqual(0);
});
