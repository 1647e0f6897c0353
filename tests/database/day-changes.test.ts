import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { takeBackTo } from "../support/take-back";
import { migrate } from "../support/test-postgres.mjs";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

const meera: Identity = { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY };
const owner: Identity = { databaseRole: "tiffin_staff", userId: 103, role: "owner", today: TODAY };
const system: Identity = { databaseRole: "tiffin_system", role: "system", today: TODAY };

const COLUMNS = `kind, customer_id, subscription_id, day::text, change, reason, actor_id, actor_role`;

/** What the statements of one transaction add to the history. */
async function notedBy(identity: Identity, ...statements: string[]) {
  const [last] = await sql.query<{ id: number }>("SELECT max(id) AS id FROM day_changes");
  return sql.as(identity, async () => {
    for (const statement of statements) await sql.query(statement);
    await sql.query("RESET ROLE");
    return sql.query(`SELECT ${COLUMNS} FROM day_changes WHERE id > $1 ORDER BY id`, [last?.id]);
  });
}

const noted = (kind: string, change: string, day: string, more: object = {}) => ({
  kind,
  customer_id: 101,
  subscription_id: null,
  day,
  change,
  reason: null,
  actor_id: 101,
  actor_role: "customer",
  ...more,
});
const byOwner = { actor_id: 103, actor_role: "owner" };

describe("the history of days notes", () => {
  test("a pause made and taken back in one transaction, in this order, with who did it", async () => {
    const added = "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-12-01')";
    const removed = "DELETE FROM paused_dates WHERE pause_date = '2026-12-01'";
    expect(await notedBy(meera, added, removed)).toEqual([
      noted("pause", "added", "2026-12-01"),
      noted("pause", "removed", "2026-12-01"),
    ]);
  });

  test("a skip, with the subscription and whose it is", async () => {
    const added = "INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (301, '2026-12-01')";
    expect(await notedBy(meera, added)).toEqual([
      noted("skip", "added", "2026-12-01", { subscription_id: 301 }),
    ]);
  });

  test("a closure with its reason, and a new reason as well", async () => {
    const closure = (change: string, reason: string) =>
      noted("closure", change, "2026-12-01", { customer_id: null, reason, ...byOwner });
    const added = "INSERT INTO closures (closure_date, reason) VALUES ('2026-12-01', 'Gas')";
    expect(await notedBy(owner, added, "UPDATE closures SET reason = 'No gas'")).toEqual([
      closure("added", "Gas"),
      closure("removed", "Gas"),
      closure("added", "No gas"),
    ]);
  });

  test("a subscription's last day that moves", async () => {
    const moved = "UPDATE customer_plans SET end_date = '2026-12-10' WHERE id = 301";
    expect(await notedBy(meera, moved)).toEqual([
      noted("end", "removed", "2026-12-20", { subscription_id: 301 }),
      noted("end", "added", "2026-12-10", { subscription_id: 301 }),
    ]);
  });

  test("what falls with a removed subscription, though the subscription is gone by then", async () => {
    const taken = `INSERT INTO customer_plans (id, customer_id, plan_id, start_date, end_date, daily_rate)
      VALUES (399, 101, 201, '2026-12-01', '2026-12-20', 120)`;
    const skipped = "INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (399, '2026-12-02')";
    const rows = await notedBy(meera, taken, skipped, "DELETE FROM customer_plans WHERE id = 399");
    expect(rows).toHaveLength(4);
    expect(rows.slice(2)).toEqual(
      expect.arrayContaining([
        noted("end", "removed", "2026-12-20", { subscription_id: 399 }),
        noted("skip", "removed", "2026-12-02", { subscription_id: 399 }),
      ]),
    );
  });

  test("what falls with a deleted user", async () => {
    const paused = "INSERT INTO paused_dates (customer_id, pause_date) VALUES (107, '2026-12-01')";
    const rows = await notedBy({ today: TODAY }, paused, "DELETE FROM users WHERE id = 107");
    expect(rows.map((row) => row.change)).toEqual(["added", "removed"]);
  });

  test("nothing of what was refused", async () => {
    const again =
      "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-25') ON CONFLICT DO NOTHING";
    expect(await notedBy(meera, again)).toEqual([]);
  });
});

