import { asStaff, asSystem } from "@/lib/db";
import { paise } from "@/lib/domain/money";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { counterDoorPayment } from "@/lib/features/door/door";
import { refundPayment } from "@/lib/features/returns/refunds";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { stripe } from "@/lib/gateway/stripe";
import {
  BILLING_DAY,
  billMonth,
  makeBilledCustomer,
  readCases,
  staffFlow,
  systemFlow,
} from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin, makePause, makePlan, makeSubscription } from "@/tests/support/make";
import { payOnline, refund, standing, takeCash } from "@/tests/support/money";

const gateway = gatewayOfFile();

const HOUR_MS = 3_600_000;

const refundsOf = (paymentId: number) =>
  asSystem((tx) => tx.refund.findMany({ where: { paymentId }, orderBy: { id: "asc" } }));
const entriesOf = async (paymentId: number) =>
  (await asSystem((tx) => tx.journalEntry.findMany({ where: { paymentId }, orderBy: { id: "asc" } }))).map(
    ({ kind }) => kind,
  );

async function paid() {
  const bill = await makeBilledCustomer();
  return { bill, payment: await payOnline(gateway, bill) };
}

test("a part goes back through the gateway; the bill stays paid, and the customer is told", async () => {
  const { bill, payment } = await paid();
  const result = await refund(payment.id, { amount: 20_000, seen: 120_000 });
  expect(result).toMatchObject({ ok: true, value: { status: "succeeded" } });
  expect(await entriesOf(payment.id)).toEqual(["payment-received", "refund-requested", "refund-paid"]);
  expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
  const { data } = await stripe().refunds.list({ payment_intent: payment.stripePaymentIntentId });
  expect(data.map(({ amount }) => amount)).toEqual([20_000]);
  const mails = await asSystem((tx) =>
    tx.notification.count({ where: { channel: "email", subject: { startsWith: "₹200 is on its way" } } }),
  );
  expect(mails).toBe(1);
});

test("two admins who press at once refund once, and the second is told", async () => {
  const { payment } = await paid();
  const results = await atOnce(2, () => refund(payment.id, { amount: 20_000, seen: 120_000 }));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: "changed-meanwhile" });
  expect(await refundsOf(payment.id)).toHaveLength(1);
});

test("never more than was paid, in one refund or in several", async () => {
  const { payment } = await paid();
  expect(await refund(payment.id, { amount: 120_001, seen: 120_000 })).toEqual({
    ok: false,
    error: "too-much",
  });
  await refund(payment.id, { amount: 100_000, seen: 120_000 });
  expect(await refund(payment.id, { amount: 20_001, seen: 20_000 })).toEqual({
    ok: false,
    error: "too-much",
  });
  expect(await refund(payment.id, { amount: 20_000, seen: 20_000 })).toMatchObject({ ok: true });
  expect(await refund(payment.id, { amount: 1, seen: 0 })).toEqual({ ok: false, error: "too-much" });
});

test("as credit it lowers the next bill, without the gateway", async () => {
  const { bill, payment } = await paid();
  const result = await refund(payment.id, { amount: 50_000, seen: 120_000, destination: "credit" });
  expect(result).toMatchObject({ ok: true, value: { status: "succeeded" } });
  expect(await standing(bill)).toMatchObject({ credit: 50_000 });
  const plan = await makePlan({ dailyRate: 100 });
  await makeSubscription({
    customerId: bill.customerId,
    plan,
    startDate: "2026-12-01",
    endDate: "2026-12-10",
  });
  await billMonth("2026-12", at("2027-01-01", "01:00"));
  const next = await asSystem((tx) =>
    tx.bill.findFirstOrThrow({ where: { customerId: bill.customerId, month: 12 } }),
  );
  expect(await standing({ ...bill, billId: next.id })).toEqual({ open: 50_000, credit: 0, isPaid: false });
});

test("one whose answer was lost is asked for again by the job, and made once", async () => {
  const { payment } = await paid();
  gateway.control.failNext({ path: "/v1/refunds", fault: "lose-reply", times: 3 });
  const result = await refund(payment.id, { amount: 20_000, seen: 120_000 });
  expect(result).toMatchObject({ ok: true, value: { status: "requested" } });
  await reconcile(systemFlow(new Date(BILLING_DAY.getTime() + 120_000)));
  expect(await refundsOf(payment.id)).toMatchObject([
    { status: "succeeded", stripeRefundId: expect.any(String) },
  ]);
  const { data } = await stripe().refunds.list({ payment_intent: payment.stripePaymentIntentId });
  expect(data).toHaveLength(1);
});

test.each([20_000, 120_000])(
  "one of %i paise whose answer was lost is made once also after the gateway has forgotten its key",
  async (amount) => {
    const { payment } = await paid();
    gateway.control.failNext({ path: "/v1/refunds", fault: "lose-reply", times: 3 });
    await refund(payment.id, { amount, seen: 120_000 });
    gateway.control.advance(30 * HOUR_MS);
    await gateway.control.runTimers();
    await reconcile(systemFlow(new Date(BILLING_DAY.getTime() + 30 * HOUR_MS)));
    expect(await refundsOf(payment.id)).toMatchObject([{ status: "succeeded" }]);
    const { data } = await stripe().refunds.list({ payment_intent: payment.stripePaymentIntentId });
    expect(data.map((made) => made.amount)).toEqual([amount]);
  },
);

