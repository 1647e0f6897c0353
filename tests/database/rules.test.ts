import { connectSql, refusalOf, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

const user = (column: string, value: string) => `UPDATE users SET ${column} = ${value} WHERE id = 107`;
const plan = (columns: string, values: string) => `INSERT INTO plans (${columns}) VALUES (${values})`;
const subscription = (values: string, columns = "") =>
  `INSERT INTO customer_plans (customer_id, plan_id, start_date, end_date, daily_rate${columns}) VALUES (${values})`;
const bill = (values: string) =>
  `INSERT INTO bills (customer_id, month, year, total_days, paused_days, billable_days, amount, due_date) VALUES (${values})`;
const payment = (values: string) =>
  `INSERT INTO payments (bill_id, customer_id, stripe_payment_intent_id, amount, status) VALUES (${values})`;
const line = (set: string) => `UPDATE bill_lines SET ${set} WHERE bill_id = 402`;

describe("a row that breaks a rule is refused by the database itself", () => {
  test.each([
    ["a phone of nine digits", user("phone", "'982000010'"), "users_phone_check"],
    ["a phone with a plus sign", user("phone", "'+982000010'"), "users_phone_check"],
    ["a PIN code of five digits", user("pincode", "'40070'"), "users_pincode_check"],
    ["an area outside the sixteen", user("area", "'Dadar'"), "users_area_fkey"],
    ["a role nobody knows", user("role", "'king'"), "users_role_check"],
    ["an e-mail that is taken", user("email", "'meera@example.test'"), "users_email_key"],
    ["an e-mail that is taken, in capitals", user("email", "'MEERA@example.test'"), "users_email_lower_key"],
    ["a user without a name", user("fullname", "NULL"), "23502"],
    ["a plan for nothing", plan("name, daily_rate", "'Free', 0"), "plans_daily_rate_check"],
    ["a second plan of a name", plan("name, daily_rate", "'VEG thali', 100"), "plans_name_lower_key"],
    [
      "plan items that are no JSON array",
      plan("name, daily_rate, items", `'X', 100, '{"a":1}'`),
      "plans_items_check",
    ],
    [
      "a menu that is no JSON",
      `INSERT INTO menus (date, plan_id, items) VALUES ('${TODAY}', 201, 'Rice, Dal')`,
      "menus_items_check",
    ],
    [
      "an end before the start",
      subscription("101, 201, '2026-12-02', '2026-12-01', 120"),
      "customer_plans_dates_check",
    ],
    [
      "a start in the past",
      subscription("101, 201, '2026-11-20', '2026-12-01', 120"),
      "customer_plans_not_past",
    ],
    [
      "a rate that is not the plan's",
      subscription("101, 201, '2026-12-01', '2026-12-02', 1"),
      "customer_plans_rate_of_plan",
    ],
    [
      "a subscription of a deactivated plan",
      subscription("101, 202, '2026-12-01', '2026-12-02', 90"),
      "customer_plans_active_plan",
    ],
    [
      "a weekday eight",
      subscription("101, 201, '2026-12-01', '2026-12-02', 120, '{1,8}'", ", weekdays"),
      "customer_plans_weekdays_check",
    ],
    [
      "a subscription without a weekday",
      subscription("101, 201, '2026-12-01', '2026-12-02', 120, '{}'", ", weekdays"),
      "customer_plans_weekdays_check",
    ],
    [
      "a new rate on a running subscription",
      "UPDATE customer_plans SET daily_rate = 1 WHERE id = 301",
      "customer_plans_fixed_terms",
    ],
    [
      "a pause in the past",
      "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-20')",
      "paused_dates_not_past",
    ],
    [
      "a second pause of a day",
      "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-25')",
      "paused_dates_customer_id_pause_date_key",
    ],
    [
      "a skip in the past",
      "INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (301, '2026-11-20')",
      "skipped_deliveries_not_past",
    ],
    [
      "a second skip of a day",
      "INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (301, '2026-11-27')",
      "skipped_deliveries_subscription_id_skip_date_key",
    ],
    [
      "a second bill of a month",
      bill("101, 10, 2026, 1, 0, 1, 120, '2026-11-08'"),
      "bills_customer_id_month_year_key",
    ],
    ["a month thirteen", bill("101, 13, 2026, 1, 0, 1, 120, '2026-11-08'"), "bills_month_check"],
    ["a bill of 2023", bill("101, 9, 2023, 1, 0, 1, 120, '2026-11-08'"), "bills_year_check"],
    ["a bill without a day", bill("101, 9, 2026, 0, 0, 0, 120, '2026-11-08'"), "bills_total_days_check"],
    [
      "days that don't subtract",
      bill("101, 9, 2026, 3, 1, 3, 120, '2026-11-08'"),
      "bills_billable_days_check",
    ],
    ["a negative amount", bill("101, 9, 2026, 1, 0, 1, -1, '2026-11-08'"), "bills_amount_check"],
    [
      "an unpaid bill of nothing",
      bill("101, 9, 2026, 1, 1, 0, 0, '2026-11-08'"),
      "bills_nothing_to_pay_check",
    ],
    [
      "a paid bill made unpaid",
      "UPDATE bills SET is_paid = true WHERE id = 401; UPDATE bills SET is_paid = false WHERE id = 401",
      "bills_paid_is_final",
    ],
    ["a line that isn't days times rate", line("amount = 241"), "bill_lines_amount_check"],
    ["a line with a day unaccounted for", line("days = '2026-10-01 d'"), "bill_lines_days_check"],
    ["a payment of nothing", payment("402, 102, 'pi_3', 0, 'failed'"), "payments_amount_check"],
    ["a payment in a status nobody knows", payment("402, 102, 'pi_3', 1, 'maybe'"), "payments_status_check"],
    [
      "a second pending payment of a bill",
      payment("402, 102, 'pi_3', 24000, 'pending'"),
      "payments_one_pending_per_bill",
    ],
    [
      "a second succeeded payment of a bill",
      payment("401, 101, 'pi_3', 12000, 'succeeded'"),
      "payments_one_succeeded_per_bill",
    ],
    [
      "a second payment by an intent",
      payment("402, 102, 'pi_1', 24000, 'failed'"),
      "payments_stripe_payment_intent_id_key",
    ],
    [
      "a payment of another customer's bill",
      payment("402, 101, 'pi_3', 24000, 'failed'"),
      "payments_match_bill",
    ],
    ["a payment in dollars", "UPDATE payments SET currency = 'usd' WHERE id = 502", "payments_fixed_terms"],
    [
      "a payment of another amount than it began with",
      "UPDATE payments SET amount = 1 WHERE id = 502",
      "payments_fixed_terms",
    ],
    [
      "a succeeded payment made failed",
      "UPDATE payments SET status = 'failed' WHERE id = 501",
      "payments_succeeded_is_final",
    ],
    ["a rewritten payment log", "UPDATE payment_logs SET amount = 1", "payment_logs_append_only"],
    ["a deleted payment log", "DELETE FROM payment_logs", "payment_logs_append_only"],
    ["an emptied payment log", "TRUNCATE payment_logs", "payment_logs_append_only"],
    ["a rewritten audit log", "UPDATE audit_logs SET action = 'x'", "audit_logs_append_only"],
    ["a deleted audit log", "DELETE FROM audit_logs", "audit_logs_append_only"],
    ["an emptied audit log", "TRUNCATE audit_logs", "audit_logs_append_only"],
    [
      "a second row of settings",
      "INSERT INTO settings (id, kitchen_name, kitchen_phone, kitchen_address) VALUES (2, 'a', '', 'c')",
      "settings_one_row_check",
    ],
    [
      "a deleted plan that was subscribed to",
      "DELETE FROM plans WHERE id = 201",
      "customer_plans_plan_id_fkey",
    ],
    ["a deleted bill that has payments", "DELETE FROM bills WHERE id = 401", "payments_bill_id_fkey"],
  ])("%s", async (_, statement, constraint) => {
    expect(await sql.as({ today: TODAY }, () => refusalOf(sql.query(statement)))).toBe(constraint);
  });

  test("a user with payment logs can't be deleted", async () => {
    const constraint = await sql.as({ today: TODAY }, () =>
      refusalOf(sql.query("DELETE FROM users WHERE id = 101")),
    );
    expect([
      "bills_customer_id_fkey",
      "payments_customer_id_fkey",
      "payment_logs_customer_id_fkey",
    ]).toContain(constraint);
  });
});

describe("a bill equals its lines when the transaction commits", () => {
  const atCommit = (statement: string) =>
    sql.as({ today: TODAY }, async () => {
      await sql.query(statement);
      return refusalOf(sql.query("SET CONSTRAINTS ALL IMMEDIATE"));
    });

  test.each([
    ["a bill without lines", bill("101, 9, 2026, 1, 0, 1, 120, '2026-11-08'")],
    ["a line removed", "DELETE FROM bill_lines WHERE bill_id = 402"],
    ["a line moved to another bill", "UPDATE bill_lines SET bill_id = 401, position = 2 WHERE bill_id = 402"],
    ["a header with another amount", "UPDATE bills SET amount = 239 WHERE id = 402"],
  ])("%s is refused", async (_, statement) => {
    expect(await atCommit(statement)).toBe("bills_equal_lines");
  });
});

describe("the address lock", () => {
  test.each(["addr1", "addr2", "area", "city", "state", "pincode"])(
    "holds %s while a subscription is active",
    async (column) => {
      const value = column === "area" ? "'Digha'" : "'400701'";
      const attempt = () => refusalOf(sql.query(`UPDATE users SET ${column} = ${value} WHERE id = 101`));
      expect(await sql.as({ today: TODAY }, attempt)).toBe("users_address_lock");
    },
  );

  test("lets name and phone change", async () => {
    const update = "UPDATE users SET fullname = 'Meera K', phone = '9820099999' WHERE id = 101 RETURNING id";
    expect(await sql.as({ today: TODAY }, () => sql.query(update))).toHaveLength(1);
  });

  test.each([
    [
      "after the last subscription's end",
      "2026-12-21",
      "UPDATE users SET area = 'Digha' WHERE id = 101 RETURNING id",
    ],
    ["without any subscription", TODAY, "UPDATE users SET area = 'Digha' WHERE id = 107 RETURNING id"],
    [
      "when the same address is saved again",
      TODAY,
      "UPDATE users SET area = 'Vashi' WHERE id = 101 RETURNING id",
    ],
  ])("is open %s", async (_, today, update) => {
    expect(await sql.as({ today }, () => sql.query(update))).toHaveLength(1);
  });
});

test("a user made an admin by flag alone gets the role, as the document's sample data does", async () => {
  const insert = `INSERT INTO users (fullname, email, phone, password, addr1, area, city, state, pincode, is_admin)
    VALUES ('Admin User', 'admin@tiffintrack.com', '9876543211', 'hashed', 'Office', 'Nerul', 'Navi Mumbai', 'Maharashtra', '400706', TRUE)
    RETURNING role, is_admin`;
  expect(await sql.as({}, () => sql.query(insert))).toEqual([{ role: "admin", is_admin: true }]);
});

test("an admin may add a pause for a past day, to correct it", async () => {
  const insert = "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-20') RETURNING id";
  const owner = { databaseRole: "tiffin_staff", userId: 103, role: "owner", today: TODAY } as const;
  expect(await sql.as(owner, () => sql.query(insert))).toHaveLength(1);
});
