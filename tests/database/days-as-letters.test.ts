// The days of lines that were billed before they were letters, and the way back.
import fs from "node:fs";
import { connectSql, refusalOf, type Sql } from "../support/sql";
import { loadSample } from "./sample";

const steps = (name: "migration" | "down") =>
  fs.readFileSync(`prisma/migrations/20261201820001_days_as_letters/${name}.sql`, "utf8");

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

const daysOf = async (bill: number) =>
  (await sql.query<{ days: unknown }>(`SELECT days FROM bill_lines WHERE bill_id = ${bill}`))[0]?.days;

test.each([
  ["a day of no kind", "2026-10-01 dx"],
  ["letters of no day", "October 26 dd"],
  ["an end on a day without a tiffin", "2026-10-01 dd-"],
  ["fewer days than the line counts", "2026-10-01 d"],
  ["more", "2026-10-01 d-dp"],
])("a line doesn't take %s", async (_, days) => {
  const set = sql.query(`UPDATE bill_lines SET days = '${days}' WHERE bill_id = 402`);
  expect(await refusalOf(set)).toBe("bill_lines_days_check");
});

test("days go from letters to a list and back", async () => {
  const written = "2026-10-02 d-pc---s";
  await sql.query(`SET session_replication_role = replica;
    UPDATE bill_lines SET days = '${written}', total_days = 4, paused_days = 3, billable_days = 1, amount = 120 WHERE bill_id = 402;
    SET session_replication_role = DEFAULT`);
  await sql.query(steps("down"));
  expect(await daysOf(401)).toEqual([
    { date: "2026-10-01", cause: "delivery" },
    { date: "2026-10-02", cause: "paused" },
  ]);
  expect(await daysOf(402)).toEqual([
    { date: "2026-10-02", cause: "delivery" },
    { date: "2026-10-04", cause: "paused" },
    { date: "2026-10-05", cause: "closed" },
    { date: "2026-10-09", cause: "skipped" },
  ]);
  await sql.query(steps("migration"));
  expect([await daysOf(401), await daysOf(402)]).toEqual(["2026-10-01 dp", written]);
});
