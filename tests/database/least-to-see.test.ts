// What the log-ins of the cook and of a driver get from the database itself, whatever statement reaches it.
import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  // who owes nothing: 107 eats from the day after tomorrow, 108 ate until yesterday, 109 eats on the days of the round
  await sql.query(`
    INSERT INTO users (id, fullname, email, phone, password, addr1, area, pincode, role) VALUES
      (108, 'Former Customer', 'former@example.test', '9820000108', 'x', 'Flat 8', 'Airoli', '400708', 'customer'),
      (109, 'Diya Menon', 'diya@example.test', '9820000109', 'x', 'Flat 9', 'Airoli', '400708', 'customer')`);
  await sql.query("SELECT set_config('app.today', '2026-11-01', false)");
  await sql.query(`
    INSERT INTO customer_plans (id, customer_id, plan_id, start_date, end_date, daily_rate) VALUES
      (307, 107, 201, '2026-11-23', '2026-12-20', 120), (308, 108, 201, '2026-11-10', '2026-11-20', 120),
      (309, 109, 203, '2026-11-22', '2026-11-22', 130)`);
  await sql.query(`SELECT set_config('app.today', '${TODAY}', false)`);
});
afterAll(() => sql.close());

const staff = (userId: number, role: string, today = TODAY): Identity => ({
  databaseRole: "tiffin_staff",
  userId,
  role,
  today,
});
const cook = staff(104, "kitchen");
const driver = (today?: string) => staff(105, "driver", today);

const idsOf = async (who: Identity, from: string) =>
  (await sql.as(who, () => sql.query<{ id: number }>(`SELECT id FROM ${from} ORDER BY id`))).map(
    ({ id }) => id,
  );

test.each(["customer_plans", "paused_dates", "skipped_deliveries", "bills", "day_changes", "notifications"])(
  "the cook reads no row of %s",
  async (table) => {
    expect(await idsOf(cook, table)).toEqual([]);
  },
);

test("the cook reads nobody's row but the own", async () => {
  expect(await idsOf(cook, "users")).toEqual([104]);
});

test("the cook counts the day's tiffins by plan and area, and learns of no person", async () => {
  const rows = await sql.as(cook, () =>
    sql.query<Record<string, unknown>>(`SELECT * FROM tiffins_of_day('2026-11-22') ORDER BY plan_id, area`),
  );
  expect(rows.map(({ plan_id, area }) => [plan_id, area])).toEqual([
    [201, "Nerul"],
    [201, "Vashi"],
    [203, "Airoli"],
  ]);
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
    ...["area", "end_date", "is_closed", "is_paused", "is_skipped", "plan_id", "plan_name", "start_date"],
    "weekdays",
  ]);
});

test.each<[string, Identity]>([
  ["a guest", { databaseRole: "tiffin_guest", today: TODAY }],
  ["a customer", { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY }],
])("%s can't ask what is cooked", async (_, who) => {
  const asked = sql.as(who, () => refusalOf(sql.query(`SELECT * FROM tiffins_of_day('${TODAY}')`)));
  expect(await asked).toBe("42501");
});

test("a driver reads the customers of today's and tomorrow's doors", async () => {
  // 101 and 102 are on the round and owe; 109 is on it tomorrow
  expect(await idsOf(driver(), "users WHERE role = 'customer'")).toEqual([101, 102, 109]);
  expect(await idsOf(driver(), "customer_plans")).toEqual([301, 302, 309]);
  // two days later 107 is on it, and 109 is no more
  expect(await idsOf(driver("2026-11-23"), "users WHERE role = 'customer'")).toEqual([101, 102, 107]);
  expect(await idsOf(driver("2026-11-23"), "customer_plans")).toEqual([301, 302, 307]);
});

test("a driver reads what is open at those doors, and not who else owes", async () => {
  await sql.query("BEGIN");
  await sql.query(`WITH entries AS (
      INSERT INTO journal_entries (kind, customer_id, bill_id) VALUES ('bill-issued', 101, 401), ('bill-issued', 102, 402)
      RETURNING id, customer_id, bill_id)
    INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id)
    SELECT id, 'receivable', CASE bill_id WHEN 401 THEN 12000 ELSE 24000 END, customer_id, bill_id FROM entries
    UNION ALL SELECT id, 'revenue', CASE bill_id WHEN 401 THEN -12000 ELSE -24000 END, NULL, bill_id FROM entries`);
  await sql.query("COMMIT");
  expect(await idsOf(driver(), "bills")).toEqual([401, 402]);
  expect(await idsOf(driver(), "journal_lines")).toHaveLength(2);
  // their last tiffins were brought days ago
  const later = driver("2026-12-22");
  expect(await idsOf(later, "bills")).toEqual([]);
  expect(await idsOf(later, "journal_lines")).toEqual([]);
  expect(await idsOf(later, "users WHERE role = 'customer'")).toEqual([]);
  // where they took a part themselves they see the rest
  await sql.query(`INSERT INTO door_payments (bill_id, customer_id, method, amount, collector_id)
    VALUES (402, 102, 'cash', 4000, 105)`);
  expect(await idsOf(later, "bills")).toEqual([402]);
  expect(await idsOf(later, "users WHERE role = 'customer'")).toEqual([102]);
});

test("of pauses a driver reads those of the round's two days", async () => {
  expect(await idsOf(driver("2026-11-25"), "paused_dates")).toHaveLength(2);
  expect(await idsOf(driver("2026-11-24"), "paused_dates")).toHaveLength(1);
  expect(await idsOf(driver(), "paused_dates")).toEqual([]);
});

test("a door where nothing is brought on either day is no stop", async () => {
  await sql.query("INSERT INTO paused_dates (customer_id, pause_date) VALUES (109, '2026-11-22')");
  expect(await idsOf(driver(), "users WHERE id = 109")).toEqual([]);
  expect(await idsOf(driver(), "customer_plans WHERE customer_id = 109")).toEqual([]);
});
