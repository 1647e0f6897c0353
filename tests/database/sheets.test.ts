// What nobody may do to a sheet, whoever they are: rewrite it, take a row away, make one by hand.
import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  await sql.query(`SELECT set_config('app.now', '${TODAY}T09:00:00+05:30', false)`);
  await sql.query(`SELECT set_config('app.role', 'system', false)`);
  await sql.query(`SELECT make_sheet('${TODAY}', 1)`);
  await sql.query(`INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (302, '${TODAY}')`);
});
afterAll(() => sql.close());

const late = { today: TODAY, now: `${TODAY}T09:00:00+05:30` };
const meera: Identity = { databaseRole: "tiffin_customer", userId: 101, role: "customer", ...late };
const owner: Identity = { databaseRole: "tiffin_staff", userId: 103, role: "owner", ...late };
const cook: Identity = { databaseRole: "tiffin_staff", userId: 104, role: "kitchen", ...late };
const system: Identity = { databaseRole: "tiffin_system", role: "system", ...late };
const DENIED = "42501";

test("a sheet is made of two tiffins, of which one was skipped later", async () => {
  expect(await sql.query(`SELECT day::text, number, revision, made_by FROM sheets`)).toEqual([
    { day: TODAY, number: 1, revision: 2, made_by: "job" },
  ]);
  const counted =
    "SELECT subscription_id, sheet, added, taken_off FROM sheet_charges ORDER BY subscription_id";
  expect(await sql.query(counted)).toEqual([
    { subscription_id: 301, sheet: 1, added: 0, taken_off: 0 },
    { subscription_id: 302, sheet: 1, added: 0, taken_off: 1 },
  ]);
});

describe("even the owner of the tables does not", () => {
  test.each([
    ["another number", "UPDATE sheets SET number = 7", "sheets_keep"],
    ["an earlier revision", "UPDATE sheets SET revision = 1", "sheets_keep"],
    ["another plan in a row", "UPDATE sheet_rows SET plan_id = 203", "sheet_rows_keep"],
    ["another name in a row", "UPDATE sheet_rows SET full_name = 'Somebody'", "sheet_rows_keep"],
    ["a new reason", "UPDATE amendments SET reason = 'Other'", "amendments_keep"],
    ["no sheet", "DELETE FROM sheets", "sheets_append_only"],
    ["no row", "DELETE FROM sheet_rows", "sheet_rows_append_only"],
    ["no amendment", "DELETE FROM amendments", "amendments_append_only"],
    ["nothing at all", "TRUNCATE amendments, sheet_rows, sheets", "amendments_append_only"],
    [
      "a second sheet of the day",
      `INSERT INTO sheets (day, slot_id, number, cutoff_at, made_by) VALUES ('${TODAY}', 1, 2, '${TODAY}', 'job')`,
      "sheets_day_slot_id_key",
    ],
    [
      "a tiffin taken off twice",
      `INSERT INTO amendments (sheet_id, row_id, kind, revision) SELECT sheet_id, row_id, kind, 3 FROM amendments`,
      "amendments_taken_off_once",
    ],
    [
      "a pause moved to another day",
      "UPDATE paused_dates SET pause_date = '2026-11-30'",
      "paused_dates_day_stays",
    ],
  ])("write %s", async (_what, statement, constraint) => {
    expect(await refusalOf(sql.query(statement))).toBe(constraint);
  });

  test("but a person is forgotten, word by word", async () => {
    await sql.as(system, async () => {
      await sql.query(
        "UPDATE sheet_rows SET full_name = NULL, phone = NULL, addr1 = NULL WHERE customer_id = 101",
      );
      const rows = await sql.query("SELECT full_name, plan_name FROM sheet_rows WHERE customer_id = 101");
      expect(rows).toEqual([{ full_name: null, plan_name: "Veg Thali" }]);
    });
  });
});

describe("nobody makes one by hand", () => {
  const row = "INSERT INTO sheet_rows (sheet_id, plan_id, plan_name) SELECT min(id), 201, 'x' FROM sheets";
  test.each([
    ["the owner of the kitchen", owner],
    ["the cook", cook],
    ["a job", system],
    ["a customer", meera],
  ])("not %s", async (_who, identity) => {
    expect(await sql.as(identity, () => refusalOf(sql.query(row)))).toBe(DENIED);
  });

  test.each([
    "freeze_sheet('2026-11-22', 1, 'job')",
    "amend_sheet('2026-11-21', 1, '{101}')",
    "meet_sheet('2026-11-21', 1)",
  ])("not by %s", async (call) => {
    expect(await sql.as(owner, () => refusalOf(sql.query(`SELECT ${call}`)))).toBe(DENIED);
  });

  test("a customer's look makes none", async () => {
    expect(await sql.as(meera, () => refusalOf(sql.query(`SELECT make_sheet('${TODAY}', 1)`)))).toBe(DENIED);
  });
});

describe("an amendment", () => {
  const seen = (by: number) => `UPDATE amendments SET seen_at = app_now(), seen_by_id = ${by} RETURNING id`;

  test("is seen by the cook, in the cook's own name, once", async () => {
    await sql.as(cook, async () => {
      expect(await sql.query(seen(104))).toHaveLength(1);
      expect(await sql.query(seen(104))).toHaveLength(0);
    });
    expect(await sql.as(cook, () => refusalOf(sql.query(seen(103))))).toBe(DENIED);
    expect(await sql.as({ ...cook, role: "driver" }, () => sql.query(seen(104)))).toHaveLength(0);
  });
});

test("the cook counts a day's tiffins, and reads nobody's row", async () => {
  const counted = await sql.as(cook, () =>
    sql.query(`SELECT plan_name, area, kind, dishes, count FROM sheet_counts('${TODAY}')`),
  );
  expect(counted).toEqual([
    { plan_name: "Veg Thali", area: "Vashi", kind: "tiffin", dishes: '["Rice","Dal"]', count: 1 },
  ]);
  expect(await sql.as(cook, () => sql.query("SELECT id FROM sheet_tiffins"))).toEqual([]);
});
