import type { Sql } from "../support/sql";

export const TODAY = "2026-11-21";

/** Two customers with a subscription each, a bill each and a payment: the rows that the tests try to break or to peep at. */
export async function loadSample(sql: Sql): Promise<void> {
  await sql.query(
    `SELECT set_config('app.today', '${TODAY}', false), set_config('app.now', '${TODAY}T07:00:00+05:30', false)`,
  );
  await sql.query(`
    INSERT INTO users (id, fullname, email, phone, password, addr1, area, pincode, role) VALUES
      (101, 'Meera Kulkarni', 'meera@example.test', '9820000101', 'x', 'Flat 1', 'Vashi', '400703', 'customer'),
      (102, 'Joseph D''Souza', 'joseph@example.test', '9820000102', 'x', 'Flat 2', 'Nerul', '400706', 'customer'),
      (103, 'Asha Patil', 'asha@example.test', '9820000103', 'x', 'Kitchen', 'Vashi', '400703', 'owner'),
      (104, 'Ravi Naik', 'ravi@example.test', '9820000104', 'x', 'Kitchen', 'Vashi', '400703', 'kitchen'),
      (105, 'Imran Shaikh', 'imran@example.test', '9820000105', 'x', 'Kitchen', 'Vashi', '400703', 'driver'),
      (106, 'Sunita Rao', 'sunita@example.test', '9820000106', 'x', 'Kitchen', 'Vashi', '400703', 'support'),
      (107, 'Old Customer', 'old@example.test', '9820000107', 'x', 'Flat 7', 'Airoli', '400708', 'customer')`);
  await sql.query(`
    INSERT INTO plans (id, name, daily_rate, items, is_active) VALUES
      (201, 'Veg Thali', 120, '["Rice","Dal"]', true), (202, 'Retired Thali', 90, '["Poha"]', false), (203, 'Jain Thali', 130, NULL, true)`);
  await sql.query(`
    INSERT INTO customer_plans (id, customer_id, plan_id, start_date, end_date, daily_rate) VALUES
      (301, 101, 201, '${TODAY}', '2026-12-20', 120), (302, 102, 201, '${TODAY}', '2026-12-20', 120)`);
  await sql.query(
    `INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-25'), (102, '2026-11-26')`,
  );
  await sql.query(
    `INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (301, '2026-11-27'), (302, '2026-11-27')`,
  );
  await sql.query("BEGIN");
  await sql.query(`
    INSERT INTO bills (id, customer_id, month, year, total_days, paused_days, billable_days, amount, due_date) VALUES
      (401, 101, 10, 2026, 2, 1, 1, 120, '2026-11-08'), (402, 102, 10, 2026, 2, 0, 2, 240, '2026-11-08')`);
  await sql.query(`
    INSERT INTO bill_lines (bill_id, subscription_id, position, plan_name, daily_rate, total_days, paused_days, billable_days, amount, days) VALUES
      (401, 301, 1, 'Veg Thali', 120, 2, 1, 1, 120, '2026-10-01 dp'), (402, 302, 1, 'Veg Thali', 120, 2, 0, 2, 240, '2026-10-01 dd')`);
  await sql.query("COMMIT");
  await sql.query(`INSERT INTO webhook_version (api_version, since) VALUES ('2020-08-27', now())`);
  await sql.query(`
    INSERT INTO payments (id, bill_id, customer_id, stripe_payment_intent_id, amount, status) VALUES
      (501, 401, 101, 'pi_1', 12000, 'succeeded'), (502, 402, 102, 'pi_2', 24000, 'pending')`);
  await sql.query(`
    INSERT INTO payment_logs (payment_id, bill_id, customer_id, amount, stripe_payment_intent_id, billing_period)
    VALUES (501, 401, 101, 12000, 'pi_1', '10/2026')`);
  await sql.query(
    `INSERT INTO sessions (session_token, user_id, expires) VALUES ('a', 101, '2027-01-01'), ('b', 102, '2027-01-01')`,
  );
  const run = "00000000-0000-4000-8000-000000000000";
  const press = (n: number, userId: string) =>
    `('00000000-0000-4000-8000-00000000000${n}', ${userId}, 'try', '', '${run}')`;
  await sql.query(
    `INSERT INTO presses (key, user_id, action, digest, run) VALUES ${press(1, "101")}, ${press(2, "103")}, ${press(3, "NULL")}`,
  );
  await sql.query(
    `INSERT INTO audit_logs (actor_role, action, entity, entity_id) VALUES ('system', 'made', 'plan', '201')`,
  );
  await sql.query(
    `INSERT INTO notifications (recipient, subject, text) VALUES ('meera@example.test', 'Welcome', 'Hello')`,
  );
}
