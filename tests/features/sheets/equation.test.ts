// What `charged = sheet + added - taken off - credited` must see: three faults written past every trigger, and taken back.
import { asSystem, disconnect } from "@/lib/db";
import { addDays, daysOfMonth, parsePlainMonth, type PlainDate } from "@/lib/domain/plain-date";
import { makeDueSheets } from "@/lib/features/sheets/make";
import { at, makeAdmin, makeCustomer, makePlan, makeSubscription } from "../../support/make";
import { connectSql, type Sql } from "../../support/sql";
import { credit, equation, flowAt, RATE, type About, type Admin } from "./equation";

let admin: Admin;
let sql: Sql;
const first = daysOfMonth(parsePlainMonth("2026-12"))[7];
let about: About;
let day: PlainDate;

beforeAll(async () => {
  [admin, sql] = [await makeAdmin(), await connectSql()];
  if (!first) throw new Error("no day");
  const plan = await makePlan({ dailyRate: RATE });
  const customerId = await makeCustomer();
  const subscriptionId = await makeSubscription({
    customerId,
    plan,
    startDate: first,
    endDate: addDays(first, 9),
  });
  day = first;
  about = { customerId, subscriptionId, planId: plan.id, day, now: at(first, "14:00") };
  await makeDueSheets(flowAt(admin, at(addDays(first, 9), "12:00")));
  await credit(admin, about);
  expect((await equation(first, addDays(first, 9))).differing).toEqual([]);
});

afterAll(async () => {
  await sql.close();
  await disconnect();
});

const differing = async () => (await equation(day, addDays(day, 9))).differing;

/** Writes what nobody may, with all triggers off. */
async function plant(...statements: string[]): Promise<void> {
  await sql.query("SET session_replication_role = replica");
  try {
    for (const statement of statements) await sql.query(statement);
  } finally {
    await sql.query("SET session_replication_role = origin");
  }
}

test("a decision whose credit is missing from the books", async () => {
  const { id } = await asSystem((tx) =>
    tx.credit.findFirstOrThrow({ where: { customerId: about.customerId } }),
  );
  await plant(`UPDATE credits SET subscription_id = NULL WHERE id = ${id}`);
  expect(await differing()).toMatchObject([{ subscription_id: about.subscriptionId, on_sheet: 0 }]);
  await plant(`UPDATE credits SET subscription_id = ${about.subscriptionId} WHERE id = ${id}`);
  expect(await differing()).toEqual([]);
});

test("a credit that nobody decided, and one of half the price", async () => {
  const next = addDays(day, 1);
  await credit(admin, { ...about, day: next, now: at(next, "14:00") });
  const decided = `WHERE subscription_id = ${about.subscriptionId}`;
  await plant(`UPDATE complaints SET day = day + 30 ${decided} AND day = '${next}'`);
  expect(await differing()).toMatchObject([{ on_sheet: 1 }]);
  await plant(`UPDATE complaints SET day = day - 30 ${decided} AND day = '${addDays(next, 30)}'`);
  const ofNext = `entry_id IN (SELECT e.id FROM journal_entries e JOIN credits c ON c.id = e.credit_id WHERE c.day = '${next}' AND c.customer_id = ${about.customerId})`;
  await plant(`UPDATE journal_lines SET amount = amount / 2 WHERE ${ofNext}`);
  expect(await differing()).toMatchObject([{ on_sheet: 0 }]);
  await plant(`UPDATE journal_lines SET amount = amount * 2 WHERE ${ofNext}`);
  expect(await differing()).toEqual([]);
});

test("an amendment that was made twice", async () => {
  const third = addDays(day, 2);
  const [row] = await sql.query<{ id: number }>(
    `INSERT INTO sheet_rows (sheet_id, revision, customer_id, subscription_id, plan_id, plan_name)
     SELECT s.id, 2, ${about.customerId}, ${about.subscriptionId}, ${about.planId}, 'Twice' FROM sheets s WHERE s.day = '${third}' RETURNING id`,
  );
  await plant(
    `INSERT INTO amendments (sheet_id, row_id, kind, customer_id, plan_id, is_charged, revision)
     SELECT r.sheet_id, r.id, 'added', r.customer_id, r.plan_id, true, 2 FROM sheet_rows r WHERE r.id = ${row?.id}`,
  );
  expect(await differing()).toMatchObject([{ subscription_id: about.subscriptionId, on_sheet: 2 }]);
  await plant(
    `DELETE FROM amendments WHERE row_id = ${row?.id}`,
    `DELETE FROM sheet_rows WHERE id = ${row?.id}`,
  );
  expect(await differing()).toEqual([]);
});
