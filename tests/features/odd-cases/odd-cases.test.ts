import { asSystem } from "@/lib/db";
import { checkBooks } from "@/lib/features/proof/check";
import { openCases } from "@/lib/features/odd-cases/cases";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import type { CaseWay } from "@/lib/features/odd-cases/schema";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, readCases, staffFlow, systemFlow } from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { begin, paidTwice, payOnline, pressPay, refund, standing } from "@/tests/support/money";

// No webhook arrives in this file: the job finds what happened.
const gateway = gatewayOfFile();

const later = (minutes: number) => systemFlow(new Date(BILLING_DAY.getTime() + minutes * 60_000));

async function settleAs(caseId: number, way: CaseWay) {
  return settleCase(staffFlow(await makeAdmin()), { caseId, way, note: "Talked to them" });
}

async function latestCase() {
  const oddCase = (await readCases()).at(-1);
  if (!oddCase) throw new Error("nothing is on the list");
  return oddCase;
}

async function accounts(caseId: number) {
  const sums = await asSystem((tx) =>
    tx.journalLine.groupBy({
      by: ["account"],
      where: { entry: { caseId: caseId } },
      _sum: { amount: true },
    }),
  );
  return Object.fromEntries(
    sums.map(({ account, _sum }) => [account, _sum.amount]).filter(([, sum]) => sum !== 0),
  );
}

describe("money that was paid twice", () => {
  test("is set aside, and sent back by a press", async () => {
    const bill = await paidTwice(gateway);
    const { id, kind } = await latestCase();
    expect(kind).toBe("paid-twice");
    expect(await accounts(id)).toEqual({ gateway: 120_000, unmatched: -120_000 });
    expect(await settleAs(id, "note")).toEqual({ ok: false, error: "money-waits" });
    expect(await settleAs(id, "refund")).toMatchObject({ ok: true, value: { refundId: expect.any(Number) } });
    expect(await accounts(id)).toEqual({});
    expect(await settleAs(id, "refund")).toEqual({ ok: false, error: "already-settled" });
    expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
  });

  test("or kept as the customer's credit", async () => {
    const bill = await paidTwice(gateway);
    const { id } = await latestCase();
    expect(await settleAs(id, "credit")).toMatchObject({ ok: true });
    expect(await standing(bill)).toEqual({ open: 0, credit: 120_000, isPaid: true });
    const [payment] = await asSystem((tx) => tx.payment.findMany({ where: { billId: bill.billId } }));
    expect(payment).toMatchObject({ status: "failed", failureCode: "set-aside" });
  });

  test("a part that was on its way back when the rest became credit, and came back, can be sent again", async () => {
    const bill = await paidTwice(gateway);
    const { id, stripeObjectId: intentId } = await latestCase();
    const part = { id: `re_of_${intentId}`, intentId, amount: 20_000, currency: "inr", metadata: {} };
    const tell = (status: "pending" | "failed") =>
      asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, { ...part, status, failureReason: null }));
    await tell("pending");
    expect(await settleAs(id, "credit")).toMatchObject({ ok: true });
    await tell("failed");
    const open = await asSystem((tx) => openCases(tx, 500, { billId: bill.billId }));
    expect(open).toMatchObject([
      { id, ways: ["refund"], waiting: { amount: 20_000 } },
      { kind: "refunded-at-gateway" },
    ]);
    expect(await settleAs(id, "credit")).toEqual({ ok: false, error: "only-back" });
    expect(await settleAs(id, "refund")).toMatchObject({ ok: true });
    expect(await accounts(id)).toEqual({ gateway: 100_000, "customer-credit": -100_000 });
  });

  test("two admins at once: it goes back once", async () => {
    await paidTwice(gateway);
    const { id, stripeObjectId } = await latestCase();
    const results = await atOnce(2, (index) => settleAs(id, index ? "credit" : "refund"));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { data } = await stripe().refunds.list({ payment_intent: stripeObjectId });
    const toCredit = await asSystem((tx) =>
      tx.journalEntry.count({ where: { kind: "unmatched-to-credit", caseId: id } }),
    );
    expect(data.length + toCredit).toBe(1);
  });
});

test("an intent of a bill of ours that we don't know is found, set aside and sent back", async () => {
  const { billId, customerId } = await makeBilledCustomer();
  const intent = await stripe().paymentIntents.create({
    amount: 55_500,
    currency: "inr",
    payment_method: "pm_card_in",
    confirm: true,
    return_url: "http://127.0.0.1:3000/bills",
    metadata: { bill_id: String(billId) },
  });
  await reconcile(later(0));
  const oddCase = await latestCase();
  expect(oddCase).toMatchObject({ kind: "unknown-intent", stripeObjectId: intent.id, billId, customerId });
  expect(await settleAs(oddCase.id, "refund")).toMatchObject({ ok: true });
  expect(await accounts(oddCase.id)).toEqual({});
});

test("a customer deleted at the gateway is made anew with the next payment", async () => {
  const bill = await makeBilledCustomer();
  await begin(bill);
  const idOf = async () =>
    (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: bill.customerId } }))).stripeCustomerId;
  const first = (await idOf()) ?? "";
  await stripe().customers.del(first);
  await reconcile(later(0));
  expect(await latestCase()).toMatchObject({
    kind: "customer-deleted",
    stripeObjectId: first,
    customerId: bill.customerId,
  });
  expect(await idOf()).toBeNull();
  const other = await makeBilledCustomer();
  await begin(other);
  const [gone] = await asSystem((tx) => tx.user.findMany({ where: { id: other.customerId } }));
  await stripe().customers.del(gone?.stripeCustomerId ?? "");
  const [pending] = await asSystem((tx) => tx.payment.findMany({ where: { billId: other.billId } }));
  await stripe().paymentIntents.cancel(pending?.stripePaymentIntentId ?? "");
  // nobody has told us yet: the gateway refuses the deleted one, and the press goes on with a new one
  expect(await pressPay(other)).toMatchObject({ ok: true });
});

test("what no webhook told in time is booked, and shown to have been found", async () => {
  const bill = await makeBilledCustomer();
  const { clientSecret } = await begin(bill);
  await gateway.confirm(clientSecret);
  await reconcile(later(11));
  expect(await standing(bill)).toMatchObject({ isPaid: true });
  expect(await latestCase()).toMatchObject({ kind: "found-by-reconciliation", billId: bill.billId });
  expect(await settleAs((await latestCase()).id, "refund")).toEqual({ ok: false, error: "nothing-waits" });
});

test("a refund that the bank sends back is turned round, and on the list", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  const [made] = await asSystem((tx) => tx.refund.findMany({ where: { paymentId: payment.id } }));
  expect(await gateway.control.act("refund-failed", made?.stripeRefundId ?? "")).toBe(true);
  await reconcile(later(0));
  expect(await latestCase()).toMatchObject({ kind: "refund-failed", paymentId: payment.id });
  expect(await refund(payment.id, { amount: 20_000, seen: 120_000, destination: "credit" })).toMatchObject({
    ok: true,
  });
  expect((await checkBooks(later(0))).differences).toEqual([]);
});
