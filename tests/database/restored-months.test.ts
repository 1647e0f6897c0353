// A month of a table in parts, lost with its part, comes back as a part.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { disconnect } from "@/lib/db";
import { restorePart } from "@/scripts/restoring/part";
import { connectSql, type Sql } from "../support/sql";

const LIVE = process.env.DATABASE_URL ?? "";
const COPY = `then_${randomBytes(6).toString("hex")}`;
const named = (name: string) => Object.assign(new URL(LIVE), { pathname: `/${name}` }).href;

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: named("postgres") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
});
afterAll(async () => {
  await sql.close();
  await disconnect();
  await administer(`drop database if exists "${COPY}" with (force)`);
});

const textOf = async (table: string) =>
  (await sql.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)).map(
    ({ row }) => row,
  );

test("a month that is gone comes back as a part, and its rows exactly as they were", async () => {
  await sql.query("select make_parts('audit_logs', '2031-05-01'), make_parts('system_logs', '2031-05-01')");
  await sql.query(
    `insert into audit_logs (actor_role, action, entity, entity_id, reason, after, created_at)
     values ('system', 'a', 'plan', '1', E'it''s "so"\\n', '{"a": null}', '2031-05-31 18:29:59.999Z')`,
  );
  await sql.query(
    `insert into system_logs (level, category, operation, message, created_at)
     values ('info', 'job', 'a', 'आशा', '2031-05-31 18:29:59.999Z')`,
  );
  const tables = ["audit_logs", "system_logs"];
  const before = await Promise.all(tables.map(textOf));
  await sql.close();
  await disconnect();
  await administer(`create database "${COPY}" template "${new URL(LIVE).pathname.slice(1)}"`);
  sql = await connectSql();
  for (const table of tables) await sql.query(`drop table ${table}_2031_05`);
  const way = { as: "back", changed: false } as const;
  const done = await restorePart({
    then: named(COPY),
    live: LIVE,
    part: { tables },
    way,
    schema: "restored_then",
  });
  expect(done.back).toBe(2);
  await sql.query("delete from system_logs where operation = 'restore'");
  expect(await Promise.all(tables.map(textOf))).toEqual(before);
  for (const table of tables) expect(await textOf(`${table}_2031_05`)).toHaveLength(1);
  await expect(sql.query("delete from audit_logs_2031_05")).rejects.toThrow(/append-only/);
});