test("of another shop on the same account, which numbers its own otherwise, it is not ours", async () => {
  const intent = await stripe().paymentIntents.create({
    ...{ amount: 1_000, currency: "inr", payment_method: "pm_card_in", confirm: true },
    ...{ return_url: "http://127.0.0.1:3000/bills", metadata: { order: "of another shop" } },
  });
  await stripe().refunds.create({ payment_intent: intent.id, metadata: { refund_id: "20261121000001" } });
  const before = await asSystem((tx) => tx.refund.count());
  await reconcile(systemFlow(BILLING_DAY));
  expect(await asSystem((tx) => tx.refund.count())).toBe(before);
});

test("what became credit when the bill was made smaller isn't given back once more", async () => {
  const bill = await makeBilledCustomer();
  const cash = await takeCash(bill, 500);
  const payment = await payOnline(gateway, bill);
  const admin = await makeAdmin();
  const doorPaymentId = cash.ok ? cash.value.doorPaymentId : 0;
  await counterDoorPayment(staffFlow(admin), { doorPaymentId, reason: "Wrong door" });
  for (const day of [1, 2, 3, 4, 5]) await makePause(bill.customerId, `2026-11-0${day}`);
  const scope = { now: BILLING_DAY, staff: admin };
  const made = { billId: bill.billId, reason: "They were away" };
  await asStaff(admin, (tx) => recalculateBill({ tx, ...scope }, made), BILLING_DAY);
  expect(await standing(bill)).toMatchObject({ open: 0, credit: 10_000 });
  expect(await refund(payment.id, { amount: 60_001, seen: 60_000 })).toEqual({
    ok: false,
    error: "too-much",
  });
  expect(await refund(payment.id, { amount: 60_000, seen: 60_000 })).toMatchObject({ ok: true });
});

test("one made at the gateway itself is found, booked and shown", async () => {
  const { payment } = await paid();
  await stripe().refunds.create({ payment_intent: payment.stripePaymentIntentId, amount: 30_000 });
  await reconcile(systemFlow(BILLING_DAY));
  expect(await refundsOf(payment.id)).toMatchObject([
    { status: "succeeded", amount: 30_000, requestedByRole: "gateway", requestedById: null },
  ]);
  expect((await readCases()).at(-1)).toMatchObject({ kind: "refunded-at-gateway", paymentId: payment.id });
  expect(await refund(payment.id, { amount: 90_001, seen: 90_000 })).toEqual({
    ok: false,
    error: "too-much",
  });
});

test("one made at the gateway of what had been given back as credit says what went twice", async () => {
  const { payment } = await paid();
  await refund(payment.id, { amount: 100_000, seen: 120_000, destination: "credit" });
  await stripe().refunds.create({ payment_intent: payment.stripePaymentIntentId });
  await reconcile(systemFlow(BILLING_DAY));
  const excess = { amount: 100_000, currency: "inr" };
  expect((await readCases()).at(-1)).toMatchObject({ kind: "refunded-at-gateway", details: { excess } });
});

test("one that has failed before its answer reached us stands on the list under the gateway's name", async () => {
  const { payment } = await paid();
  gateway.control.failNext({ path: "/v1/refunds", fault: "500", times: 3 });
  const result = await refund(payment.id, { amount: 20_000, seen: 120_000 });
  if (!result.ok) throw new Error(result.error);
  const { refundId } = result.value;
  const report = { amount: 20_000, currency: "inr", status: "failed", failureReason: "expired" } as const;
  const metadata = { refund_id: String(refundId) };
  const late = { ...report, id: "re_late", intentId: payment.stripePaymentIntentId, metadata };
  await asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, late));
  const cases = (await readCases()).filter(({ paymentId }) => paymentId === payment.id);
  expect(cases).toMatchObject([{ kind: "refund-failed", stripeObjectId: "re_late" }]);
});

test("one that the gateway refuses is failed, its money stays, and a person is told", async () => {
  const { payment } = await paid();
  // refunded there behind our back, and not heard of yet
  await stripe().refunds.create({ payment_intent: payment.stripePaymentIntentId });
  const result = await refund(payment.id, { amount: 120_000, seen: 120_000 });
  expect(result).toMatchObject({ ok: true, value: { status: "failed" } });
  expect(await refundsOf(payment.id)).toMatchObject([{ failureReason: "charge_already_refunded" }]);
  expect(await entriesOf(payment.id)).toEqual(["payment-received", "refund-requested", "refund-failed"]);
});

test("nothing is refunded that wasn't paid", async () => {
  const bill = await makeBilledCustomer();
  const admin = staffFlow(await makeAdmin());
  const input = { amount: paise(1), seen: paise(0), destination: "gateway", reason: "x" } as const;
  expect(await refundPayment(admin, { ...input, paymentId: 999_999 })).toEqual({
    ok: false,
    error: "not-found",
  });
  const pending = await asSystem((tx) =>
    tx.payment.create({
      data: {
        billId: bill.billId,
        customerId: bill.customerId,
        amount: 120_000,
        status: "pending",
        stripePaymentIntentId: "pi_nothing",
      },
    }),
  );
  expect(await refundPayment(admin, { ...input, paymentId: pending.id })).toEqual({
    ok: false,
    error: "not-paid",
  });
});
