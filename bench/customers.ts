import { Client } from "pg";

/** The day as of which the bench looks at the kitchen: a Tuesday in a closed month. */
export const BENCH_DAY = "2027-02-09";
export const BENCH_MONTH = "2027-02";

/** Customers with one subscription each, a weekly pause and a festival: a kitchen's usual month. Their ids begin at 1. */
export async function loadCustomers(url: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      SELECT set_config('app.today', '2027-01-15', false), set_config('app.now', '2027-01-15T06:00:00Z', false);
      INSERT INTO plans (name, daily_rate, items)
        SELECT 'Plan ' || n, 80 + 20 * n, '["Rice","Dal","Roti"]' FROM generate_series(1, 7) n;
      INSERT INTO users (fullname, email, phone, password, addr1, area, pincode)
        SELECT 'Customer ' || n, 'customer' || n || '@example.test', (9820000000 + n)::text, 'x', 'Flat ' || n,
               (SELECT name FROM areas WHERE id = 1 + n % 16), '400703' FROM generate_series(1, ${count}) n;
      INSERT INTO customer_plans (customer_id, plan_id, start_date, end_date, weekdays, daily_rate)
        SELECT u.id, p.id, '2027-01-20', '2027-03-20', '{1,2,3,4,5,6}', p.daily_rate
        FROM users u JOIN plans p ON p.id = 1 + u.id % 7;
      INSERT INTO paused_dates (customer_id, pause_date)
        SELECT id, date '2027-02-01' + id % 7 + 7 * week FROM users CROSS JOIN generate_series(0, 3) week;
      INSERT INTO closures (closure_date, reason) VALUES ('2027-02-19', 'Shivaji Jayanti');
      ANALYZE;`);
  } finally {
    await client.end();
  }
}
