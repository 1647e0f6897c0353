import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

// What somebody could do with raw SQL who got past the pages and actions: each try that was once let through.

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

const DENIED = "42501";
const COUNTED = "customer_plans_counted_days";
const AFTER_CUTOFF = `${TODAY}T08:00:00.001+05:30`;
const AT_CUTOFF = `${TODAY}T08:00:00+05:30`;

const meera: Identity = { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY };
const late: Identity = { ...meera, now: AFTER_CUTOFF };
const inTime: Identity = { ...meera, now: AT_CUTOFF };
const staff = (userId: number, role: string): Identity => ({
  databaseRole: "tiffin_staff",
  userId,
  role,
  today: TODAY,
});

const refused = (identity: Identity, ...statements: string[]) =>
  sql.as(identity, async () => {
    for (const statement of statements.slice(0, -1)) await sql.query(statement);
    return refusalOf(sql.query(statements.at(-1) ?? ""));
  });

const rowsOf = (identity: Identity, statement: string) =>
  sql.as(identity, async () => (await sql.query(`${statement} RETURNING 1`)).length);

// the sample's subscription 301 runs from today to 20 December, and is on a bill
const BEGUN = 399;

/** Within a transaction of the owner: a subscription of Meera's as if taken on its first day. */
async function take(first: string, last: string): Promise<void> {
  await sql.query("SELECT set_config('app.today', $1, true)", [first]);
  await sql.query(
    "INSERT INTO customer_plans (id, customer_id, plan_id, start_date, end_date, daily_rate) VALUES ($1, 101, 203, $2, $3, 130)",
    [BEGUN, first, last],
  );
  await sql.query("SELECT set_config('app.today', $1, true)", [TODAY]);
}

test.each([
  ["another number of days a week", "UPDATE customer_plans SET weekdays = '{7}' WHERE id = 301", DENIED],
  ["a plan that does not run any more", "UPDATE customer_plans SET is_active = false WHERE id = 301", DENIED],
  ["another rate", "UPDATE customer_plans SET daily_rate = 1 WHERE id = 301", DENIED],
  ["a pause of a day without a tiffin", pauseOf("2099-01-01"), DENIED],
  [
    "the audit log signed for a refund",
    "INSERT INTO audit_logs (actor_id, actor_role, account_id, action, entity, entity_id) VALUES (101, 'customer', 101, 'refund-payment', 'user', '1')",
    DENIED,
  ],
  [
    "the audit log about a payment",
    "INSERT INTO audit_logs (actor_id, actor_role, account_id, action, entity, entity_id) VALUES (101, 'customer', 101, 'pause-days', 'payment', '1')",
    DENIED,
  ],
])("a customer can't have %s", async (_, statement, refusal) => {
  expect(await refused(meera, statement)).toBe(refusal);
});

test("a customer can't sign the audit log as an owner by saying that they are one", async () => {
  const forged =
    "INSERT INTO audit_logs (actor_id, actor_role, action, entity, entity_id) VALUES (101, 'owner', 'refund-payment', 'payment', '1')";
  expect(await refused({ ...meera, role: "owner" }, forged)).toBe(DENIED);
});

function pauseOf(day: string) {
  return `INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '${day}')`;
}

const subscribe = `INSERT INTO customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
  VALUES (101, 201, '${TODAY}', '2026-12-20', 120)`;
const skip = `INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (301, '${TODAY}')`;

describe("after the cutoff today is counted", () => {
  test.each([
    ["paused", pauseOf(TODAY), DENIED],
    ["skipped", skip, DENIED],
    ["subscribed from", subscribe, DENIED],
    ["removed", "DELETE FROM customer_plans WHERE id = 301", COUNTED],
  ])("it is not %s, and is until then", async (_, statement, refusal) => {
    expect(await refused(late, statement)).toBe(refusal);
  });

  test.each([
    ["paused", pauseOf(TODAY)],
    ["skipped", skip],
    ["subscribed from", subscribe],
  ])("at the cutoff it can still be %s", async (_, statement) => {
    expect(await rowsOf(inTime, statement)).toBe(1);
  });

  test.each([
    ["a pause", pauseOf(TODAY), `DELETE FROM paused_dates WHERE pause_date = '${TODAY}'`],
    ["a skip", skip, `DELETE FROM skipped_deliveries WHERE skip_date = '${TODAY}'`],
  ])("%s of today stays", async (_, made, taken) => {
    await sql.as(inTime, async () => {
      await sql.query(made);
      const end = (now: string) => sql.query("SELECT set_config('app.now', $1, true)", [now]);
      await end(AFTER_CUTOFF);
      expect(await sql.query(`${taken} RETURNING 1`)).toEqual([]);
      await end(AT_CUTOFF);
      expect(await sql.query(`${taken} RETURNING 1`)).toHaveLength(1);
    });
  });
});

