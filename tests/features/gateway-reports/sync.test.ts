import { asSystem, type Tx } from "@/lib/db";
import type { SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { CUSTOMER } from "@/lib/features/payments/gateway-customers";
import { settle } from "@/lib/features/payments/settle";
import { bring } from "@/lib/features/payments/sync";
import { settleDispute } from "@/lib/features/returns/settle-dispute";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import type { Intent } from "@/lib/gateway/intents";
import { BILLING_DAY, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { payOnline } from "@/tests/support/money";
import { onAsked, showAtGateway } from "@/tests/support/shown";
import { connectSql } from "@/tests/support/sql";
import { intentEvent, makePayment, postWebhook } from "@/tests/support/webhooks";

const gateway = gatewayOfFile();
afterEach(() => onAsked(null));

async function billWithPayment() {
  const bill = await makeBilledCustomer();
  return { ...bill, intent: { id: await makePayment(bill), amount: bill.amount * 100 } };
}

/** Posts an event while its object stands otherwise at the gateway. */
function tellWhile(told: string, stands: string): Promise<number> {
  showAtGateway(JSON.parse(stands).data.object);
  // other bytes than those that were made here, so that the object isn't shown as it is told
  return postWebhook(` ${told}`);
}

describe("an event is believed its type and its object's id alone", () => {
  it("one that tells of money that the gateway doesn't know of books nothing", async () => {
    const { billId, intent } = await billWithPayment();
    const stands = intentEvent("processing", intent);
    expect(await tellWhile(intentEvent("succeeded", intent), stands)).toBe(200);
    expect(await readBill(billId)).toMatchObject({ isPaid: false, payments: [{ status: "pending" }] });
  });

  it("one that tells of a failure late finds what was paid since", async () => {
    const { billId, intent } = await billWithPayment();
    const stands = intentEvent("succeeded", intent);
    expect(await tellWhile(intentEvent("payment_failed", intent), stands)).toBe(200);
    expect((await readBill(billId)).isPaid).toBe(true);
  });
});

test("the gateway is asked before a transaction begins, and not again about what was handled", async () => {
  const { billId, intent } = await billWithPayment();
  const body = intentEvent("succeeded", intent);
  const open: unknown[] = [];
  const sql = await connectSql();
  onAsked(async () => {
    const rows = await sql.query(
      `SELECT query FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE '%in transaction%'
         AND query NOT LIKE '%sandbox.%'`,
    );
    open.push(rows);
  });
  expect(await postWebhook(body)).toBe(200);
  expect(await postWebhook(body)).toBe(200);
  await sql.close();
  expect(open).toEqual([[]]);
  expect((await readBill(billId)).isPaid).toBe(true);
});

test("a gateway that doesn't answer loses no event: it comes again", async () => {
  const { billId, intent } = await billWithPayment();
  const body = intentEvent("succeeded", intent);
  onAsked(() => Promise.reject(new TypeError("fetch failed")));
  expect(await postWebhook(body)).toBe(500);
  onAsked(null);
  expect(await postWebhook(body)).toBe(200);
  expect((await readBill(billId)).isPaid).toBe(true);
});

/** Two looks at one object meet: the one that saw less settles last, and twice, and changes nothing. */
describe("what was fetched earlier and is settled later never goes back", () => {
  const within = <T>(fn: (scope: SettleScope) => Promise<T>) =>
    asSystem((tx) => fn({ tx, now: BILLING_DAY }), BILLING_DAY);
  const everything = (tx: Tx) =>
    Promise.all([
      tx.payment.findMany({ orderBy: { id: "asc" } }),
      tx.refund.findMany({ orderBy: { id: "asc" } }),
      tx.dispute.findMany({ orderBy: { id: "asc" } }),
      tx.case.findMany({ orderBy: { id: "asc" } }),
      tx.user.findMany({ orderBy: { id: "asc" }, select: { stripeCustomerId: true } }),
      tx.journalEntry.count(),
      tx.notification.count({ where: { channel: "email" } }),
    ]);

  async function expectNoStepBack<T>(settleIt: (seen: T) => Promise<unknown>, later: T, earlier: T) {
    await settleIt(later);
    const after = await asSystem(everything);
    await settleIt(earlier);
    await settleIt(earlier);
    expect(await asSystem(everything)).toEqual(after);
  }

  it.each([
    ["failed", "succeeded"],
    ["open", "succeeded"],
    ["processing", "failed"],
    ["failed", "canceled"],
    ["open", "canceled"],
  ] as const)("an intent that was %s, then %s", async (earlier, later) => {
    const { intent } = await billWithPayment();
    const about = { currency: "inr", method: "card", card: null, metadata: {}, clientSecret: null };
    const seen = (state: Intent["state"]): Intent => {
      const amountReceived = state === "succeeded" ? intent.amount : 0;
      return { ...intent, ...about, state, amountReceived, failureCode: null };
    };
    await expectNoStepBack(
      (one: Intent) => within((scope) => settle(scope, one)),
      seen(later),
      seen(earlier),
    );
  });

  it.each([
    ["pending", "succeeded"],
    ["pending", "failed"],
    ["succeeded", "failed"],
    ["pending", "canceled"],
  ] as const)("a refund that was %s, then %s", async (earlier, later) => {
    const { stripePaymentIntentId: intentId } = await payOnline(gateway, await makeBilledCustomer());
    const about = { intentId, amount: 10_000, currency: "inr", failureReason: null, metadata: {} };
    const seen = (status: typeof earlier | typeof later) => ({ ...about, id: `re_of_${intentId}`, status });
    type Seen = ReturnType<typeof seen>;
    const settleIt = (one: Seen) => within((scope) => settleRefund(scope, one));
    await expectNoStepBack(settleIt, seen(later), seen(earlier));
  });

  it.each([
    ["inquiry", "open"],
    ["inquiry", "lost"],
    ["open", "won"],
    ["open", "lost"],
  ] as const)("a dispute that was %s, then %s", async (earlier, later) => {
    const { stripePaymentIntentId: intentId } = await payOnline(gateway, await makeBilledCustomer());
    const about = {
      id: `du_of_${intentId}`,
      intentId,
      amount: 10_000,
      currency: "inr",
      reason: "fraudulent",
    };
    const seen = (status: typeof earlier | typeof later) => ({ ...about, status });
    type Seen = ReturnType<typeof seen>;
    const settleIt = (one: Seen) => within((scope) => settleDispute(scope, one));
    await expectNoStepBack(settleIt, seen(later), seen(earlier));
  });

  it("a customer who was there, then deleted", async () => {
    const { customerId } = await makeBilledCustomer();
    const id = `cus_of_${customerId}`;
    await asSystem((tx) => tx.user.update({ where: { id: customerId }, data: { stripeCustomerId: id } }));
    const settleIt = (isDeleted: boolean) =>
      bring(systemFlow(BILLING_DAY), CUSTOMER, { id, found: { id, isDeleted } });
    await expectNoStepBack(settleIt, true, false);
  });
});
