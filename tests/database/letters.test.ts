import fs from "node:fs";
import path from "node:path";
import { HIDDEN_LINK } from "@/lib/domain/books/letter";
import { connectSql, type Sql } from "../support/sql";

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

const migration = fs.readFileSync(
  path.join(process.cwd(), "prisma", "migrations", "20261128170000_letters", "migration.sql"),
  "utf8",
);
/** The statements that rewrite letters which were there before. */
const rewrites = migration
  .split(";")
  .filter((statement) => /UPDATE "mails"/.test(statement))
  // as the table is called now
  .map((statement) => statement.replaceAll('"mails"', '"notifications"'));

test("letters of before lose the links that stood in them, and nothing else", async () => {
  const link = "https://tiffins.test/reset-password?token=abc-_123&email=meera%40example.test";
  await sql.query(
    `INSERT INTO notifications (recipient, subject, text) VALUES
      ('meera@example.test', 'Choose a new password for TiffinTrack', 'Hello,' || E'\\n\\n' || $1 || E'\\n\\nOnce.'),
      ('meera@example.test', 'Your bill', 'See https://tiffins.test/bills/7')`,
    [link],
  );

  expect(rewrites).toHaveLength(3);
  for (const statement of rewrites) await sql.query(statement);

  expect(await sql.query("SELECT kind, text FROM notifications ORDER BY id")).toEqual([
    { kind: "resetPassword", text: `Hello,\n\n${HIDDEN_LINK}\n\nOnce.` },
    { kind: "other", text: "See https://tiffins.test/bills/7" },
  ]);
});
