import { asStaff, asSystem } from "@/lib/db";
import { refundOverview } from "@/lib/features/returns/refund-overview";
import { makeBilledCustomer } from "../../support/bills";
import { makeAdmin, makeStaff } from "../../support/make";
import { refund } from "../../support/money";

let made = 0;

async function makePaid() {
  made += 1;
  const { billId, customerId } = await makeBilledCustomer();
  const money = { amount: 120_000, status: "succeeded", paymentMethod: "upi" };
  const payment = await asSystem((tx) =>
    tx.payment.create({
      data: { billId, customerId, stripePaymentIntentId: `pi_overview_${made}`, ...money },
    }),
  );
  return { billId, customerId, payment };
}

test("tells the office what was given back of a bill, by whom and why, and what still may be", async () => {
  const { billId, customerId, payment } = await makePaid();
  const { stripePaymentIntentId } = payment;
  const asked = await makeAdmin({ fullname: "Sunita Deshpande" });
  const whose = { billId, customerId, paymentId: payment.id, stripePaymentIntentId, destination: "gateway" };
  await asSystem((tx) =>
    tx.refund.createMany({
      data: [
        {
          ...whose,
          ...{ amount: 50_000, status: "failed", failureReason: "declined", reason: "Moved" },
          ...{ requestedById: asked.id, requestedByRole: "admin" },
        },
        { ...whose, amount: 30_000, status: "pending", reason: "Made there", requestedByRole: "gateway" },
      ],
    }),
  );
  await refund(payment.id, { amount: 10_000, seen: 90_000, destination: "credit" });

  const { refunds, refundable } = await asStaff(await makeStaff("support"), (tx) =>
    refundOverview(tx, billId),
  );

  expect(refunds).toMatchObject([
    { amount: 10_000, destination: "credit", status: "succeeded", by: { kind: "person" } },
    { amount: 30_000, method: "upi", status: "pending", by: { kind: "gateway" } },
    {
      ...{ amount: 50_000, status: "failed", failureReason: "declined", reason: "Moved" },
      by: { kind: "person", fullname: "Sunita Deshpande" },
    },
  ]);
  expect([...refundable]).toEqual([[payment.id, 80_000]]);
});

test("a bill that nobody paid has nothing to give back", async () => {
  const { billId } = await makeBilledCustomer();
  const overview = await asStaff(await makeAdmin(), (tx) => refundOverview(tx, billId));
  expect(overview).toEqual({ refunds: [], refundable: new Map(), disputes: [] });
});
