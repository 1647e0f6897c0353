// A month of the audit log is put away in steps: whoever is killed between two goes on, and what is not what it should be keeps its rows.
import { asSystem, disconnect } from "@/lib/db";
import { archiveJob } from "@/lib/features/archives/jobs";
import { putAway, type Step } from "@/lib/features/archives/commands";
import { unpack } from "@/lib/features/archives/rows";
import { makeParts } from "@/lib/features/system/commands";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { systemFlow } from "../../support/bills";
import { at, makeStaff } from "../../support/make";
import { connectSql, type Sql } from "../../support/sql";

let sql: Sql;
let owner: Awaited<ReturnType<typeof makeStaff>>;
beforeAll(async () => {
  sql = await connectSql();
  owner = await makeStaff("owner");
});
afterAll(async () => {
  await sql.close();
  await disconnect();
});

/** Each test has a month of its own. */
let month = 0;
const monthOf = (n: number) => `${2027 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
/** The first of the month on which it is put away. */
const due = () => at(`${monthOf(month + 13)}-01`, "02:30");
const partOf = (name: string) => `audit_logs_${name.replace("-", "_")}`;
const isThere = async () =>
  (
    await sql.query<{ name: string | null }>("SELECT to_regclass($1)::text AS name", [partOf(monthOf(month))])
  )[0]?.name !== null;
const textOf = async () =>
  (
    await sql.query<{ row: string }>(`SELECT t::text AS row FROM ${partOf(monthOf(month))} t ORDER BY id`)
  ).map(({ row }) => row);

beforeEach(async () => {
  month += 1;
  const day = `${monthOf(month)}-15`;
  await asSystem((tx) => makeParts(tx, "audit_logs", parsePlainDate(day)), at(day, "10:00"));
  const one = {
    actorId: owner.id,
    actorRole: "owner",
    action: "save-settings",
    entity: "settings",
    entityId: "1",
  };
  const odd = {
    ...one,
    reason: `"he said" \\ it\n'twas, आशा`,
    before: { a: null, n: 1.5, t: ["x"] },
    after: {},
  };
  await asSystem(
    (tx) => tx.auditLog.createMany({ data: [one, odd, { ...one, actorId: null, actorRole: "system" }] }),
    at(day, "10:00"),
  );
});

async function run(): Promise<Step["step"][]> {
  const done: Step["step"][] = [];
  for await (const { step, table, month: of } of putAway(systemFlow(due())))
    if (table === "audit_logs" && of === monthOf(month)) done.push(step);
  return done;
}

/** Killed after so many steps. */
async function runUntil(steps: number): Promise<void> {
  let done = 0;
  for await (const { month: of } of putAway(systemFlow(due())))
    if (of === monthOf(month) && (done += 1) >= steps) return;
}

const archive = () =>
  asSystem((tx) =>
    tx.archive.findFirstOrThrow({ where: { tableName: "audit_logs" }, orderBy: { month: "desc" } }),
  );
/** A single bit of what was put away. */
const flip = async () => {
  const { id, bytes } = await archive();
  const where = Math.floor(bytes / 2);
  await sql.query(
    "UPDATE archives SET content = set_byte(content, $2, get_byte(content, $2) # 1) WHERE id = $1",
    [id, where],
  );
};

const drop = (now: Date) =>
  asSystem(
    (tx) =>
      tx.$executeRaw`SELECT archives_drop_part('audit_logs', ${new Date(`${monthOf(month)}-01T00:00:00Z`)}::date)`,
    now,
  );

test("made, read back, and only then gone from its table; the archive says the same to the letter", async () => {
  const before = await textOf();
  expect(await run()).toEqual(["made", "verified", "dropped"]);
  expect(await isThere()).toBe(false);
  const { content, rowCount, path, deleteOn } = await archive();
  expect({ rowCount, path, deleteOn }).toEqual({
    rowCount: 3,
    path: `audit_logs/${monthOf(month)}.jsonl.gz`,
    deleteOn: new Date(`${monthOf(month + 109)}-01T00:00:00Z`),
  });
  await sql.query("CREATE TEMP TABLE again (LIKE audit_logs)");
  await sql.query("INSERT INTO again SELECT * FROM json_populate_recordset(NULL::audit_logs, $1::json)", [
    unpack(content),
  ]);
  const again = await sql.query<{ row: string }>("SELECT t::text AS row FROM again t ORDER BY id");
  expect(again.map(({ row }) => row)).toEqual(before);
  await sql.query("DROP TABLE again");
  expect(await run()).toEqual([]);
});

