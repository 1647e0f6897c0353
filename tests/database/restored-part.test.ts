// A table, or one customer, of the database as it was: beside today's, or back in it, and what keeps it from coming back.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { asSystem, disconnect } from "@/lib/db";
import { customerId as asCustomerId } from "@/lib/domain/identity";
import { eraseInCopy } from "@/lib/features/own-data/erase";
import { ownDataOf } from "@/lib/features/own-data/export";
import { OWN_TABLES } from "@/lib/features/own-data/own-tables";
import { differencesOf } from "@/scripts/restoring/books";
import { erasedAfter } from "@/scripts/restoring/erased";
import { restorePart, type Part, type Way } from "@/scripts/restoring/part";
import { makeBilledCustomer } from "../support/bills";
import { credit, takeCash, type Billed } from "../support/money";
import { connectSql, type Sql } from "../support/sql";

const LIVE = process.env.DATABASE_URL ?? "";
const SCHEMA = "restored_then";
const named = (name: string) => Object.assign(new URL(LIVE), { pathname: `/${name}` }).href;

let [asha, meena]: [Billed, Billed] = [
  { customerId: asCustomerId(1), billId: 0, amount: 0 },
  { customerId: asCustomerId(1), billId: 0, amount: 0 },
];
let then = "";
let sql: Sql;

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: named("postgres") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** The database as it is, under another name: nobody may be connected to it meanwhile. */
async function copyAs(name: string): Promise<string> {
  await disconnect();
  await administer(`create database "${name}" template "${new URL(LIVE).pathname.slice(1)}"`);
  return named(name);
}

beforeAll(async () => {
  asha = await makeBilledCustomer();
  meena = await makeBilledCustomer();
  await takeCash(asha, 300);
  await credit(asha, 50);
  await takeCash(meena, 100);
  // what a text of a row has to carry whole
  await asSystem((tx) =>
    tx.user.update({ where: { id: asha.customerId }, data: { addr2: `"wing" \\ (B), 'first', आशा\n` } }),
  );
  then = await copyAs(`then_${randomBytes(6).toString("hex")}`);
  sql = await connectSql();
});
afterAll(async () => {
  await sql.close();
  await disconnect();
  await administer(`drop database "${new URL(then).pathname.slice(1)}" with (force)`);
});
afterEach(() => sql.query(`drop schema if exists ${SCHEMA} cascade`));

const restore = (part: Part, way: Way, live = LIVE) => restorePart({ then, live, part, way, schema: SCHEMA });
const back = (part: Part, changed = false) => restore(part, { as: "back", changed });

/** As a hand on the server does it: no rule of the database looks at it. */
async function byHand(...statements: string[]): Promise<void> {
  await sql.query("begin");
  await sql.query("set local session_replication_role = replica");
  for (const statement of statements) await sql.query(statement);
  await sql.query("commit");
}

const textOf = async (table: string) =>
  (await sql.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)).map(
    ({ row }) => row,
  );

async function books(): Promise<string[]> {
  const client = new pg.Client({ connectionString: LIVE });
  await client.connect();
  const found = await differencesOf(client);
  await client.end();
  return [...found];
}

test("what was deleted of a table comes back, exactly as it was, and the books agree again", async () => {
  const before = await textOf("bill_lines");
  await byHand("delete from bill_lines");
  expect(await restore({ tables: ["bill_lines"] }, { as: "dry" })).toMatchObject({
    counts: [{ table: "bill_lines", isGone: false, rows: 2, missing: 2, changed: 0 }],
  });
  expect(await textOf("bill_lines")).toEqual([]);
  expect(await back({ tables: ["bill_lines"] })).toMatchObject({ back: 2 });
  expect(await textOf("bill_lines")).toEqual(before);
  expect(await books()).toEqual([]);
  expect((await sql.query("select message from system_logs where operation = 'restore'")).at(-1)).toEqual({
    message: "2 rows back: bill_lines",
  });
});

test("what says something else today stays, unless it is asked back as well", async () => {
  const before = await textOf("plans");
  await byHand("update plans set daily_rate = 1");
  expect(await back({ tables: ["plans"] })).toMatchObject({ counts: [{ missing: 0, changed: 2 }], back: 0 });
  expect(await textOf("plans")).not.toEqual(before);
  expect(await back({ tables: ["plans"] }, true)).toMatchObject({ back: 2 });
  expect(await textOf("plans")).toEqual(before);
});

test("a new row after a restore gets a number of its own", async () => {
  await byHand("delete from plans", "select setval('plans_id_seq', 1, false)");
  await back({ tables: ["plans"] });
  const [row] = await sql.query<{ next: string; highest: number }>(
    "select nextval('plans_id_seq') as next, (select max(id) from plans) as highest",
  );
  expect(Number(row?.next)).toBeGreaterThan(row?.highest ?? Infinity);
});

test("one customer comes back with all that was theirs, and nobody else is touched", async () => {
  const dataOf = (id: number) => asSystem((tx) => ownDataOf(tx, asCustomerId(id)));
  const [before, others] = [await dataOf(asha.customerId), await textOf("payments")];
  const lost = Object.entries(OWN_TABLES)
    .filter(([table]) => table !== "system_logs")
    .map(([table, where]) => `delete from ${table} where ${where.replaceAll("$1", String(asha.customerId))}`)
    .toReversed();
  await byHand(...lost);
  expect((await dataOf(asha.customerId)).bills).toEqual([]);
  const { counts } = await back({ customer: String(asha.customerId) });
  expect(counts.find(({ table }) => table === "bills")).toEqual({
    ...{ table: "bills", isGone: false, rows: 1, missing: 1, changed: 0 },
  });
  expect(await dataOf(asha.customerId)).toEqual(before);
  expect(await textOf("payments")).toEqual(others);
  expect(await books()).toEqual([]);
});

