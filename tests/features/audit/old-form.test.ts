// Lines from before one named the account and the unit: they stay as they were written, and are read right.
import { asStaff } from "@/lib/db";
import { auditOfCustomer, listAudit } from "@/lib/features/audit/queries";
import { auditFilterSchema } from "@/lib/features/audit/schema";
import { makeBilledCustomer } from "../../support/bills";
import { makeAdmin } from "../../support/make";
import { connectSql, type Sql } from "../../support/sql";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  // as the lines of then are not checked: the constraint holds for new ones alone
  await sql.query("ALTER TABLE audit_logs DROP CONSTRAINT audit_logs_units_check");
});
afterAll(() => sql.close());

type Line = [action: string, entity: string, entityId: number, before: object | null, after: object | null];

async function writeAsThen(...[action, entity, entityId, before, after]: Line) {
  await sql.query(
    `INSERT INTO audit_logs (actor_role, action, entity, entity_id, before, after) VALUES ('system', $1, $2, $3, $4, $5)`,
    [action, entity, String(entityId), before && JSON.stringify(before), after && JSON.stringify(after)],
  );
}

test("names the customer by what the line is about, and its amounts in paise", async () => {
  const { customerId, billId } = await makeBilledCustomer();
  const other = await makeBilledCustomer();
  const terms = { customerId, planName: "Thali", dailyRate: 120 };
  await writeAsThen("give-credit", "customer", customerId, null, { creditId: 3, amount: 20_050 });
  await writeAsThen("recalculate-bill", "bill", billId, { amount: 1200 }, { amount: 1080 });
  await writeAsThen("counter-door-payment", "bill", billId, null, { amount: -50_000 });
  await writeAsThen("remove-subscription", "subscription", 900_001, terms, null);
  await writeAsThen("recalculate-bill", "bill", other.billId, { amount: 1 }, { amount: 2 });
  await writeAsThen("save-settings", "settings", customerId, null, null);
  const admin = await makeAdmin();

  const entries = await asStaff(admin, (tx) => auditOfCustomer(tx, customerId, 10));

  expect(new Set(entries.map(({ customer }) => customer?.id))).toEqual(new Set([customerId]));
  expect(entries.map(({ entity, before, after }) => ({ entity, before, after }))).toEqual([
    { entity: "subscription", before: { planName: "Thali", dailyRatePaise: 12_000 }, after: null },
    { entity: "bill", before: null, after: { amountPaise: -50_000 } },
    { entity: "bill", before: { amountPaise: 120_000 }, after: { amountPaise: 108_000 } },
    { entity: "user", before: null, after: { creditId: 3, amountPaise: 20_050 } },
  ]);
  await writeAsThen("settle-flag", "payment-flag", 9, null, { way: "refund" });
  const cases = auditFilterSchema.parse({ entity: "case", action: "settle-case" });
  expect((await asStaff(admin, (tx) => listAudit(tx, cases))).rows).toMatchObject([
    { action: "settle-case", entity: "case" },
  ]);
  const filter = auditFilterSchema.parse({ entity: "user", action: "give-credit" });
  const found = await asStaff(admin, (tx) => listAudit(tx, filter));
  expect(found.rows).toMatchObject([{ customer: { id: customerId } }]);
});