test.each([1, 2, 3])("killed after step %i it ends right", async (steps) => {
  await runUntil(steps);
  await run();
  expect(await isThere()).toBe(false);
  const { rowCount, droppedAt } = await archive();
  expect([rowCount, droppedAt]).toEqual([3, due()]);
});

test("one flipped bit before it is read back keeps the month, and the job says so; the next run puts it right", async () => {
  const flow = { ...systemFlow(due()), clock: due };
  const steps = putAway(flow);
  for (let made = false; !made;) {
    const { value } = await steps.next();
    made = value !== undefined && value.step === "made" && value.month === monthOf(month);
  }
  await flip();
  expect((await steps.next()).value).toMatchObject({ step: "kept" });
  expect((await steps.next()).value).toMatchObject({ step: "kept" });
  expect(await isThere()).toBe(true);
  expect(await textOf()).toHaveLength(3);
  expect(await archiveJob.run(flow)).toMatch(/^1 archives made and read back, 1 months put away$/);
  expect(await isThere()).toBe(false);
});

test("one flipped bit after it was read back keeps the month too, and the database itself refuses to drop it", async () => {
  await runUntil(2);
  await flip();
  await expect(drop(due())).rejects.toThrow(/is not what it was when it was read back/);
  expect(await isThere()).toBe(true);
  expect(await run()).toEqual(["made", "verified", "dropped"]);
});

test("a month of which only a part came back is left alone, with the one archive of all of it", async () => {
  await run();
  const { id, sha256 } = await archive();
  const late = { actorRole: "system", action: "back", entity: "plan", entityId: "1" };
  const day = `${monthOf(month)}-15`;
  await asSystem((tx) => makeParts(tx, "audit_logs", parsePlainDate(day)));
  await asSystem((tx) => tx.auditLog.createMany({ data: [late] }), at(day, "10:00"));
  expect(await run()).toEqual(["kept"]);
  expect(await archive()).toMatchObject({ id, sha256 });
  await sql.query(`DROP TABLE ${partOf(monthOf(month))}`);
});

test("a row that came after it was read back is put away as well, and the database drops nothing that it would lose", async () => {
  await runUntil(2);
  const late = { actorRole: "system", action: "late", entity: "plan", entityId: "1" };
  await asSystem((tx) => tx.auditLog.createMany({ data: [late] }), at(`${monthOf(month)}-20`, "10:00"));
  await expect(drop(due())).rejects.toThrow(/has 4 rows, its archive 3/);
  expect(await run()).toEqual(["made", "verified", "dropped"]);
  expect((await archive()).rowCount).toBe(4);
});

test("the database drops no month that was not read back, and none before its year is over", async () => {
  await runUntil(1);
  await expect(drop(due())).rejects.toThrow(/was not read back/);
  await sql.query("UPDATE archives SET verified_at = app_now() WHERE dropped_at IS NULL");
  await expect(drop(new Date(at(`${monthOf(month + 13)}-01`, "00:00").getTime() - 1))).rejects.toThrow(
    /is kept until/,
  );
  expect(await isThere()).toBe(true);
  await drop(at(`${monthOf(month + 13)}-01`, "00:00"));
  expect(await isThere()).toBe(false);
});

test("what lies in no month is lost to nobody, and gets its month with the next run", async () => {
  const far = at("2031-06-15", "10:00");
  await asSystem(
    (tx) =>
      tx.auditLog.createMany({
        data: [{ actorRole: "system", action: "far", entity: "plan", entityId: "9" }],
      }),
    far,
  );
  const where = async () =>
    (
      await sql.query<{ part: string }>(
        "SELECT tableoid::regclass::text AS part FROM audit_logs WHERE action = 'far'",
      )
    ).map(({ part }) => part);
  expect(await where()).toEqual(["audit_logs_other"]);
  const now = at("2030-01-01", "02:40");
  expect(
    await asSystem((tx) => makeParts(tx, "audit_logs", parsePlainDate("2030-01-01")), now),
  ).toBeGreaterThanOrEqual(1);
  expect(await where()).toEqual(["audit_logs_2031_06"]);
  await expect(sql.query("DELETE FROM audit_logs WHERE action = 'far'")).rejects.toThrow(/append-only/);
  await expect(sql.query("DELETE FROM audit_logs_2031_06")).rejects.toThrow(/append-only/);
});
