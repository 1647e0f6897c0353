import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { attemptsOf, givenBackOf, latestAttemptOf, paymentsOf } from "@/lib/features/payments/queries";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { BILLING_DAY, makeBilledCustomer, readCases, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin, makeStaff } from "@/tests/support/make";
import { contest, paidTwice, payOnline, refund, type Billed } from "@/tests/support/money";

// No webhook arrives in this file: the job finds what happened.
const gateway = gatewayOfFile();

const later = (minutes: number) => new Date(BILLING_DAY.getTime() + minutes * 60_000);

/** What became of the money of their one attempt, with the rights of its customer. */
const setAsideOf = ({ customerId }: Billed) =>
  asCustomer(customerId, async (tx) => (await attemptsOf(tx, customerId)).map(({ setAside }) => setAside));

async function settleLatest(way: "refund" | "credit", now: Date) {
  const caseId = (await readCases()).at(-1)?.id ?? 0;
  const settled = await settleCase(staffFlow(await makeAdmin(), now), {
    caseId,
    way,
    note: "Talked to them",
  });
  expect(settled).toMatchObject({ ok: true });
}

describe("an attempt whose money no bill took", () => {
  test("is set aside while a person decides, for its customer and the office", async () => {
    const bill = await paidTwice(gateway);
    expect(await setAsideOf(bill)).toEqual([{ state: "waiting" }]);
    const { customerId, billId } = bill;
    const latest = await asCustomer(customerId, (tx) => latestAttemptOf(tx, customerId, billId));
    expect(latest).toMatchObject({ status: "pending", setAside: { state: "waiting" } });
    const found = await asStaff(await makeStaff("support"), (tx) => paymentsOf(tx, { billId }));
    expect(found).toMatchObject([{ setAside: { state: "waiting" } }]);
  });

  test("was sent back on the day the gateway did so, and waits again once that fails", async () => {
    const bill = await paidTwice(gateway);
    gateway.control.failNext({ path: "/v1/refunds", fault: "500", times: 3 });
    await settleLatest("refund", later(20));
    expect(await setAsideOf(bill)).toEqual([{ state: "going-back" }]);
    await reconcile(systemFlow(later(40)));
    expect(await setAsideOf(bill)).toEqual([{ state: "sent-back", on: later(40) }]);
    const [made] = await asSystem((tx) => tx.refund.findMany({ where: { billId: bill.billId } }));
    expect(await gateway.control.act("refund-failed", made?.stripeRefundId ?? "")).toBe(true);
    await reconcile(systemFlow(later(60)));
    expect(await setAsideOf(bill)).toEqual([{ state: "waiting" }]);
  });

  test("was kept as credit", async () => {
    const bill = await paidTwice(gateway);
    await settleLatest("credit", later(20));
    expect(await setAsideOf(bill)).toEqual([{ state: "credit", on: later(20) }]);
  });
});

test("of an attempt that paid its bill there is nothing of the kind, refunded or not", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  expect(await setAsideOf(bill)).toEqual([null]);
});

describe("what a bill's customer got back", () => {
  const givenBack = ({ customerId, billId }: Billed) =>
    asCustomer(customerId, (tx) => givenBackOf(tx, billId));

  test("counts what was refunded, to the card or as credit, and what is on its way, but not what failed", async () => {
    const bill = await makeBilledCustomer();
    const { id } = await payOnline(gateway, bill);
    expect(await givenBack(bill)).toEqual({ done: 0, underWay: 0, byBank: 0 });
    await refund(id, { amount: 20_000, seen: 120_000 });
    await refund(id, { amount: 10_000, seen: 100_000, destination: "credit" });
    gateway.control.failNext({ path: "/v1/refunds", fault: "500", times: 3 });
    await refund(id, { amount: 5_000, seen: 90_000 });
    expect(await givenBack(bill)).toEqual({ done: 30_000, underWay: 5_000, byBank: 0 });
    const [first] = await asSystem((tx) =>
      tx.refund.findMany({ where: { paymentId: id }, orderBy: { id: "asc" } }),
    );
    expect(await gateway.control.act("refund-failed", first?.stripeRefundId ?? "")).toBe(true);
    await reconcile(systemFlow(later(40)));
    expect(await givenBack(bill)).toEqual({ done: 15_000, underWay: 0, byBank: 0 });
  });

  test.each([
    ["open", 0],
    ["won", 0],
    ["lost", 120_000],
  ] as const)("names what a bank gave back: %s", async (status, byBank) => {
    const bill = await makeBilledCustomer();
    await contest(await payOnline(gateway, bill), status);
    expect(await givenBack(bill)).toEqual({ done: 0, underWay: 0, byBank });
  });

  test("leaves out what the bill had never taken, and what is another's", async () => {
    const bill = await paidTwice(gateway);
    await settleLatest("refund", later(20));
    expect(await givenBack(bill)).toEqual({ done: 0, underWay: 0, byBank: 0 });
    const other = await makeBilledCustomer();
    const { id } = await payOnline(gateway, other);
    await refund(id, { amount: 20_000, seen: 120_000 });
    expect(await asCustomer(bill.customerId, (tx) => givenBackOf(tx, other.billId))).toEqual({
      done: 0,
      underWay: 0,
      byBank: 0,
    });
  });
});
