// The rules between bills, their lines and the books are asked at the commit, of all that each statement touched: what plain SQL
// of the owner could try, one row or thousands at once.
import { connectSql, refusalOf, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  await sql.query(`
    INSERT INTO customer_plans (id, customer_id, plan_id, start_date, end_date, daily_rate)
      SELECT 9000 + n, 101, 201, '2026-12-01', '2026-12-31', 120 FROM generate_series(1, 20) n`);
});
afterAll(() => sql.close());

const MANY = 500;

/** Bills of 2030 on, one a month, each with a line of one day and its entry. */
const bills = (amount = "120") => `
  INSERT INTO bills (id, customer_id, month, year, total_days, paused_days, billable_days, amount, due_date)
  SELECT 50000 + n, 101, 1 + n % 12, 2030 + n / 12, 1, 0, 1, ${amount}, '2099-01-01' FROM generate_series(1, ${MANY}) n`;
const lines = (rate = "120") => `
  INSERT INTO bill_lines (bill_id, subscription_id, position, plan_name, daily_rate, total_days, paused_days, billable_days, amount, days)
  SELECT 50000 + n, 9001, 1, 'Veg', ${rate}, 1, 0, 1, ${rate}, '2030-01-01 d' FROM generate_series(1, ${MANY}) n`;
const entries = `
  INSERT INTO journal_entries (id, kind, customer_id, bill_id)
  SELECT 60000 + n, 'bill-issued', 101, 50000 + n FROM generate_series(1, ${MANY}) n`;
const postings = (revenue = "-12000", receivable = "12000") => `
  INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id)
  SELECT 60000 + n, a.account, a.amount, 101, 50000 + n
  FROM generate_series(1, ${MANY}) n, LATERAL (VALUES ('receivable', ${receivable}), ('revenue', ${revenue})) a (account, amount)`;

const whole = [bills(), lines(), entries, postings()];

/** What the commit says to these statements. */
async function atCommit(...statements: readonly string[]): Promise<string> {
  return sql.as({ today: TODAY }, async () => {
    for (const statement of statements) await sql.query(statement);
    return refusalOf(sql.query("SET CONSTRAINTS ALL IMMEDIATE")).catch((error: Error) => error.message);
  });
}

const CHECKED = ["SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"];
const LET_THROUGH = "the database let it through";
const at = (one: number, odd: string, other: string) => `CASE n WHEN ${one} THEN ${odd} ELSE ${other} END`;

test("hundreds at once that agree are let through, and nothing is left to be asked", async () => {
  expect(await atCommit(...whole)).toBe(LET_THROUGH);
  await sql.as({ today: TODAY }, async () => {
    for (const statement of whole) await sql.query(statement);
    await sql.query("SET CONSTRAINTS ALL IMMEDIATE");
    expect(await sql.query("SELECT 1 FROM commit_checks")).toEqual([]);
  });
});

test("bills with their lines, and entries with theirs, are asked once", async () => {
  await sql.as({ today: TODAY }, async () => {
    for (const statement of whole) await sql.query(statement);
    const asked = "SELECT rule, cardinality(ids) AS ids FROM commit_checks ORDER BY rule";
    expect(await sql.query(asked)).toEqual([
      { rule: "bills_equal_books", ids: MANY },
      { rule: "bills_equal_lines", ids: MANY },
      { rule: "journal_balanced", ids: MANY },
    ]);
  });
});

test.each([
  ["their bill's customer", "101 + n % 2", LET_THROUGH],
  ["one of them of somebody else", "CASE n WHEN 401 THEN 102 ELSE 101 + n % 2 END", "documents_match_bill"],
])("documents of %s", async (_, customer, said) => {
  const documents = `
    INSERT INTO documents (kind, series, position, edition, number, bill_id, customer_id, calculated_at, issued_at, renderer, content)
    SELECT 'invoice', 'INV/26-27', n, 1, 'INV/26-27/' || n, n, ${customer.replaceAll("n %", "(n - 401) %")}, now(), now(), 1, '{}'
    FROM generate_series(401, 402) n`;
  const done = await sql.as({ today: TODAY }, () =>
    refusalOf(sql.query(documents)).catch((error: Error) => error.message),
  );
  expect(done).toBe(said);
});

