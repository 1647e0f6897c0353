// No page reads a large table from end to end, at a hundred thousand customers: what every page asks for is explained with the
// figures of such a database. `npm run bench:data` makes a real one.
import { loadYear } from "@/bench/year/load-year";
import { closeLoadedMonths } from "@/bench/year/prove";
import { asCustomer, asStaff, disconnect } from "@/lib/db";
import { customerId, userId } from "@/lib/domain/identity";
import { connectSql } from "@/tests/support/sql";
import { at } from "@/tests/support/make";
import { CUSTOMER_READS, STAFF_READS, type About } from "@/tests/support/page-reads";
import { pretendLarger, wholeReads } from "@/tests/support/query-plans";

const CUSTOMERS = 200;
const PRETENDED = 100_000;

/** Those that grow with the customers and the years. */
const LARGE = [
  ...["users", "customer_plans", "paused_dates", "skipped_deliveries", "day_changes", "audit_logs", "mails"],
  ...["bills", "bill_lines", "payments", "payment_logs", "stripe_events", "door_payments"],
  ...["journal_entries", "journal_lines"],
];

/** What is asked of all customers or all that runs reads all of it, once. */
const ASKS_OF_ALL: Readonly<Record<string, readonly string[]>> = {
  "kitchen of a day": ["users"],
  "deliveries of a day": ["users"],
  "deliveries, next page": ["users"],
  "collect: the round": ["users"],
  "overview: figures": ["customer_plans"],
  "overview: charts": ["customer_plans", "bills"],
  reports: ["customer_plans", "bills"],
  "reports: this month": ["customer_plans", "bills"],
};

let about: About;

beforeAll(async () => {
  const url = process.env.DATABASE_URL ?? "";
  await loadYear(url, { customers: CUSTOMERS, seed: 1 });
  await closeLoadedMonths(url);
  await pretendLarger(url, LARGE, PRETENDED / CUSTOMERS);
  const sql = await connectSql();
  const [bill] = await sql.query<{ id: number; customer: number; staff: number }>(
    `SELECT id, customer_id AS customer, (SELECT id FROM users WHERE role = 'owner') AS staff FROM bills
     WHERE NOT is_paid ORDER BY id DESC LIMIT 1`,
  );
  await sql.close();
  if (!bill) throw new Error("nobody owes anything");
  about = { now: at("2027-02-09", "06:00"), customer: bill.customer, bill: bill.id, staff: bill.staff };
}, 120_000);
afterAll(disconnect);

const largeAmong = (found: readonly { table: string; statement: string }[]) =>
  found.filter(({ table }) => LARGE.includes(table));

test.each(Object.entries(STAFF_READS))("%s", async (page, [role, read]) => {
  const found = await wholeReads(() =>
    asStaff({ id: userId(about.staff), role }, (tx) => read(tx, about), about.now),
  );
  const allowed = ASKS_OF_ALL[page] ?? [];
  expect(largeAmong(found).filter(({ table }) => !allowed.includes(table))).toEqual([]);
});

test.each(Object.entries(CUSTOMER_READS))("a customer: %s", async (_, read) => {
  const found = await wholeReads(() =>
    asCustomer(customerId(about.customer), (tx) => read(tx, about), about.now),
  );
  expect(largeAmong(found)).toEqual([]);
});

test("a scan of a large table is seen", async () => {
  const staff = { id: userId(about.staff), role: "owner" } as const;
  const found = await wholeReads(() =>
    asStaff(staff, (tx) => tx.bill.count({ where: { billableDays: 12 } }), about.now),
  );
  expect(found.map(({ table }) => table)).toEqual(["bills"]);
});
