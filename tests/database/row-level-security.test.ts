import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  await sql.query(`
    WITH made AS (INSERT INTO sheets (day, slot_id, number, cutoff_at, made_at, made_by)
        VALUES ('${TODAY}', 1, 1, '${TODAY}T08:00+05:30', '${TODAY}T08:00+05:30', 'job') RETURNING id),
      said AS (INSERT INTO amendments (sheet_id, kind, plan_id, revision) SELECT id, 'dish', 201, 2 FROM made)
    INSERT INTO sheet_rows (sheet_id, customer_id, subscription_id, plan_id, plan_name, full_name)
      SELECT made.id, s.customer_id, s.id, s.plan_id, 'Veg Thali', 'Somebody' FROM made, customer_plans s`);
});
afterAll(() => sql.close());

const DENIED = "42501";
const guest: Identity = { databaseRole: "tiffin_guest", today: TODAY };
const meera: Identity = { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY };
const nobody: Identity = { databaseRole: "tiffin_customer", role: "customer", today: TODAY };
const staff = (userId: number, role: string): Identity => ({
  databaseRole: "tiffin_staff",
  userId,
  role,
  today: TODAY,
});
const owner = staff(103, "owner");
const kitchen = staff(104, "kitchen");
const driver = staff(105, "driver");
const support = staff(106, "support");
const system: Identity = { databaseRole: "tiffin_system", role: "system", today: TODAY };

const readers: [string, Identity][] = [
  ["guest", guest],
  ["customer", meera],
  ["kitchen", kitchen],
  ["driver", driver],
  ["support", support],
  ["owner", owner],
  ["system", system],
];
// Rows that each reader sees, in the order of `readers`; null: the table is closed to them.
const visible: Record<string, (number | null)[]> = {
  areas: [16, 16, 16, 16, 16, 16, 16],
  plans: [2, 2, 3, 3, 3, 3, 3],
  dishes: [3, 3, 3, 3, 3, 3, 3],
  dish_spellings: [3, 3, 3, 3, 3, 3, 3],
  // of the plans that they see
  plan_dishes: [2, 2, 3, 3, 3, 3, 3],
  menu_dishes: [0, 0, 0, 0, 0, 0, 0],
  users: [null, 1, 1, 3, 7, 7, 7],
  // the cook sees no person at all, the driver what is brought today and tomorrow
  customer_plans: [null, 1, 0, 2, 2, 2, 2],
  paused_dates: [null, 1, 0, 0, 2, 2, 2],
  skipped_deliveries: [null, 1, 0, 0, 2, 2, 2],
  day_changes: [null, 3, 0, 0, 6, 6, 6],
  // sheets are of no person; what is on them is not the cook's, and the driver's of today and tomorrow
  sheets: [null, 1, 1, 1, 1, 1, 1],
  sheet_rows: [null, 1, 0, 2, 2, 2, 2],
  amendments: [null, 1, 1, 1, 1, 1, 1],
  sheet_tiffins: [null, 1, 0, 2, 2, 2, 2],
  added_tiffins: [null, null, 0, 0, 0, 0, 0],
  day_addresses: [null, 0, 0, 0, 0, 0, 0],
  diet_notes: [null, 0, 0, 0, 0, 0, 0],
  diet_decisions: [null, null, 0, 0, 0, 0, 0],
  complaints: [null, 0, 0, 0, 0, 0, 0],
  // of the shop; the sample has none
  dish_pictures: [0, 0, 0, 0, 0, 0, 0],
  door_pictures: [null, 0, 0, 0, 0, 0, 0],
  // of the sample nothing was brought yet
  delivery_marks: [null, 0, 0, 0, 0, 0, 0],
  delivery_rounds: [null, null, 0, 0, 0, 0, 0],
  driver_phones: [null, null, 0, 0, 0, 0, 0],
  // the driver sees what is still to be paid
  bills: [null, 1, 0, 2, 2, 2, 2],
  bill_statements: [null, 1, 0, 2, 2, 2, 2],
  bill_lines: [null, 1, 0, 0, 2, 2, 2],
  corrections: [null, 0, 0, 0, 0, 0, 0],
  bill_corrections: [null, 0, 0, 0, 0, 0, 0],
  payments: [null, 1, 0, 0, 2, 2, 2],
  payment_logs: [null, 1, 0, 0, 1, 1, 1],
  sessions: [null, 1, 0, 0, 0, 0, 2],
  audit_logs: [null, null, 0, 0, 0, 1, 1],
  notifications: [null, 0, 0, 0, 0, 1, 1],
  // what the house offers, and of the sample nobody has chosen otherwise
  notification_kinds: [null, 23, null, null, null, null, 23],
  notification_choices: [null, 0, null, null, null, null, 0],
  archives: [null, null, 0, 0, 0, 0, 0],
  push_devices: [null, 0, null, null, null, null, 0],
  verification_tokens: [null, null, null, null, null, null, 0],
  // one of the sample customer, one of the owner, one of a guest
  presses: [null, 1, 0, 0, 0, 1, 3],
  webhook_version: [null, null, 0, 0, 1, 1, 1],
  rate_limits: [null, null, null, null, null, null, 0],
};
const cases = Object.entries(visible).flatMap(([table, counts]) =>
  readers.map(([name, identity], index) => [name, table, identity, counts[index] ?? null] as const),
);

test.each(cases)("%s reads of %s what is theirs", async (_, table, identity, expected) => {
  const read = () =>
    sql.query<{ count: number }>(
      `SELECT count(id_of)::int AS count FROM (SELECT 1 AS id_of FROM ${table}) AS rows`,
    );
  if (expected === null) expect(await sql.as(identity, () => refusalOf(read()))).toBe(DENIED);
  else expect(await sql.as(identity, read)).toEqual([{ count: expected }]);
});

