import fs from "node:fs";
import path from "node:path";
import { connectSql, type Sql } from "../support/sql";
import { permissionsDocument, tablesWithoutPolicies } from "../support/permissions";

const file = path.join(process.cwd(), "docs", "permissions.md");

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

test("docs/permissions.md says what the database lets each identity do", async () => {
  const text = await permissionsDocument(sql);
  if (process.env.WRITE_PERMISSIONS) fs.writeFileSync(file, text);
  expect(text).toBe(fs.readFileSync(file, "utf8"));
});

test("the rows of every table are held by policies", async () => {
  expect(await tablesWithoutPolicies(sql)).toEqual([]);
});
