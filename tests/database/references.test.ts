import { connectSql, refusalOf, type Sql } from "../support/sql";
import { loadSample } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

const oddCase = (column: string) =>
  `INSERT INTO cases (kind, stripe_object_id, ${column}, details) VALUES ('unknown', 'pi_x', 999999, '{}')`;

describe("what names another row, or counts another column, must be true of it", () => {
  test.each([
    ["a case of a customer nobody knows", oddCase("customer_id"), "cases_customer_id_fkey"],
    ["a case of a bill nobody made", oddCase("bill_id"), "cases_bill_id_fkey"],
    ["a case of a payment nobody made", oddCase("payment_id"), "cases_payment_id_fkey"],
    [
      "an act of somebody nobody knows",
      "INSERT INTO audit_logs (actor_id, actor_role, action, entity, entity_id) VALUES (999999, 'owner', 'x', 'bill', '1')",
      "audit_logs_actor_id_fkey",
    ],
    [
      "a line that charges a day without a tiffin",
      `UPDATE bill_lines SET days = '2026-10-01 dp' WHERE bill_id = 402`,
      "bill_lines_deliveries_check",
    ],
  ])("refuses %s", async (_what, statement, constraint) => {
    expect(await refusalOf(sql.query(statement))).toBe(constraint);
  });
});