test("a customer role without a user id sees nobody's rows", async () => {
  expect(await sql.as(nobody, () => sql.query("SELECT id FROM bills"))).toEqual([]);
});

test.each(readers.slice(1, 6))("%s can't read a password hash", async (_, identity) => {
  expect(await sql.as(identity, () => refusalOf(sql.query("SELECT password FROM users")))).toBe(DENIED);
});

describe("writing what isn't theirs", () => {
  test.each([
    ["a customer raises their own role", meera, "UPDATE users SET role = 'owner' WHERE id = 101", DENIED],
    [
      "a customer sets their own password hash",
      meera,
      "UPDATE users SET password = 'x' WHERE id = 101",
      DENIED,
    ],
    [
      "a customer pauses for another",
      meera,
      "INSERT INTO paused_dates (customer_id, pause_date) VALUES (102, '2026-12-01')",
      DENIED,
    ],
    [
      "a customer skips for another",
      meera,
      "INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (302, '2026-12-01')",
      DENIED,
    ],
    [
      "a customer subscribes for another",
      meera,
      "INSERT INTO customer_plans (customer_id, plan_id, start_date, end_date, daily_rate) VALUES (102, 201, '2026-12-01', '2026-12-02', 120)",
      DENIED,
    ],
    ["a customer marks a bill as paid", meera, "UPDATE bills SET is_paid = true WHERE id = 401", DENIED],
    [
      "a customer writes a payment log",
      meera,
      "INSERT INTO payment_logs (payment_id, bill_id, customer_id, amount, stripe_payment_intent_id) VALUES (501, 401, 101, 1, 'pi_x')",
      DENIED,
    ],
    ["a customer writes a plan", meera, "INSERT INTO plans (name, daily_rate) VALUES ('Mine', 1)", DENIED],
    [
      "a customer signs the audit log as another",
      meera,
      "INSERT INTO audit_logs (actor_id, actor_role, action, entity, entity_id) VALUES (103, 'owner', 'x', 'x', '1')",
      DENIED,
    ],
    [
      "a customer mails somebody else",
      meera,
      "INSERT INTO notifications (recipient, subject, text) VALUES ('joseph@example.test', 'x', 'x')",
      DENIED,
    ],
    ["the kitchen writes a plan", kitchen, "INSERT INTO plans (name, daily_rate) VALUES ('Mine', 1)", DENIED],
    [
      "the driver closes a day",
      driver,
      "INSERT INTO closures (closure_date, reason) VALUES ('2026-12-01', 'x')",
      DENIED,
    ],
    [
      "support marks a bill as paid",
      support,
      "INSERT INTO bills (customer_id, month, year, total_days, paused_days, billable_days, amount, due_date) VALUES (101, 9, 2026, 1, 0, 1, 120, '2026-11-08')",
      DENIED,
    ],
    [
      "the owner writes a payment",
      owner,
      "INSERT INTO payments (bill_id, customer_id, stripe_payment_intent_id, amount, status) VALUES (402, 102, 'pi_3', 1, 'failed')",
      DENIED,
    ],
    ["the system rewrites a payment log", system, "UPDATE payment_logs SET amount = 1", DENIED],
    ["a customer reads what opens their account", meera, "SELECT session_token FROM sessions", DENIED],
    ["the office reads what opens an account", owner, "SELECT session_token FROM sessions", DENIED],
    ["the system deletes from the audit log", system, "DELETE FROM audit_logs", DENIED],
  ])("%s: refused", async (_, identity, statement, code) => {
    expect(await sql.as(identity, () => refusalOf(sql.query(statement)))).toBe(code);
  });

  test.each([
    ["another customer's name", meera, "UPDATE users SET fullname = 'x' WHERE id = 102 RETURNING id"],
    [
      "another customer's subscription",
      meera,
      "UPDATE customer_plans SET end_date = start_date WHERE id = 302 RETURNING id",
    ],
    ["another customer's pause", meera, "DELETE FROM paused_dates WHERE customer_id = 102 RETURNING id"],
    ["another customer's session", meera, "DELETE FROM sessions WHERE user_id = 102 RETURNING id"],
    [
      "a customer's subscription, by the kitchen",
      kitchen,
      "UPDATE customer_plans SET is_active = false RETURNING id",
    ],
    ["a plan, by support", support, "UPDATE plans SET daily_rate = 1 RETURNING id"],
    ["a customer's name, by the driver", driver, "UPDATE users SET fullname = 'x' RETURNING id"],
  ])("%s is not there to change", async (_, identity, statement) => {
    expect(await sql.as(identity, () => sql.query(statement))).toEqual([]);
  });

  test("a customer can't take back a pause of a day that is over", async () => {
    const later = { ...meera, today: "2026-11-26" };
    expect(await sql.as(later, () => sql.query("DELETE FROM paused_dates RETURNING id"))).toEqual([]);
  });

  test("a customer sees a retired plan only while they hold a subscription of it", async () => {
    await sql.query("UPDATE plans SET is_active = false WHERE id = 201");
    const names = await sql.as(meera, () => sql.query("SELECT name FROM plans ORDER BY name"));
    await sql.query("UPDATE plans SET is_active = true WHERE id = 201");
    expect(names).toEqual([{ name: "Jain Thali" }, { name: "Veg Thali" }]);
  });
});

test("every table of the public schema has row-level security", async () => {
  const open = await sql.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
     AND NOT relrowsecurity AND relname <> '_prisma_migrations'`,
  );
  expect(open).toEqual([]);
});
