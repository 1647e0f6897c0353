// What `npm run bench:data` loads with triggers, foreign keys and indexes off, at a small size: nothing that the database, the
// books or the history of days would object to, and every guard is back.
import { loadYear, LOADED_TABLES } from "@/bench/year/load-year";
import { proveYear, wrongRules } from "@/bench/year/prove";
import { disconnect } from "@/lib/db";
import { makeCustomer, makePlan, makeSubscription } from "../support/make";
import { connectSql, refusalOf, type Sql } from "../support/sql";

const CUSTOMERS = 40;
const url = process.env.DATABASE_URL ?? "";

/** Everything that guards the tables, as PostgreSQL describes it. */
const GUARDS = `
  SELECT string_agg(guard, E'\\n' ORDER BY guard) AS guards FROM (
    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated AS guard FROM pg_constraint
    UNION ALL SELECT tgrelid::regclass || ' ' || pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_indexdef(indexrelid) || indisvalid || coalesce(obj_description(indexrelid, 'pg_class'), '') FROM pg_index
      WHERE indrelid = ANY ($1::regclass[])) AS found`;

let sql: Sql;
let guards: { before: string | undefined; after: string | undefined };

const guardsNow = async () => (await sql.query<{ guards: string }>(GUARDS, [LOADED_TABLES]))[0]?.guards;

beforeAll(async () => {
  sql = await connectSql();
  const before = await guardsNow();
  await loadYear(url, { customers: CUSTOMERS, seed: 3 });
  guards = { before, after: await guardsNow() };
}, 120_000);

afterAll(async () => {
  await sql.close();
  await disconnect();
});

test("every trigger, key, check and index stands as before, with its comment", () => {
  expect(guards.before).toContain("bills_checked_added");
  expect(guards.after).toBe(guards.before);
});

test("it is a year: everybody has bills, most paid online, some at the door, some not yet", async () => {
  const [counts] =
    await sql.query(`SELECT (SELECT count(*)::int FROM users WHERE role = 'customer') AS customers,
    (SELECT count(DISTINCT (year, month))::int FROM bills) AS months,
    (SELECT count(*) > 0 FROM bills WHERE NOT is_paid) AS "hasUnpaid", (SELECT count(*) > 0 FROM door_payments) AS "hasDoor",
    (SELECT count(*) > ${CUSTOMERS} FROM payments WHERE status = 'succeeded') AS "hasOnline",
    (SELECT count(*) > ${10 * CUSTOMERS} FROM paused_dates) AS "hasPauses",
    (SELECT count(*) > 0 FROM day_changes WHERE change = 'removed') AS "hasTakenBack"`);
  expect(counts).toEqual({
    ...{ customers: CUSTOMERS, months: 12, hasUnpaid: true, hasDoor: true, hasOnline: true },
    ...{ hasPauses: true, hasTakenBack: true },
  });
});

test("the product's own proofs find nothing wrong, in the books or in any bill's days", async () => {
  expect(await wrongRules(url)).toEqual([]);
  const { counts, differences, replay } = await proveYear(url, "2026-02");
  expect(differences).toEqual([]);
  expect(replay).toEqual({ checked: counts.bills, differing: 0, differences: [] });
}, 60_000);

test("the triggers themselves accept every bill as it stands", async () => {
  await sql.query("UPDATE bills SET updated_at = updated_at");
  await sql.query("UPDATE bill_lines SET position = position");
});

test("the product goes on from there", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  await makeSubscription({ customerId, plan, startDate: "2027-02-10", endDate: "2027-02-20" });
  expect(customerId).toBeGreaterThan(CUSTOMERS);
});

test("what a proof would find is found", async () => {
  await sql.as({}, async () => {
    await sql.query("SET LOCAL session_replication_role = replica");
    await sql.query("UPDATE bills SET amount = amount + 1 WHERE id = 1");
    await sql.query("COMMIT");
  });
  expect(await wrongRules(url)).toEqual(["1 times a bill that is not the sum of its lines"]);
  expect((await proveYear(url, "2026-02")).differences.length).toBeGreaterThan(0);
});

test("a database with somebody in it is left as it is", async () => {
  await expect(loadYear(url, { customers: 1, seed: 1 })).rejects.toThrow("not empty");
  const owed = "(SELECT max(id) FROM bills WHERE NOT is_paid)";
  const refused = await refusalOf(sql.query(`UPDATE bills SET amount = amount + 1 WHERE id = ${owed}`));
  expect(["bills_equal_lines", "bills_equal_books"]).toContain(refused);
});
