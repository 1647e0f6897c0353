// The machine, its database and a worker that says nothing: each alarm once when it comes on.
import { asSystem, disconnect } from "@/lib/db";
import { tellOfAlarms } from "@/lib/features/watch/commands";
import { askDatabase, LEAST_COUNTED } from "@/lib/features/watch/machine-alarms";
import { standIn } from "@/lib/jobs/stand-in";
import { sayFigures } from "@/lib/process/figures";
import { beat } from "@/lib/process/heartbeat";
import { machineLooker, type Machine } from "@/lib/process/machine";
import { systemFlow } from "../../support/bills";
import { at, makeStaff } from "../../support/make";
import { connectSql, emptyTables } from "../../support/sql";

beforeAll(() => makeStaff("owner"));
beforeEach(async () => {
  await emptyTables("system_logs", "notifications", "heartbeats");
  await asSystem(beat);
});
afterAll(disconnect);

const IDLE: Machine = { processor: 0.1, disk: 0.2 };
const noon = at("2026-11-24", "12:00");

/** Two looks in a row, the first of which tells nobody. */
const lookTwice = async (now: Date, machine = IDLE) => {
  expect(await tellOfAlarms(systemFlow(now), machine)).toEqual([]);
  return tellOfAlarms(systemFlow(now), machine);
};
const letters = () =>
  asSystem((tx) => tx.notification.findMany({ where: { channel: "email", kind: "alarm" } }));
const owners = () => asSystem((tx) => tx.user.count({ where: { role: "owner" } }));

describe("the machine and its database", () => {
  const busy = { reads: 2_000, slowReads: 20, writes: 400, slowWrites: 4, failed: 10 };
  const say = (figures: Partial<typeof busy>, name = "figures a 1") =>
    asSystem((tx) => sayFigures(tx, { ...busy, ...figures }, name));

  test.each<[string, Machine, Machine]>([
    ["processor", { processor: 0.8, disk: 0 }, { processor: 0.81, disk: 0 }],
    ["disk", { processor: null, disk: 0.8 }, { processor: null, disk: 0.81 }],
  ])("%s: four fifths are none yet, more is one, once", async (alarm, full, overfull) => {
    expect(await lookTwice(noon, full)).toEqual([]);
    expect(await lookTwice(noon, overfull)).toEqual([alarm]);
    expect(await tellOfAlarms(systemFlow(noon), overfull)).toEqual([]);
    expect(await letters()).toHaveLength(await owners());
    expect(await lookTwice(noon, full)).toEqual([]);
  });

  test.each([
    ["reads", { slowReads: 21 }],
    ["writes", { slowWrites: 5 }],
    ["statements", { failed: 11 }],
  ])("%s: at the limit there is none, beyond it is one, once", async (alarm, more) => {
    await say({});
    expect(await lookTwice(noon)).toEqual([]);
    await say(more);
    expect(await lookTwice(noon)).toEqual([alarm]);
    expect(await tellOfAlarms(systemFlow(noon), IDLE)).toEqual([]);
    expect(await letters()).toHaveLength(await owners());
  });

  test("of a few statements one slow one is no alarm, and two processes count as one", async () => {
    await say({
      reads: LEAST_COUNTED.reads - 1,
      slowReads: 900,
      writes: LEAST_COUNTED.writes - 1,
      slowWrites: 100,
    });
    expect(await lookTwice(noon)).toEqual([]);
    await say({ reads: 1, slowReads: 0, writes: 1, slowWrites: 0, failed: 1 }, "figures b 2");
    expect(await lookTwice(noon)).toEqual(["reads", "writes", "statements"]);
  });

  test("what a process said that is gone counts no more", async () => {
    await say({ failed: 100 });
    const sql = await connectSql();
    await sql.query(
      "UPDATE heartbeats SET seen_at = seen_at - interval '3 minutes' WHERE figures IS NOT NULL",
    );
    await sql.close();
    expect(await lookTwice(noon)).toEqual([]);
  });

  test.each([
    ["connections", "connections_taken", 0.8, 0.81],
    ["replica", "replication_lag_seconds", 60, 60.5],
  ])("%s: at the limit there is none, beyond it is one, once", async (alarm, asked, limit, beyond) => {
    const sql = await connectSql();
    const [{ source } = { source: "" }] = await sql.query<{ source: string }>(
      "SELECT pg_get_functiondef($1::regproc) AS source",
      [asked],
    );
    const answer = (figure: number) =>
      sql.query(
        `CREATE OR REPLACE FUNCTION ${asked}() RETURNS float8 LANGUAGE sql STABLE AS 'SELECT ${figure}::float8'`,
      );
    await answer(limit);
    expect(await lookTwice(noon)).toEqual([]);
    await answer(beyond);
    expect(await lookTwice(noon)).toEqual([alarm]);
    expect(await tellOfAlarms(systemFlow(noon), IDLE)).toEqual([]);
    expect(await letters()).toHaveLength(await owners());
    await sql.query(source);
    expect(await lookTwice(noon)).toEqual([]);
    await sql.close();
  });

  test("each connection that is open counts", async () => {
    const before = await asSystem(askDatabase);
    const sql = await connectSql();
    await sql.query("SELECT 1");
    expect(before).toEqual({ connections: expect.any(Number), lag: 0 });
    expect(before.connections).toBeGreaterThan(0);
    await sql.close();
  });

  test("how busy the processors are is known from the second look on", () => {
    const work = [
      { busy: 100, all: 1_000 },
      { busy: 1_000, all: 2_000 },
      { busy: 1_000, all: 2_000 },
    ];
    const look = machineLooker(
      () => work.shift() ?? { busy: 0, all: 0 },
      () => 0.5,
    );
    expect([look(), look(), look()]).toEqual([
      { processor: null, disk: 0.5 },
      { processor: 0.9, disk: 0.5 },
      { processor: null, disk: 0.5 },
    ]);
    expect(machineLooker()().disk).toBeGreaterThan(0);
  });
});

describe("a worker that says nothing", () => {
  const silence = async (ago: string) => {
    const sql = await connectSql();
    await sql.query(
      "UPDATE heartbeats SET seen_at = clock_timestamp() - $1::interval WHERE name = 'worker'",
      [ago],
    );
    await sql.close();
  };

  test("for five minutes is an alarm, once, until it is heard of again", async () => {
    await silence("4 minutes 55 seconds");
    expect(await lookTwice(noon)).toEqual([]);
    await silence("5 minutes 1 second");
    expect(await lookTwice(noon)).toEqual(["worker"]);
    expect(await lookTwice(noon)).toEqual([]);
    expect(await letters()).toHaveLength(await owners());
    await asSystem(beat);
    expect(await lookTwice(noon)).toEqual([]);
    await silence("5 minutes 1 second");
    expect(await lookTwice(noon)).toEqual(["worker"]);
  });

  test("is stood in for: the alarms are looked at, and the letters leave", async () => {
    const done: string[] = [];
    const run = async (name: string) => (done.push(name), "done");
    expect(await standIn(run)).toBe(false);
    await silence("5 minutes 1 second");
    expect(await standIn(run)).toBe(true);
    expect(done).toEqual(["watch-product", "send-mails"]);
  });
});
