import { asSystem, disconnect } from "@/lib/db";
import { billMonth } from "@/tests/support/bills";
import { makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";
import { connectSql, type Sql } from "@/tests/support/sql";

afterAll(disconnect);

async function untilSomebodyWaits(sql: Sql, orThisEnds: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  void orThisEnds.finally(() => (hasEnded = true));
  while (!hasEnded) {
    if ((await sql.query("SELECT 1 FROM pg_locks WHERE NOT granted")).length > 0) return;
  }
}

test("a run that makes bills waits for a pause that the office is about to write, and counts it", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-11-10" });
  const [office, watcher] = [await connectSql(), await connectSql()];
  try {
    // as a command does: the customer first, then the day
    await office.query("BEGIN");
    await office.query(
      "SELECT set_config('app.role', 'system', true), set_config('app.today', '2026-11-01', true), set_config('app.now', '2026-11-01T00:00:00Z', true)",
    );
    await office.query("SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE", [customerId]);
    const billing = billMonth("2026-11");
    await untilSomebodyWaits(watcher, billing);
    await office.query("INSERT INTO paused_dates (customer_id, pause_date) VALUES ($1, '2026-11-05')", [
      customerId,
    ]);
    await office.query("COMMIT");
    await billing;
  } finally {
    await office.close();
    await watcher.close();
  }
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  expect(bill).toMatchObject({ billableDays: 9, pausedDays: 1, amount: 1_080 });
});