describe("days that brought a tiffin", () => {
  const end = (day: string) => `UPDATE customer_plans SET end_date = '${day}' WHERE id = ${BEGUN}`;
  const remove = `DELETE FROM customer_plans WHERE id = ${BEGUN}`;

  test.each([
    ["before today", meera, "2026-11-19"],
    ["today, once it is counted", late, "2026-11-20"],
  ])("can't be cut off %s", async (_, identity, lastDay) => {
    await sql.as({ today: TODAY }, async () => {
      await take("2026-11-01", "2026-12-20");
      await become(identity);
      expect(await refusalOf(sql.query(end(lastDay)))).toBe(COUNTED);
    });
  });

  test("stay when the rest is cut off", async () => {
    await sql.as({ today: TODAY }, async () => {
      await take("2026-11-01", "2026-12-20");
      await become(meera);
      expect(await sql.query(`${end("2026-11-20")} RETURNING 1`)).toHaveLength(1);
    });
  });

  test("can't be removed with their subscription; a start that was paused can", async () => {
    await sql.as({ today: TODAY }, async () => {
      await take("2026-11-20", "2026-12-20");
      await sql.query("SAVEPOINT begun");
      await become(meera);
      expect(await refusalOf(sql.query(remove))).toBe(COUNTED);
      await sql.query("ROLLBACK TO SAVEPOINT begun");
      await sql.query("SELECT set_config('app.today', '2026-11-20', true)");
      await sql.query("INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-20')");
      await sql.query("SELECT set_config('app.today', $1, true)", [TODAY]);
      await become(meera);
      expect(await sql.query(`${remove} RETURNING 1`)).toHaveLength(1);
    });
  });

  test("don't come by a later end of a subscription that is over", async () => {
    await sql.as({ today: TODAY }, async () => {
      await take("2026-11-01", "2026-11-10");
      await become(meera);
      expect(await refusalOf(sql.query(end("2026-12-20")))).toBe(COUNTED);
    });
  });
});

/** Within a transaction of the owner: who acts from here on. */
async function become({ databaseRole, userId, role, today, now }: Identity): Promise<void> {
  await sql.query(
    `SELECT set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.role', $3, true),
            set_config('app.now', $4, true)`,
    [databaseRole, String(userId), role, now ?? `${today}T07:00:00+05:30`],
  );
}

describe("staff", () => {
  const somebody: Identity = { databaseRole: "tiffin_staff", userId: 105, role: "", today: TODAY };

  test.each(["plans", "customer_plans", "paused_dates", "skipped_deliveries"])(
    "without a role see nothing of %s",
    async (table) => {
      expect(await sql.as(somebody, () => sql.query(`SELECT 1 FROM ${table}`))).toEqual([]);
    },
  );

  test("without a role see themselves alone", async () => {
    expect(await sql.as(somebody, () => sql.query("SELECT id FROM users"))).toEqual([{ id: 105 }]);
  });

  test.each([
    ["a role", "UPDATE users SET role = 'owner' WHERE id = 101"],
    ["an e-mail", "UPDATE users SET email = 'mine@example.test' WHERE id = 103"],
    ["an anonymised person", "UPDATE users SET anonymised_at = NULL WHERE id = 101"],
  ])("do not write %s by themselves", async (_, statement) => {
    expect(await refused(staff(103, "admin"), statement)).toBe(DENIED);
  });

  test("give no credit past the books' own way", async () => {
    const entry =
      "INSERT INTO journal_entries (kind, customer_id, bill_id) VALUES ('credit-given', 101, 401)";
    expect(await refused(staff(103, "owner"), entry)).toBe(DENIED);
  });

  test.each([
    ["the kitchen to a customer", staff(104, "kitchen"), "meera@example.test"],
    ["a driver to a stranger", staff(105, "driver"), "evil@example.test"],
  ])("%s can't send a letter", async (_, identity, recipient) => {
    const letter = `INSERT INTO notifications (recipient, subject, text) VALUES ('${recipient}', 'Pay', 'to evil@upi')`;
    expect(await refused(identity, letter)).toBe(DENIED);
  });
});

describe("what a session makes for itself", () => {
  test("every function that acts with other rights looks there last", async () => {
    const open = await sql.query(`
      SELECT proname FROM pg_proc JOIN pg_language l ON l.oid = prolang WHERE pronamespace = 'public'::regnamespace
        AND (prosecdef OR lanname = 'plpgsql')
        AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, public, pg_temp'], false)`);
    expect(open).toEqual([]);
  });

  test("a plan of one's own does not stand before the kitchen's", async () => {
    await sql.as({ today: TODAY }, async () => {
      await sql.query("CREATE TEMP TABLE plans AS SELECT * FROM public.plans WHERE id = 201");
      await sql.query("UPDATE pg_temp.plans SET daily_rate = 1");
      await sql.query("GRANT ALL ON pg_temp.plans TO tiffin_customer");
      await become(meera);
      const cheap = subscribe.replace(/120\)$/, "1)");
      expect(await refusalOf(sql.query(cheap))).toBe("customer_plans_rate_of_plan");
    });
  });
});
