import fs from "node:fs";
import path from "node:path";
import { connectSql, type Sql } from "../support/sql";
import { migrate } from "../support/test-postgres.mjs";

const folder = path.join(process.cwd(), "prisma", "migrations");
const names = fs.readdirSync(folder).filter((name) => fs.statSync(path.join(folder, name)).isDirectory());
const url = () => String(process.env.DATABASE_URL);

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

/** All that a schema is made of, in words that are equal when the schemas are. Which months the log has depends on the day. */
async function schemaNow(): Promise<unknown[]> {
  return sql.query(`SELECT part FROM (
    SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS part
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') FROM pg_policies
    UNION ALL SELECT table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
    ) AS parts WHERE part !~ 'system_logs_[0-9]{4}_' ORDER BY part`);
}

const ownParts = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') AND relname <> '_prisma_migrations'
  UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`;

test("every migration can be taken back, to nothing, and applied again to the same schema", async () => {
  const before = await schemaNow();
  for (const name of names.toReversed()) expect(await migrate(url(), "--down")).toBe(`taken back: ${name}\n`);
  expect(await sql.query(ownParts)).toEqual([]);
  const all = `applied: ${names.length} migrations, the last of them ${names.at(-1)}\n`;
  expect(await migrate(url())).toBe(all);
  expect(await schemaNow()).toEqual(before);
  // what is said of the database itself is not copied with it, as the tests' databases are
  const mayMake =
    "SELECT has_database_privilege('tiffin_customer', current_database(), 'TEMPORARY') AS temporary";
  expect(await sql.query(mayMake)).toEqual([{ temporary: false }]);
}, 90_000);

test("applying migrations twice changes nothing and says so", async () => {
  expect(await migrate(url())).toBe("nothing to apply\n");
});
