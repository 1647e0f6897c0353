import { connectSql, type Sql } from "../support/sql";

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

// The columns of the database document: name, type, length, NOT NULL. DATETIME is timestamptz here.
const instant = "timestamp with time zone";
const document: Record<string, [name: string, type: string, length: number | null, required: boolean][]> = {
  users: [
    ["id", "integer", null, true],
    ["fullname", "character varying", 100, true],
    ["email", "character varying", 120, true],
    ["phone", "character varying", 20, true],
    ["password", "character varying", 255, true],
    ["addr1", "character varying", 255, true],
    ["addr2", "character varying", 255, false],
    ["area", "character varying", 100, true],
    ["city", "character varying", 100, true],
    ["state", "character varying", 100, true],
    ["pincode", "character varying", 10, true],
    ["is_admin", "boolean", null, true],
    ["created_at", instant, null, true],
  ],
  plans: [
    ["id", "integer", null, true],
    ["name", "character varying", 100, true],
    ["daily_rate", "integer", null, true],
    ["description", "character varying", 255, false],
    ["items", "text", null, false],
    ["image_filename", "character varying", 255, false],
    ["is_active", "boolean", null, true],
    ["created_at", instant, null, true],
  ],
  customer_plans: [
    ["id", "integer", null, true],
    ["customer_id", "integer", null, true],
    ["plan_id", "integer", null, true],
    ["start_date", "date", null, true],
    ["end_date", "date", null, true],
    ["is_active", "boolean", null, true],
    ["created_at", instant, null, true],
  ],
  paused_dates: [
    ["id", "integer", null, true],
    ["customer_id", "integer", null, true],
    ["pause_date", "date", null, true],
    ["created_at", instant, null, true],
  ],
  bills: [
    ["id", "integer", null, true],
    ["customer_id", "integer", null, true],
    ["month", "integer", null, true],
    ["year", "integer", null, true],
    ["total_days", "integer", null, true],
    ["paused_days", "integer", null, true],
    ["billable_days", "integer", null, true],
    ["amount", "integer", null, true],
    ["is_paid", "boolean", null, true],
    ["created_at", instant, null, true],
    ["updated_at", instant, null, false],
  ],
  payments: [
    ["id", "integer", null, true],
    ["bill_id", "integer", null, true],
    ["customer_id", "integer", null, true],
    ["stripe_payment_intent_id", "character varying", 255, true],
    ["amount", "integer", null, true],
    ["currency", "character varying", 3, true],
    ["status", "character varying", 50, true],
    ["payment_method", "character varying", 50, false],
    ["created_at", instant, null, true],
    ["updated_at", instant, null, false],
  ],
  payment_logs: [
    ["id", "integer", null, true],
    ["payment_id", "integer", null, true],
    ["bill_id", "integer", null, true],
    ["customer_id", "integer", null, true],
    ["amount", "integer", null, true],
    ["payment_method", "character varying", 50, false],
    ["stripe_payment_intent_id", "character varying", 255, true],
    ["billing_period", "character varying", 20, false],
    ["status", "character varying", 50, true],
    ["created_at", instant, null, true],
  ],
  menus: [
    ["id", "integer", null, true],
    ["date", "date", null, true],
    ["plan_id", "integer", null, true],
    ["items", "text", null, true],
    ["created_at", instant, null, true],
  ],
};

test.each(Object.keys(document))("%s has the document's columns", async (table) => {
  const rows = await sql.query<{ column: string; type: string; length: number | null; required: boolean }>(
    `SELECT column_name AS column, data_type AS type, character_maximum_length AS length, is_nullable = 'NO' AS required
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  );
  const found = rows.map(({ column, type, length, required }) => [column, type, length, required]);
  expect(found).toEqual(expect.arrayContaining(document[table] ?? []));
});

// c cascade, r restrict: the document's delete rules, with restrict on the money tables (RULES: contradictions).
test.each([
  ["customer_plans", "users", "c"],
  ["customer_plans", "plans", "r"],
  ["paused_dates", "users", "c"],
  ["bills", "users", "r"],
  ["payments", "bills", "r"],
  ["payments", "users", "r"],
  ["payment_logs", "payments", "r"],
  ["payment_logs", "bills", "r"],
  ["payment_logs", "users", "r"],
  ["menus", "plans", "c"],
])("deleting from under %s in %s follows the rules", async (table, parent, rule) => {
  const rows = await sql.query(
    `SELECT confdeltype AS rule, confupdtype AS on_update FROM pg_constraint
     WHERE contype = 'f' AND conrelid = $1::regclass AND confrelid = $2::regclass`,
    [table, parent],
  );
  expect(rows).toEqual([{ rule, on_update: "c" }]);
});

// The document's indexes, by table and columns: each is there, or is the beginning of one that is.
test.each([
  ["users", ["email"], ["area"], ["is_admin"]],
  ["plans", ["is_active"], ["name"]],
  ["customer_plans", ["customer_id"], ["plan_id"], ["is_active"], ["customer_id", "is_active"], ["end_date"]],
  ["paused_dates", ["customer_id"], ["pause_date"], ["customer_id", "pause_date"], ["created_at"]],
  ["bills", ["customer_id"], ["is_paid"], ["customer_id", "is_paid"], ["month", "year"], ["created_at"]],
  ["payments", ["bill_id"], ["customer_id"], ["stripe_payment_intent_id"], ["status"], ["created_at"]],
  ["payment_logs", ["payment_id"], ["bill_id"], ["customer_id"], ["created_at"], ["billing_period"]],
  ["menus", ["date"], ["plan_id"], ["date", "plan_id"]],
])("%s has the document's indexes", async (table: string, ...indexes: string[][]) => {
  const rows = await sql.query<{ columns: string[] }>(
    `SELECT array_agg(a.attname::text ORDER BY k.position) AS columns
     FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attribute, position)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attribute
     WHERE i.indrelid = $1::regclass AND i.indpred IS NULL GROUP BY i.indexrelid`,
    [table],
  );
  const isServed = (wanted: string[]) =>
    rows.some(({ columns }) => wanted.every((column, position) => columns[position] === column));
  expect(indexes.filter((wanted) => !isServed(wanted))).toEqual([]);
});

test("every plain index says what it is for, and none is the beginning of another", async () => {
  const rows = await sql.query<{ name: string; table: string; columns: string; purpose: string | null }>(
    `SELECT c.relname AS name, i.indrelid::regclass::text AS table, i.indkey::text AS columns,
       obj_description(i.indexrelid) AS purpose
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary AND i.indpred IS NULL
       AND i.indexprs IS NULL AND NOT c.relispartition`,
  );
  const plain = rows.filter(({ name }) => name.endsWith("_idx"));
  const isCovered = (one: (typeof rows)[number]) =>
    rows.some(
      (other) =>
        other !== one && other.table === one.table && `${other.columns} `.startsWith(`${one.columns} `),
    );
  expect(plain.length).toBeGreaterThan(50);
  expect(plain.filter(({ purpose }) => !purpose).map(({ name }) => name)).toEqual([]);
  expect(plain.filter(isCovered).map(({ name }) => name)).toEqual([]);
});

test("the sixteen areas are there", async () => {
  const rows = await sql.query<{ name: string }>("SELECT name FROM areas ORDER BY id");
  expect(rows.map(({ name }) => name).join(", ")).toBe(
    "Vashi, Nerul, Belapur, Kharghar, Panvel, Kamothe, Ghansoli, Kopar Khairane, Airoli, Sanpada, Juinagar, Seawoods, Darave, Digha, Karave, Ulwe",
  );
});
