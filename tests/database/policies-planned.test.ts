// What a policy costs before a row is read: it is planned into every statement on its table, with the policies of each table that it
// reads itself, and theirs in them. And a function of ours in what is asked of each row is asked as often as there are rows.
import { connectSql, type Identity, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
let tables: string[];
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  const found = await sql.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname",
  );
  tables = found.map(({ name }) => name);
});
afterAll(() => sql.close());

const staff = (userId: number, role: string): Identity => ({
  databaseRole: "tiffin_staff",
  userId,
  role,
  today: TODAY,
});

const READERS: readonly [string, Identity][] = [
  ["a guest", { databaseRole: "tiffin_guest", today: TODAY }],
  ["a customer", { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY }],
  ["a driver", staff(105, "driver")],
  ["an owner", staff(104, "owner")],
];

/** As many as the policies of one table need; those of a table that they read come on top, and theirs. */
const MOST_SUBPLANS = 8;

/** The lines of the plan that reads every row that the reader may see; none where they may read no column. */
async function planOf(table: string): Promise<string[]> {
  const [may] = await sql.query<{ may: boolean }>(
    "SELECT has_any_column_privilege(current_user, $1::regclass, 'SELECT') AS may",
    [table],
  );
  if (!may?.may) return [];
  const plan = await sql.query<Record<string, string>>(`EXPLAIN SELECT FROM ${table}`);
  return plan.flatMap((row) => Object.values(row));
}

test.each(READERS)(
  "what %s reads is planned with few subplans, and asks no function of a row",
  async (_, reader) => {
    const plans = await sql.as(reader, async () => {
      const found: { table: string; plan: string[] }[] = [];
      for (const table of tables) found.push({ table, plan: await planOf(table) });
      return found;
    });
    expect(plans.filter(({ plan }) => plan.length > 0).length).toBeGreaterThan(5);
    const large = plans
      .map(({ table, plan }) => ({
        table,
        subplans: plan.filter((line) => /^\s*(?:Init|Sub)Plan /.test(line)).length,
      }))
      .filter(({ subplans }) => subplans > MOST_SUBPLANS);
    expect(large).toEqual([]);
    const asking = plans.filter(({ plan }) =>
      plan.some((line) => /Filter:.*\b(?:app|slot|route)_\w+\(/.test(line)),
    );
    expect(asking.map(({ table }) => table)).toEqual([]);
  },
);
