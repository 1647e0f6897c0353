// No page reads a large table from end to end, at a hundred thousand customers: what every page asks for is explained with the
// figures of such a database. `npm run bench:data` makes a real one.
import fs from "node:fs";
import { loadYear } from "@/bench/year/load-year";
import { closeLoadedMonths } from "@/bench/year/prove";
import { asCustomer, asStaff, disconnect } from "@/lib/db";
import { customerId, userId } from "@/lib/domain/identity";
import { connectSql } from "@/tests/support/sql";
import { at } from "@/tests/support/make";
import { LISTS, waysToAsk } from "@/tests/support/list-reads";
import { CUSTOMER_READS, STAFF_READS, type About } from "@/tests/support/page-reads";
import { pretendLarger, wholeReads } from "@/tests/support/query-plans";

const CUSTOMERS = 200;
const PRETENDED = 100_000;

/** Those that grow with the customers and the years. */
const LARGE = [
  ...["users", "customer_plans", "paused_dates", "skipped_deliveries", "day_changes", "notifications"],
  ...["bills", "bill_lines", "payments", "payment_logs", "stripe_events", "door_payments"],
  ...["journal_entries", "journal_lines", "documents", "sessions", "delivery_marks"],
];

/** What is asked of all customers or all that runs reads all of it, once. */
const ASKS_OF_ALL: Readonly<Record<string, readonly string[]>> = {
  "kitchen of a day": ["users"],
  // half of what ran within the year runs on its last day
  "deliveries of a day": ["users", "customer_plans"],
  "deliveries, next page": ["users", "customer_plans"],
  // what a day brings to each building
  routes: ["users"],
  "one route": ["users"],
  "collect: the round": ["users", "customer_plans"],
  "round of a driver": ["users", "customer_plans"],
  "overview: figures": ["customer_plans"],
  "overview: charts": ["customer_plans", "bills"],
  reports: ["customer_plans", "bills", "users"],
  "reports: this month": ["customer_plans", "bills", "users"],
  // how many customers each area has
  settings: ["users"],
  // the doors of a day
  dayQuerySchema: ["users", "customer_plans"],
  // what moved since the last closing, of a year's ledger
  books: ["journal_lines"],
  // one customer in ten owes something
  "customerFilterSchema owes": ["users"],
  // how many run on each plan
  planFilterSchema: ["customer_plans"],
};

/** What the loaded year has none of, made up. */
const MORE_ROWS = `
  INSERT INTO documents (kind, series, position, number, bill_id, customer_id, calculated_at, issued_at, renderer, content)
  SELECT 'invoice', 'INV/26-27', id, 'INV/26-27/' || lpad(id::text, 6, '0'), id, customer_id, calculated_at, created_at, 1, '{}' FROM bills;
  INSERT INTO sessions (session_token, user_id, expires)
  SELECT 'token ' || id, id, timestamptz '2027-03-01 00:00Z' FROM users;
  SELECT make_parts('system_logs', '2026-12-01'), make_parts('audit_logs', '2026-12-01');
  INSERT INTO system_logs (level, category, operation, user_id, ip, request_id, created_at)
  SELECT 'info', 'security', 'log-in', 1 + n % 200, '10.0.0.' || n % 250, 'request ' || n,
    timestamptz '2026-12-02 00:00Z' + n * interval '25 minutes' FROM generate_series(1, 4000) n;
  INSERT INTO delivery_marks (key, day, tiffin_id, subscription_id, customer_id, status, phone, phone_time, happened_at, received_at, driver_id)
  SELECT gen_random_uuid(), day, s.id, s.id, s.customer_id, 'delivered', phone, day + time '12:30', day + time '12:30', day + time '12:31', 1
  FROM customer_plans s, generate_series(date '2026-12-01', date '2027-02-09', '1 day') AS day, gen_random_uuid() AS phone;
  ANALYZE documents, sessions, system_logs, audit_logs, delivery_marks`;

let about: About;
let large: string[] = [];

beforeAll(async () => {
  const url = process.env.DATABASE_URL ?? "";
  await loadYear(url, { customers: CUSTOMERS, seed: 1 });
  await closeLoadedMonths(url);
  const sql = await connectSql();
  await sql.query(MORE_ROWS);
  const parts = await sql.query<{ name: string }>(
    `SELECT i.inhrelid::regclass::text AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent IN ('system_logs'::regclass, 'audit_logs'::regclass) AND c.reltuples > 100`,
  );
  large = [...LARGE, ...parts.map(({ name }) => name)];
  await pretendLarger(url, large, PRETENDED / CUSTOMERS);
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
  found.filter(({ table }) => large.includes(table));

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

test.each(Object.entries(LISTS))("%s: each filter, each search, deep pages", async (name, list) => {
  const scans: object[] = [];
  for (const given of waysToAsk(list)) {
    const staff = { id: userId(about.staff), role: "owner" } as const;
    const found = await wholeReads(() =>
      list.isOfCustomers
        ? asCustomer(customerId(1), (tx) => list.read({ tx, given, now: about.now }), about.now)
        : asStaff(staff, (tx) => list.read({ tx, given, now: about.now }), about.now),
    );
    const allowed = [name, `${name} ${Object.values(given).join(" ")}`].flatMap(
      (asked) => ASKS_OF_ALL[asked] ?? [],
    );
    const others = largeAmong(found).filter(({ table }) => !allowed.includes(table));
    scans.push(...others.map((one) => ({ given, ...one })));
  }
  expect(scans).toEqual([]);
});

const sources = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: fs.readFileSync(`${folder}/${file}`, "utf8") }));

test("every list that goes on over pages is asked here", () => {
  const schemas = sources("lib/features").flatMap(({ text }) =>
    [...text.matchAll(/export const (\w+) = z\.object\(\{[^;]*?pageKeySchema\.shape/g)].map(
      ([, name]) => name,
    ),
  );
  expect(schemas.sort()).toEqual(Object.keys(LISTS).sort());
});

test("whatever a page of the office reads is asked here", () => {
  const asked = ["page-reads", "list-reads"].map((name) =>
    fs.readFileSync(`tests/support/${name}.ts`, "utf8"),
  );
  const pages = sources("app/admin").filter(({ file }) => file.endsWith(".tsx"));
  const imported = pages.flatMap(({ text }) =>
    [...text.matchAll(/import \{([^}]*)\} from "@\/lib\/features\/(?![^"]*(?:schema|actions|forms)")/g)]
      .flatMap(([, names = ""]) => names.split(","))
      .map((name) => name.trim())
      .filter((name) => /^[a-z]\w*$/.test(name)),
  );
  const computes = ["closuresFor", "mondayOf", "revisionOf", "silentSince"];
  const reads = new Set(imported.filter((name) => !computes.includes(name)));
  expect(reads.size).toBeGreaterThan(40);
  expect([...reads].filter((name) => !asked.some((text) => text.includes(`${name}(`)))).toEqual([]);
});

test("a scan of a large table is seen", async () => {
  const staff = { id: userId(about.staff), role: "owner" } as const;
  const found = await wholeReads(() =>
    asStaff(staff, (tx) => tx.bill.count({ where: { billableDays: 12 } }), about.now),
  );
  expect(found.map(({ table }) => table)).toEqual(["bills"]);
});
