import { asSystem } from "@/lib/db";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, lettersTo, readCases, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { payOnline, refund } from "@/tests/support/money";

const gateway = gatewayOfFile();

async function paid() {
  const bill = await makeBilledCustomer();
  return { bill, payment: await payOnline(gateway, bill) };
}

const casesOf = async (paymentId: number) =>
  (await readCases()).filter(
    (oddCase) => oddCase.paymentId === paymentId && oddCase.kind === "refund-failed",
  );
const isOpen = async (paymentId: number) =>
  (await casesOf(paymentId)).map(({ resolvedAt }) => resolvedAt === null);

/** Refunds, and has the bank say afterwards that it did not arrive. */
async function failed(paymentId: number, given: { amount: number; seen: number }) {
  const result = await refund(paymentId, given);
  if (!result.ok) throw new Error(result.error);
  const row = await asSystem((tx) => tx.refund.findUniqueOrThrow({ where: { id: result.value.refundId } }));
  const report = { status: "failed", failureReason: "lost_or_stolen_card", metadata: {} } as const;
  const { stripeRefundId: id, stripePaymentIntentId: intentId, amount, currency } = row;
  const told = { ...report, id: id ?? "", intentId, amount, currency };
  await asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, told), BILLING_DAY);
  await asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, told), BILLING_DAY);
}

test("its customer, who was told that it is on its way, is told once that it didn't arrive", async () => {
  const { bill, payment } = await paid();
  await failed(payment.id, { amount: 20_000, seen: 120_000 });
  const subjects = (await lettersTo(bill.customerId)).map(({ subject }) => subject).slice(-2);
  expect(subjects).toEqual(["₹200 is on its way back to you", "₹200 did not reach you"]);
});

test("one that the gateway refuses is told, too, and its case says why", async () => {
  const { bill, payment } = await paid();
  await stripe().refunds.create({ payment_intent: payment.stripePaymentIntentId });
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  expect((await lettersTo(bill.customerId)).at(-1)?.subject).toBe("₹200 did not reach you");
  const [oddCase] = await casesOf(payment.id);
  expect(oddCase?.details).toMatchObject({ failureReason: "charge_already_refunded" });
});

test("its case leaves the list by itself once later refunds, by gateway or as credit, make up for it", async () => {
  const { payment } = await paid();
  await failed(payment.id, { amount: 20_000, seen: 120_000 });
  await refund(payment.id, { amount: 5_000, seen: 120_000, destination: "credit" });
  expect(await isOpen(payment.id)).toEqual([true]);
  await refund(payment.id, { amount: 15_000, seen: 115_000 });
  expect(await isOpen(payment.id)).toEqual([false]);
  expect(await casesOf(payment.id)).toMatchObject([{ resolvedById: null }]);
});

test("what fails again stands on the list by itself", async () => {
  const { payment } = await paid();
  await failed(payment.id, { amount: 20_000, seen: 120_000 });
  await failed(payment.id, { amount: 20_000, seen: 120_000 });
  expect(await isOpen(payment.id)).toEqual([false, true]);
});

test("one made at the gateway itself makes up for it, too", async () => {
  const { payment } = await paid();
  await failed(payment.id, { amount: 20_000, seen: 120_000 });
  const made = { id: "re_by_hand", amount: 20_000, currency: "inr", status: "succeeded" } as const;
  const about = { intentId: payment.stripePaymentIntentId, failureReason: null, metadata: {} };
  await asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, { ...made, ...about }), BILLING_DAY);
  expect(await isOpen(payment.id)).toEqual([false]);
});

test("what a person has settled by hand takes nothing of a later refund", async () => {
  const { payment } = await paid();
  await failed(payment.id, { amount: 20_000, seen: 120_000 });
  const [byHand] = await casesOf(payment.id);
  const order = { caseId: byHand?.id ?? 0, way: "note", note: "Gave it in cash" } as const;
  expect(await settleCase(staffFlow(await makeAdmin()), order)).toMatchObject({ ok: true });
  await failed(payment.id, { amount: 10_000, seen: 120_000 });
  await refund(payment.id, { amount: 10_000, seen: 120_000, destination: "credit" });
  expect(await isOpen(payment.id)).toEqual([false, false]);
});