describe("the history of days is written by nobody's hand", () => {
  test.each([
    ["rewritten", "UPDATE day_changes SET change = 'removed'"],
    ["deleted", "DELETE FROM day_changes"],
    ["emptied", "TRUNCATE day_changes"],
  ])("not %s, even by the owner of the tables", async (_, statement) => {
    expect(await sql.as({}, () => refusalOf(sql.query(statement)))).toBe("day_changes_append_only");
  });

  const forged =
    "INSERT INTO day_changes (kind, customer_id, day, change) VALUES ('pause', 101, '2026-11-01', 'added')";
  const called = "SELECT note_day_change('pause', 101, NULL, '2026-11-01', 'added')";
  test.each([
    ["a customer", meera, forged],
    ["the owner of the kitchen", owner, forged],
    ["a job", system, forged],
    ["a customer, through the function of the triggers", meera, called],
    ["a job, through the function of the triggers", system, called],
  ])("not added to by %s", async (_, identity, statement) => {
    expect(await sql.as(identity, () => refusalOf(sql.query(statement)))).toBe("42501");
  });

  test("a customer reads own rows and closures, but not who of the staff it was", async () => {
    await sql.query("INSERT INTO closures (closure_date, reason) VALUES ('2026-12-02', 'Gas')");
    const read = () => sql.query("SELECT DISTINCT kind, customer_id FROM day_changes ORDER BY kind");
    expect(await sql.as(meera, read)).toEqual([
      { kind: "closure", customer_id: null },
      { kind: "end", customer_id: 101 },
      { kind: "pause", customer_id: 101 },
      { kind: "skip", customer_id: 101 },
    ]);
    expect(await sql.as(meera, () => refusalOf(sql.query("SELECT actor_id FROM day_changes")))).toBe("42501");
  });
});

describe("a bill knows the changes up to its calculation", () => {
  const known =
    "SELECT last_day_change_id AS known, (SELECT max(id) FROM day_changes) AS latest FROM bills WHERE id = 402";
  const paused = "INSERT INTO paused_dates (customer_id, pause_date) VALUES (102, '2026-12-05')";

  test("and learns of later ones only when it is calculated anew, whatever it is told", async () => {
    const read = async (statement: string) => {
      await sql.query(statement);
      const [row] = await sql.query<{ known: number; latest: number }>(known);
      return row && row.latest - row.known;
    };
    await sql.as({ today: TODAY }, async () => {
      await sql.query("UPDATE bills SET calculated_at = calculated_at");
      expect(await read(paused)).toBe(1);
      expect(await read("UPDATE bills SET is_paid = false WHERE id = 402")).toBe(1);
      expect(
        await read("UPDATE bills SET calculated_at = now(), last_day_change_id = 0 WHERE id = 402"),
      ).toBe(0);
    });
  });
});

test("rows that were there before the history begin it, in the order of time, and bills know what was there by then", async () => {
  await takeBackTo("20261121020000_day_changes");
  await sql.query(`UPDATE paused_dates SET created_at = '2026-11-20' WHERE customer_id = 101`);
  await sql.query(`UPDATE bills SET created_at = '2026-11-21' WHERE id = 401`);
  await sql.query(`UPDATE bills SET created_at = '2026-11-19' WHERE id = 402`);
  await sql.query(`UPDATE customer_plans SET created_at = '2026-11-18'`);
  await sql.query(`UPDATE skipped_deliveries SET created_at = '2027-01-01'`);
  await sql.query(`INSERT INTO audit_logs (actor_role, action, entity, entity_id, created_at)
    VALUES ('owner', 'recalculate-bill', 'bill', '402', '2026-11-20 10:00Z')`);
  await migrate(String(process.env.DATABASE_URL));
  const rows = await sql.query(
    "SELECT kind, customer_id FROM day_changes WHERE kind <> 'closure' AND change = 'added' ORDER BY id",
  );
  expect(rows.slice(0, 3)).toEqual([
    { kind: "end", customer_id: expect.any(Number) },
    { kind: "end", customer_id: expect.any(Number) },
    { kind: "pause", customer_id: 101 },
  ]);
  expect(rows.slice(-2)).toEqual([
    { kind: "skip", customer_id: expect.any(Number) },
    { kind: "skip", customer_id: expect.any(Number) },
  ]);
  const bills = await sql.query(`SELECT id, calculated_at, (SELECT count(*)::int FROM day_changes c
    WHERE c.id <= last_day_change_id AND kind <> 'closure') AS known FROM bills ORDER BY id`);
  expect(bills).toEqual([
    { id: 401, calculated_at: new Date("2026-11-21"), known: 3 },
    { id: 402, calculated_at: new Date("2026-11-20T10:00Z"), known: 3 },
  ]);
}, 90_000);
