// Who asks is looked up once a statement, not once a row: what a policy says of it stands in a subquery.
import { connectSql, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

test("no policy asks for each row who reads it", async () => {
  const policies = await sql.query<{ policy: string; using: string }>(
    `SELECT tablename || '.' || policyname AS policy, qual AS using FROM pg_policies WHERE qual IS NOT NULL`,
  );
  const bare = /(?<!SELECT )\bapp_(?:is_admin|is_staff|role|user_id|today|first_open_day)\(\)/;
  expect(policies.filter(({ using }) => bare.test(using)).map(({ policy }) => policy)).toEqual([]);
  expect(policies.filter(({ using }) => using.includes("app_role()")).length).toBeGreaterThan(10);
});

test.each(["bills", "journal_lines", "customer_plans", "users", "audit_logs"])(
  "%s are read without a look at the settings in each row",
  async (table) => {
    const asked = { databaseRole: "tiffin_staff", userId: 103, role: "admin", today: TODAY } as const;
    const plan = await sql.as(asked, () =>
      sql.query<Record<string, string>>(`EXPLAIN SELECT id FROM ${table}`),
    );
    const lines = plan.flatMap((row) => Object.values(row));
    expect(lines.some((line) => line.includes("InitPlan"))).toBe(true);
    // what is left in a filter is the answer
    expect(
      lines.filter((line) => /Filter:.*(?:current_setting|app_role\(\)|app_is_admin\(\))/.test(line)),
    ).toEqual([]);
  },
);