test("rows whose own are gone too are refused by name, and come back together with them", async () => {
  const before = await textOf("bills");
  await byHand("delete from bill_lines", "delete from bills");
  await expect(back({ tables: ["bill_lines"] })).rejects.toThrow(
    /bill_lines name rows of bills that are gone: ask for --table bills/,
  );
  expect(await textOf("bill_lines")).toEqual([]);
  await back({ tables: ["bill_lines", "bills"] });
  expect(await textOf("bills")).toEqual(before);
});

test("what would leave the books wrong is not done", async () => {
  await byHand(
    "delete from bill_lines",
    "delete from bills",
    "delete from journal_lines",
    "delete from journal_entries",
  );
  await expect(back({ tables: ["bills", "bill_lines"] })).rejects.toThrow(
    /the books would differ, so nothing was done/,
  );
  expect(await textOf("bills")).toEqual([]);
  await back({ tables: ["bills", "bill_lines", "journal_entries", "journal_lines"] });
  expect(await books()).toEqual([]);
});

test("a place that somebody else has taken is named", async () => {
  const [row] = await sql.query<{ email: string }>("select email from users where id = $1", [
    meena.customerId,
  ]);
  await byHand(
    `update users set email = 'other@example.test' where id = ${meena.customerId}`,
    `update users set email = '${row?.email}' where id = ${asha.customerId}`,
    `update users set id = 4711 where id = ${meena.customerId}`,
  );
  await expect(back({ tables: ["users"] })).rejects.toThrow(/users can't take its rows back: .*unique/);
  await byHand(`update users set id = ${meena.customerId} where id = 4711`);
  await back({ tables: ["users"] }, true).catch(() => undefined);
  await byHand(`update users set email = 'asha@example.test' where id = ${asha.customerId}`);
  await back({ tables: ["users"] }, true);
});

test("a table that is gone with its rules can stand beside, where only the owner reads it", async () => {
  await byHand(
    "alter table recovery_codes rename to gone_codes",
    "drop table if exists food_safety_entries_copy",
  );
  await expect(back({ tables: ["recovery_codes"] })).rejects.toThrow(/recovery_codes is gone with its rules/);
  expect(await restore({ tables: ["recovery_codes", "bills"] }, { as: "beside" })).toMatchObject({
    counts: [{ isGone: true }, { isGone: false }],
  });
  expect(await textOf(`${SCHEMA}.bills`)).toHaveLength(2);
  await expect(
    sql.as({ databaseRole: "tiffin_system" }, () => sql.query(`select from ${SCHEMA}.bills`)),
  ).rejects.toThrow(/permission denied/);
  await expect(restore({ tables: ["bills"] }, { as: "beside" })).rejects.toThrow(/is there already/);
  await byHand("alter table gone_codes rename to recovery_codes");
});

test.each<[string, Part, RegExp]>([
  ["table", { tables: ["bill_line"] }, /there was no table bill_line/],
  ["customer", { customer: "4712" }, /there was no customer 4712/],
])("a %s that was not there is named", async (_, part, said) => {
  await expect(restore(part, { as: "dry" })).rejects.toThrow(said);
});

test("who became nameless since stays so in what is taken from a copy", async () => {
  const copy = await copyOfToday();
  const at = new Date("2026-12-03T10:00:00Z");
  const [person] = await sql.query<{ email: string; phone: string }>(
    "select email, phone from users where id = $1",
    [asha.customerId],
  );
  expect(await eraseInCopy({ system: asSystem }, [{ id: asha.customerId, at }])).toBe(1);
  expect(await eraseInCopy({ system: asSystem }, [{ id: asha.customerId, at }])).toBe(0);
  const part = { tables: ["users", "bills", "notifications", "sheet_rows"] };
  await restorePart({ then: LIVE, live: copy, part, way: { as: "beside" }, schema: SCHEMA });
  const client = new pg.Client({ connectionString: copy });
  await client.connect();
  const texts: string[] = [];
  for (const table of part.tables)
    texts.push(JSON.stringify((await client.query(`select * from ${SCHEMA}.${table}`)).rows));
  await client.end();
  expect(texts.join()).not.toContain(person?.email);
  expect(texts.join()).not.toContain(person?.phone);
  expect(texts[1]).toContain(`"customer_id":${asha.customerId}`);
  expect(await erasedAfter(LIVE, new Date("2026-12-03T09:59:59Z"))).toEqual([{ id: asha.customerId, at }]);
  expect(await erasedAfter(LIVE, at)).toEqual([]);
  await administer(`drop database "${new URL(copy).pathname.slice(1)}" with (force)`);
});

async function copyOfToday(): Promise<string> {
  await sql.close();
  const copy = await copyAs(`today_${randomBytes(6).toString("hex")}`);
  sql = await connectSql();
  return copy;
}

test("an erasure is known from the audit log alone, where the people themselves are lost", async () => {
  await byHand(
    "insert into audit_logs (actor_role, action, entity, entity_id, created_at) values ('system', 'erase-account', 'user', '4713', '2026-12-05T10:00:00Z')",
  );
  expect(await erasedAfter(LIVE, new Date("2026-12-04T00:00:00Z"))).toEqual([
    { id: 4713, at: new Date("2026-12-05T10:00:00Z") },
  ]);
});