describe("one that is wrong among hundreds refuses all", () => {
  test.each([
    ["a bill that is more than its lines", [bills(at(77, "240", "120")), lines()], "bills_equal_lines"],
    ["a line that is more than its bill", [bills(), lines(at(499, "121", "120"))], "bills_equal_lines"],
    ["a bill without a line", [bills(), `${lines()} WHERE n <> 3`], "bills_equal_lines"],
    [
      "a bill that its entry differs from",
      [bills(), lines(), entries, postings(at(500, "-11900", "-12000"), at(500, "11900", "12000"))],
      "bills_equal_books",
    ],
    [
      "an entry that doesn't balance",
      [bills(), lines(), entries, postings(at(1, "-1", "-12000"))],
      "journal_balanced",
    ],
    ["an entry without lines", [bills(), lines(), entries], "journal_balanced"],
    [
      "a bill paid by nobody",
      [...whole, "UPDATE bills SET is_paid = true WHERE id = 50123"],
      "bills_equal_books",
    ],
  ])("%s", async (_, statements, constraint) => {
    expect(await atCommit(...statements)).toBe(constraint);
  });
});

describe("what is changed afterwards is asked again", () => {
  test.each([
    ["a line that is taken away", "DELETE FROM bill_lines WHERE bill_id = 50007"],
    [
      "a line that is moved to another bill",
      "UPDATE bill_lines SET bill_id = 50008, position = 2, subscription_id = 9002 WHERE bill_id = 50007",
    ],
    ["a bill's figures", "UPDATE bills SET total_days = 2, paused_days = 1 WHERE id = 50007"],
  ])("%s", async (_, statement) => {
    expect(await atCommit(...whole, ...CHECKED, statement)).toBe("bills_equal_lines");
  });

  test("but what is put right before the commit is right", async () => {
    const wrong = "UPDATE bill_lines SET daily_rate = 1, amount = 1 WHERE bill_id = 50007";
    const right = "UPDATE bill_lines SET daily_rate = 120, amount = 120 WHERE bill_id = 50007";
    expect(await atCommit(...whole, wrong, right)).toBe(LET_THROUGH);
  });

  test("and what was taken back to a savepoint is not asked", async () => {
    expect(await atCommit("SAVEPOINT before", bills(), "ROLLBACK TO SAVEPOINT before")).toBe(LET_THROUGH);
  });
});

describe("the questions can't be talked away before the commit", () => {
  test.each([
    ["removed", "DELETE FROM commit_checks"],
    ["emptied", "UPDATE commit_checks SET ids = '{}'"],
    ["renamed", "UPDATE commit_checks SET rule = 'journal_balanced', ids = '{}'"],
  ])("%s", async (_, statement) => {
    expect(await atCommit(bills(), statement)).toBe("bills_equal_lines");
  });

  test("rewritten to be that of another bill", async () => {
    const rewritten = [
      "UPDATE bills SET due_date = due_date + 1 WHERE id = 50001",
      "UPDATE commit_checks SET ids = '{50007}' WHERE rule = 'bills_equal_lines'",
      "UPDATE bill_lines SET daily_rate = 1, amount = 1 WHERE bill_id = 50007",
    ];
    expect(await atCommit(...whole, ...CHECKED, ...rewritten)).toBe("bills_equal_lines");
  });

  test("emptied from outside", async () => {
    await sql.as({ today: TODAY }, async () => {
      await sql.query(bills());
      expect(await refusalOf(sql.query("TRUNCATE commit_checks"))).toBe("55006");
    });
  });

  test.each(["tiffin_guest", "tiffin_customer", "tiffin_staff", "tiffin_system"] as const)(
    "%s doesn't even see them",
    async (databaseRole) => {
      const refused = await sql.as({ databaseRole, role: "system", today: TODAY }, () =>
        refusalOf(sql.query("SELECT 1 FROM commit_checks")),
      );
      expect(refused).toBe("42501");
    },
  );
});

test("an INSERT that meets a bill that exists and changes it is asked as well", async () => {
  const merged = `${bills()} ON CONFLICT (customer_id, month, year) DO UPDATE SET amount = bills.amount + 1`;
  expect(await atCommit(bills(), lines(), ...CHECKED, merged)).toBe("bills_equal_lines");
});
