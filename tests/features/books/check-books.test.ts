import { asSystem, disconnect } from "@/lib/db";
import { checkBooks } from "@/lib/features/proof/check";
import { latestBookCheck } from "@/lib/features/proof/check-queries";
import { accountBalances, balancesOf, takingsOn } from "@/lib/features/books/queries";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { counterDoorPayment } from "@/lib/features/door/door";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, staffFlow, systemFlow } from "@/tests/support/bills";
import { startGateway, type TestGateway } from "@/tests/support/gateway";
import { at, makeAdmin, makePause } from "@/tests/support/make";
import { credit, payOnline, refund, takeCash } from "@/tests/support/money";
import { connectSql, type Sql } from "@/tests/support/sql";

let gateway: TestGateway;
let sql: Sql;

beforeAll(async () => {
  gateway = await startGateway();
  sql = await connectSql();
});
afterAll(async () => {
  await gateway.stop();
  await sql.close();
  await disconnect();
});

const check = () => checkBooks(systemFlow(BILLING_DAY));

/** Changes what nobody may change, as only the owner of the tables can. */
async function tamper(table: string, statement: string): Promise<void> {
  await sql.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await sql.query(statement);
  await sql.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

async function lively() {
  const [first, second, third] = [
    await makeBilledCustomer(),
    await makeBilledCustomer(),
    await makeBilledCustomer(),
  ];
  const payment = await payOnline(gateway, first);
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  const taken = await takeCash(second, 500);
  await credit(second, 100);
  const wrong = await takeCash(third, 1_200);
  if (!taken.ok || !wrong.ok) throw new Error("no cash was taken");
  const counter = { doorPaymentId: wrong.value.doorPaymentId, reason: "Wrong door" };
  await counterDoorPayment(staffFlow(await makeAdmin()), counter);
  return { first, second, third, payment };
}

test("a lively day balances with the bills, the payments and the gateway, and is kept", async () => {
  const { second } = await lively();
  const found = await check();
  expect(found).toMatchObject({ isComplete: true, differences: [] });
  expect(found.checked).toMatchObject({
    bills: 3,
    payments: 1,
    refunds: 1,
    doorPayments: 3,
    credits: 1,
    gatewayPayments: 1,
  });
  expect(await asSystem(latestBookCheck)).toEqual(found);
  const balances = await asSystem(accountBalances);
  expect(balances.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
  expect(balances).toContainEqual({ account: "gateway", balance: 100_000 });
  expect(balances).toContainEqual({ account: "cash", balance: 50_000 });
  expect((await asSystem((tx) => balancesOf(tx, second.customerId))).owes).toBe(60_000);
});

test("a day's takings are what came in less what went back", async () => {
  const today = parsePlainDate("2026-12-01");
  const before = await asSystem((tx) => takingsOn(tx, today));
  await lively();
  expect(await asSystem((tx) => takingsOn(tx, today))).toEqual({
    day: today,
    gateway: before.gateway + 100_000,
    cash: before.cash + 50_000,
    "door-upi": before["door-upi"],
    total: before.total + 150_000,
  });
});

describe("names", () => {
  afterEach(async () => {
    expect((await check()).differences).toEqual([]);
  });

  test("a bill whose amount is not that of the books", async () => {
    const { third } = await lively();
    await tamper("bills", `UPDATE bills SET amount = 1300 WHERE id = ${third.billId}`);
    expect((await check()).differences).toEqual([
      { kind: "bill-amount", billId: third.billId, ours: 120_000, theirs: 130_000 },
    ]);
    await tamper("bills", `UPDATE bills SET amount = 1200 WHERE id = ${third.billId}`);
  });

  test("a day that was changed without any bill hearing of it, unless its correction is still to come", async () => {
    const { third } = await lively();
    const { customerId, billId } = third;
    await tamper(
      "paused_dates",
      `INSERT INTO paused_dates (customer_id, pause_date) VALUES (${customerId}, '2026-11-05')`,
    );
    expect((await check()).differences).toEqual([
      { kind: "tiffins-not-charged", billId, ours: 120_000, theirs: 108_000 },
    ]);
    await makePause(customerId, "2026-11-06");
    expect((await check()).differences).toEqual([]);
  });

  test("a correction that was never booked", async () => {
    const { second } = await lively();
    const done = "outcome = 'credited', before_amount = 1200, after_amount = 1080, done_at = now()";
    await makePause(second.customerId, "2026-11-05");
    await sql.query(`UPDATE bill_corrections SET ${done} WHERE bill_id = ${second.billId}`);
    expect((await check()).differences).toEqual([
      { kind: "tiffins-not-charged", billId: second.billId, ours: 120_000, theirs: 108_000 },
    ]);
    await tamper("paused_dates", `DELETE FROM paused_dates WHERE customer_id = ${second.customerId}`);
  });

  test("a day whose sheet says something else than what is charged", async () => {
    const { third } = await lively();
    const subscription = await asSystem((tx) =>
      tx.subscription.findFirstOrThrow({ where: { customerId: third.customerId } }),
    );
    const day = "2026-11-07";
    await asSystem((tx) => tx.$queryRaw`SELECT make_sheet(${day}::date, 1)`, at(day, "08:01"));
    const pause = `INSERT INTO paused_dates (customer_id, pause_date) VALUES (${third.customerId}, '${day}')`;
    await tamper("paused_dates", pause);
    expect((await check()).differences).toMatchObject([
      { kind: "tiffins-not-charged" },
      { kind: "sheet-differs", reference: `${day} subscription ${subscription.id}`, ours: 12_000, theirs: 0 },
    ]);
    await tamper("paused_dates", `DELETE FROM paused_dates WHERE customer_id = ${third.customerId}`);
  });

  test("a bill that counts as paid with something open", async () => {
    const { third } = await lively();
    await tamper("bills", `UPDATE bills SET is_paid = true WHERE id = ${third.billId}`);
    expect((await check()).differences).toMatchObject([
      { kind: "bill-paid", billId: third.billId, ours: 120_000 },
    ]);
    await tamper("bills", `UPDATE bills SET is_paid = false WHERE id = ${third.billId}`);
  });

  test("a payment whose amount is not that of the gateway", async () => {
    const { payment } = await lively();
    const change = (amount: number) =>
      tamper("payments", `UPDATE payments SET amount = ${amount} WHERE id = ${payment.id}`);
    await change(110_000);
    expect((await check()).differences).toMatchObject([
      { kind: "payment-amount", paymentId: payment.id, ours: 120_000, theirs: 110_000 },
      { kind: "payment-log", paymentId: payment.id },
    ]);
    await change(120_000);
  });

  test("an entry that doesn't balance, and money that the gateway never had", async () => {
    const { payment } = await lively();
    const line = `entry_id = (SELECT id FROM journal_entries WHERE payment_id = ${payment.id} AND kind = 'payment-received')`;
    await tamper(
      "journal_lines",
      `UPDATE journal_lines SET amount = 130000 WHERE account = 'gateway' AND ${line}`,
    );
    expect((await check()).differences).toMatchObject([
      { kind: "unbalanced", ours: 10_000, theirs: 0 },
      { kind: "payment-amount", paymentId: payment.id },
      { kind: "gateway-amount", reference: payment.stripePaymentIntentId, ours: 130_000, theirs: 120_000 },
    ]);
    await tamper(
      "journal_lines",
      `UPDATE journal_lines SET amount = 120000 WHERE account = 'gateway' AND ${line}`,
    );
  });
});

test("without the gateway the rest is proved, and it says so", async () => {
  gateway.control.down(true);
  expect(await check()).toMatchObject({ isComplete: false, differences: [] });
  gateway.control.down(false);
});

test("a report that can't be brought in keeps the job from ending well, but not the books from being proved", async () => {
  const { payment } = await lively();
  await stripe().refunds.create({ payment_intent: payment.stripePaymentIntentId, amount: 1_000 });
  await sql.query(
    "ALTER TABLE refunds ADD CONSTRAINT no_more CHECK (requested_by_role <> 'gateway') NOT VALID",
  );
  const later = new Date(BILLING_DAY.getTime() + 60_000);
  await expect(checkBooks(systemFlow(later))).rejects.toThrow(/no_more/);
  await sql.query("ALTER TABLE refunds DROP CONSTRAINT no_more");
  const kept = await asSystem((tx) => latestBookCheck(tx));
  expect(kept?.differences).toMatchObject([{ kind: "gateway-refunds" }]);
});
