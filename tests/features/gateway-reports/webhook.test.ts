import { asStaff, asSystem, disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { BILLING_DAY, billMonth, makeBilledCustomer, readBill, readCases } from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { at, makeAdmin, makePause, makePlan, makeSubscription } from "@/tests/support/make";
import { intentEvent, makePayment, newEventId, postWebhook } from "@/tests/support/webhooks";

afterAll(disconnect);

async function billWithPayment() {
  const bill = await makeBilledCustomer();
  const intentId = await makePayment(bill);
  return { ...bill, intent: { id: intentId, amount: bill.amount * 100 } };
}

describe("a payment that succeeded", () => {
  it("marks payment and bill, writes the log and sends the receipt, together", async () => {
    const { billId, customerId, intent } = await billWithPayment();
    expect(await postWebhook(intentEvent("succeeded", intent))).toBe(200);
    const bill = await readBill(billId);
    expect(bill).toMatchObject({ isPaid: true, updatedAt: expect.any(Date) });
    expect(bill.payments).toMatchObject([{ status: "succeeded", paymentMethod: "card", failureCode: null }]);
    expect(bill.paymentLogs).toMatchObject([
      {
        customerId,
        amount: 120_000,
        billingPeriod: "11/2026",
        status: "completed",
        stripePaymentIntentId: intent.id,
      },
    ]);
    const mails = await asSystem((tx) =>
      tx.notification.findMany({ where: { channel: "email", subject: { startsWith: "Receipt" } } }),
    );
    expect(mails.filter((mail) => mail.text.includes(intent.id))).toHaveLength(1);
  });

  it("is booked once when its event comes 20 times at the same moment", async () => {
    const { billId, intent } = await billWithPayment();
    const body = intentEvent("succeeded", intent);
    const answers = await atOnce(20, () => postWebhook(body));
    expect(answers).toEqual(Array(20).fill(200));
    expect((await readBill(billId)).paymentLogs).toHaveLength(1);
  });

  it("is booked once when 20 different events tell of it at the same moment", async () => {
    const { billId, intent } = await billWithPayment();
    const answers = await atOnce(20, () => postWebhook(intentEvent("succeeded", intent)));
    expect(answers).toEqual(Array(20).fill(200));
    expect((await readBill(billId)).paymentLogs).toHaveLength(1);
  });

  it("counts after it had failed", async () => {
    const { billId, intent } = await billWithPayment();
    await postWebhook(intentEvent("payment_failed", { ...intent, declineCode: "insufficient_funds" }));
    expect((await readBill(billId)).payments).toMatchObject([
      { status: "failed", failureCode: "insufficient_funds" },
    ]);
    await postWebhook(intentEvent("succeeded", intent));
    const bill = await readBill(billId);
    expect(bill).toMatchObject({ isPaid: true, payments: [{ status: "succeeded", failureCode: null }] });
    expect(bill.paymentLogs).toHaveLength(1);
  });

  it("stays so when failure or cancellation is told late", async () => {
    const { billId, intent } = await billWithPayment();
    await postWebhook(intentEvent("succeeded", intent));
    await postWebhook(intentEvent("payment_failed", intent));
    await postWebhook(intentEvent("canceled", intent));
    expect(await readBill(billId)).toMatchObject({ isPaid: true, payments: [{ status: "succeeded" }] });
  });

  it("marks exactly its own bill: an older unpaid one stays unpaid", async () => {
    const { customerId, billId, intent } = await billWithPayment();
    const plan = await makePlan({ dailyRate: 120 });
    await makeSubscription({ customerId, plan, startDate: "2026-10-01", endDate: "2026-10-10" });
    await billMonth("2026-10", at("2026-11-01", "01:00"));
    await postWebhook(intentEvent("succeeded", intent));
    const bills = await asSystem((tx) =>
      tx.bill.findMany({ where: { customerId }, orderBy: { month: "asc" } }),
    );
    expect(bills).toMatchObject([
      { month: 10, isPaid: false },
      { id: billId, month: 11, isPaid: true },
    ]);
  });
});

describe("a payment that failed", () => {
  it.each([
    ["payment_failed", "generic_decline"],
    ["canceled", "canceled"],
  ] as const)("by %s leaves the bill unpaid and its reason written down", async (kind, failureCode) => {
    const { billId, intent } = await billWithPayment();
    expect(await postWebhook(intentEvent(kind, intent))).toBe(200);
    expect(await readBill(billId)).toMatchObject({
      isPaid: false,
      payments: [{ status: "failed", failureCode }],
    });
  });
});

describe("what a person must decide", () => {
  it.each([
    ["amount-differs", { received: 100 }],
    ["currency-differs", { currency: "usd" }],
  ])("%s: not booked, but flagged once", async (kind, difference) => {
    const { billId, intent } = await billWithPayment();
    await postWebhook(intentEvent("succeeded", { ...intent, ...difference }));
    await postWebhook(intentEvent("succeeded", { ...intent, ...difference }));
    const bill = await readBill(billId);
    expect(bill).toMatchObject({ isPaid: false, payments: [{ status: "pending" }], paymentLogs: [] });
    expect((await readCases()).filter((oddCase) => oddCase.stripeObjectId === intent.id)).toMatchObject([
      { kind, billId },
    ]);
  });

  it("cases a success when another payment has paid the bill already", async () => {
    const { billId, customerId, amount, intent } = await billWithPayment();
    await postWebhook(intentEvent("payment_failed", intent));
    const second = await makePayment({ billId, customerId, amount });
    await postWebhook(intentEvent("succeeded", { id: second, amount: intent.amount }));
    await postWebhook(intentEvent("succeeded", intent));
    const bill = await readBill(billId);
    expect(bill.payments).toMatchObject([{ status: "failed" }, { status: "succeeded" }]);
    expect(bill.paymentLogs).toHaveLength(1);
    expect((await readCases()).at(-1)).toMatchObject({
      kind: "paid-twice",
      stripeObjectId: intent.id,
    });
  });

  it("cases an unknown intent that names a bill of ours, and leaves alone what is not ours", async () => {
    const before = (await readCases()).length;
    await postWebhook(intentEvent("succeeded", { id: "pi_stranger", amount: 5_000 }));
    await postWebhook(intentEvent("canceled", { id: "pi_lost", amount: 5_000, metadata: { bill_id: "7" } }));
    expect(await readCases()).toHaveLength(before);
    await postWebhook(intentEvent("succeeded", { id: "pi_lost", amount: 5_000, metadata: { bill_id: "7" } }));
    expect((await readCases()).at(-1)).toMatchObject({
      kind: "unknown-intent",
      stripeObjectId: "pi_lost",
    });
  });

  it("does not pay a bill that was recalculated while an old attempt was still open", async () => {
    const { billId, customerId, intent } = await billWithPayment();
    await postWebhook(intentEvent("payment_failed", intent));
    await makePause(customerId, "2026-11-03");
    const admin = await makeAdmin();
    const scope = { now: BILLING_DAY, staff: admin };
    const recalculated = await asStaff(
      admin,
      (tx) => recalculateBill({ ...scope, tx }, { billId, reason: "They had called" }),
      BILLING_DAY,
    );
    expect(recalculated).toMatchObject({ ok: true });
    await postWebhook(intentEvent("succeeded", intent));
    expect(await readBill(billId)).toMatchObject({ isPaid: false, amount: 1_080 });
    expect((await readCases()).at(-1)).toMatchObject({ kind: "amount-differs", billId });
  });
});

describe("an event", () => {
  it("that we don't react to is taken, and recorded as ignored", async () => {
    const { intent } = await billWithPayment();
    const id = newEventId();
    expect(await postWebhook(intentEvent("processing", intent, id))).toBe(200);
    const row = await asSystem((tx) => tx.stripeEvent.findUniqueOrThrow({ where: { id } }));
    expect(row.outcome).toBe("ignored");
  });

  it("of a type nobody has heard of is taken too, and recorded as ignored", async () => {
    const { intent } = await billWithPayment();
    const id = newEventId();
    const body = intentEvent("succeeded", intent, id).replace("payment_intent.succeeded", "moon.eclipsed");
    expect(await postWebhook(body)).toBe(200);
    const row = await asSystem((tx) => tx.stripeEvent.findUniqueOrThrow({ where: { id } }));
    expect(row).toMatchObject({ type: "moon.eclipsed", outcome: "ignored" });
  });

  it("is answered with 500 and left unrecorded when the database refuses, so that it comes again", async () => {
    const { billId, intent } = await billWithPayment();
    const id = newEventId();
    const body = intentEvent("succeeded", intent, id);
    expect(await withoutDatabase(() => postWebhook(body))).toBe(500);
    expect(await postWebhook(body)).toBe(200);
    expect((await readBill(billId)).isPaid).toBe(true);
  });
});

async function withoutDatabase<T>(fn: () => Promise<T>): Promise<T> {
  const { DATABASE_URL: url } = env();
  await disconnect();
  env().DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
  try {
    return await fn();
  } finally {
    await disconnect();
    env().DATABASE_URL = url;
  }
}
