import fc from "fast-check";
import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { disputesOf } from "@/lib/features/payments/dispute-queries";
import { refundOverview } from "@/lib/features/payments/refund-overview";
import { settleDispute, type GatewayDispute } from "@/lib/features/payments/settle-dispute";
import { reconcile } from "@/lib/features/payments/reconcile";
import { BILLING_DAY, makeBilledCustomer, readFlags, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { contest, paidTwice, payOnline, refund, standing } from "@/tests/support/money";

const gateway = gatewayOfFile();
async function disputed() {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  const tell = (status: GatewayDispute["status"]) => contest(payment, status);
  return { bill, payment, tell, id: `du_of_${payment.stripePaymentIntentId}` };
}

async function accountsOf(paymentId: number) {
  const lines = await asSystem((tx) =>
    tx.journalLine.groupBy({ by: ["account"], where: { entry: { paymentId } }, _sum: { amount: true } }),
  );
  const sums = lines.map(({ account, _sum }) => [account, _sum.amount ?? 0] as const);
  return Object.fromEntries(sums.filter(([account, sum]) => account !== "receivable" && sum !== 0));
}

const openKinds = async (id: string) =>
  (await readFlags())
    .filter((flag) => flag.stripeObjectId === id && !flag.resolvedAt)
    .map(({ kind }) => kind);

test("opened: the bank holds the money, the bill stays paid, and nothing of it can be refunded", async () => {
  const { bill, payment, tell, id } = await disputed();
  await tell("open");
  expect(await accountsOf(payment.id)).toEqual({ disputed: 120_000 });
  expect(await standing(bill)).toMatchObject({ isPaid: true, open: 0 });
  expect(await openKinds(id)).toEqual(["dispute-opened"]);
  expect(await refund(payment.id, { amount: 1, seen: 0 })).toEqual({ ok: false, error: "too-much" });
});

test.each([
  ["won", { gateway: 120_000 }],
  ["lost", { "dispute-losses": 120_000 }],
] as const)("%s: in the books, and on the list in place of the open one", async (end, accounts) => {
  const { payment, tell, id } = await disputed();
  await tell("open");
  await tell(end);
  expect(await accountsOf(payment.id)).toEqual(accounts);
  expect(await openKinds(id)).toEqual([`dispute-${end}`]);
});

test("its reports end the same in any order and number", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("won", "lost"),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      async (end, reports) => {
        const { payment, tell } = await disputed();
        for (const isOpen of [...reports, false]) await tell(isOpen ? "open" : end);
        const account = end === "won" ? "gateway" : "dispute-losses";
        expect(await accountsOf(payment.id)).toEqual({ [account]: 120_000 });
      },
    ),
    { numRuns: 8 },
  );
});

test("a question of the bank alone moves no money", async () => {
  const { payment, tell, id } = await disputed();
  await tell("inquiry");
  expect(await accountsOf(payment.id)).toEqual({ gateway: 120_000 });
  expect(await openKinds(id)).toEqual(["dispute-opened"]);
});

test("of another shop's payment it is not ours", async () => {
  const report = {
    id: "du_x",
    intentId: "pi_x",
    amount: 1,
    currency: "inr",
    reason: "general",
    status: "open" as const,
  };
  expect(await asSystem((tx) => settleDispute({ tx, now: BILLING_DAY }, report))).toBe("not ours");
});

test("one that no webhook told of is found in the gateway's list of events", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill, "4000000000000259");
  gateway.control.advance(60_000);
  await gateway.control.runTimers();
  await reconcile(systemFlow(BILLING_DAY));
  expect(await accountsOf(payment.id)).toEqual({ disputed: 120_000 });
});

describe("who sees it", () => {
  test.each(["open", "won", "lost"] as const)("%s: its customer, on the bill and in all", async (end) => {
    const { bill, payment, tell } = await disputed();
    await tell("open");
    if (end !== "open") await tell(end);
    const seen = await asCustomer(bill.customerId, async (tx) => [
      await disputesOf(tx, { billId: bill.billId }),
      await disputesOf(tx, { customerId: bill.customerId }),
    ]);
    const decidedOn = end === "open" ? null : "2026-12-01";
    const dispute = { paymentId: payment.id, amount: 120_000, status: end, decidedOn };
    expect(seen).toMatchObject([[dispute], [dispute]]);
  });

  test("no other customer", async () => {
    const { bill, tell } = await disputed();
    await tell("open");
    const { customerId } = await makeBilledCustomer();
    const ask = { customerId: bill.customerId };
    expect(await asCustomer(customerId, (tx) => disputesOf(tx, ask))).toEqual([]);
  });

  test("the office, on the bill, also where the money was set aside", async () => {
    const bill = await paidTwice(gateway);
    const { stripeObjectId: intentId } = (await readFlags()).at(-1) ?? { stripeObjectId: "" };
    await contest({ stripePaymentIntentId: intentId, amount: 120_000 }, "lost");
    const { disputes } = await asStaff(await makeAdmin(), (tx) => refundOverview(tx, bill.billId));
    expect(disputes).toMatchObject([{ amount: 120_000, status: "lost" }]);
  });
});
