import { checkPayments } from "@/lib/features/gateway-reports/checks";
import { paise } from "@/lib/domain/money";
import { startPayment } from "@/lib/features/payments/commands";
import { cancelIntent, fetchIntent } from "@/lib/gateway/intents";
import { stripe } from "@/lib/gateway/stripe";
import {
  BILLING_DAY,
  customerFlow,
  makeBilledCustomer,
  readBill,
  readCases,
  systemFlow,
} from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { CARDS, gatewayOfFile } from "@/tests/support/gateway";
import { makeCustomer } from "@/tests/support/make";
import { credit, payBesideTheGateway, pressPay, standing, takeCash } from "@/tests/support/money";

// No webhook arrives in this file: what is paid shows when the gateway is asked.
const gateway = gatewayOfFile();

const minutesLater = (minutes: number) => new Date(BILLING_DAY.getTime() + minutes * 60_000);

async function started(bill: { customerId: Parameters<typeof customerFlow>[0]; billId: number }) {
  const result = await pressPay(bill);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Intents of a bill at the gateway, whatever their state. */
async function intentsOf(billId: number) {
  const { data } = await stripe().paymentIntents.list({ limit: 100 });
  return data.filter((intent) => intent.metadata.bill_id === String(billId));
}

describe("starting to pay a bill", () => {
  it("makes one intent over the bill's amount, by our own figures, described for the payer's statement", async () => {
    const bill = await makeBilledCustomer({ days: 10, dailyRate: 120 });
    const { intentId } = await started(bill);
    const intent = await stripe().paymentIntents.retrieve(intentId);
    expect(intent).toMatchObject({
      amount: 120_000,
      currency: "inr",
      description: `Tiffins of November 2026, bill ${bill.billId}`,
      metadata: { bill_id: String(bill.billId), customer_id: String(bill.customerId) },
      shipping: { name: "Asha Kulkarni", address: { country: "IN", postal_code: "400703" } },
    });
    expect((await readBill(bill.billId)).payments).toMatchObject([
      { status: "pending", amount: 120_000, stripePaymentIntentId: intentId },
    ]);
  });

  it("gives 20 clicks at the same moment one intent and one payment", async () => {
    const bill = await makeBilledCustomer();
    const answers = await atOnce(20, () => started(bill));
    expect(new Set(answers.map((answer) => answer.intentId)).size).toBe(1);
    expect(await intentsOf(bill.billId)).toHaveLength(1);
    expect((await readBill(bill.billId)).payments).toHaveLength(1);
  });

  it("continues the same intent in a second tab", async () => {
    const bill = await makeBilledCustomer();
    expect(await started(bill)).toEqual(await started(bill));
  });

  it("gives back the intent of a click whose payment could not be saved", async () => {
    const bill = await makeBilledCustomer();
    const flow = customerFlow(bill.customerId);
    const dying = { ...flow, system: (): Promise<never> => Promise.reject(new Error("killed")) };
    await expect(pressPay(bill, dying)).rejects.toThrow("killed");
    await started(bill);
    expect(await intentsOf(bill.billId)).toHaveLength(1);
  });

  it("answers the same for another customer's bill and for one that doesn't exist", async () => {
    const { billId } = await makeBilledCustomer();
    const stranger = customerFlow(await makeCustomer());
    const seen = paise(120_000);
    expect(await startPayment(stranger, { billId, seen })).toEqual({ ok: false, error: "not-found" });
    expect(await startPayment(stranger, { billId: 999_999, seen })).toEqual({
      ok: false,
      error: "not-found",
    });
  });

  it("charges no other amount than the page showed: neither less nor more", async () => {
    const bill = await makeBilledCustomer();
    await takeCash(bill, 500);
    for (const seen of [paise(120_000), paise(69_999)]) {
      const pressed = await startPayment(customerFlow(bill.customerId), { billId: bill.billId, seen });
      expect(pressed).toEqual({ ok: false, error: "changed-meanwhile" });
    }
    expect(await intentsOf(bill.billId)).toEqual([]);
    await started(bill);
    expect(await intentsOf(bill.billId)).toMatchObject([{ amount: 70_000 }]);
  });

  it("begins anew, for less, after credit was given", async () => {
    const bill = await makeBilledCustomer();
    const { intentId } = await started(bill);
    await credit(bill, 300);
    expect(await stripe().paymentIntents.retrieve(intentId)).toMatchObject({ status: "canceled" });
    expect(await standing(bill)).toMatchObject({ open: 90_000, credit: 0 });
    await started(bill);
  });

  it("takes credit off before an attempt goes on that was begun without it", async () => {
    const bill = await makeBilledCustomer();
    const { intentId } = await started(bill);
    gateway.control.down(true);
    await credit(bill, 300);
    gateway.control.down(false);
    expect(await standing(bill)).toMatchObject({ open: 120_000, credit: 30_000 });
    const seen = paise(120_000);
    const pressed = await startPayment(customerFlow(bill.customerId), { billId: bill.billId, seen });
    expect(pressed).toEqual({ ok: false, error: "changed-meanwhile" });
    expect(await stripe().paymentIntents.retrieve(intentId)).toMatchObject({ status: "canceled" });
    const { clientSecret } = await started(bill);
    await gateway.confirm(clientSecret);
    expect(await pressPay(bill)).toEqual({ ok: false, error: "already-paid" });
    expect(await standing(bill)).toEqual({ open: 0, credit: 0, isPaid: true });
  });
});

describe("after a declined card", () => {
  it("continues the same intent until the decline is known, then makes a new one and ends the old", async () => {
    const bill = await makeBilledCustomer();
    const first = await started(bill);
    expect((await gateway.confirm(first.clientSecret, CARDS.declined)).status).toBe(402);
    expect(await started(bill)).toEqual(first);
    await checkPayments(systemFlow(minutesLater(11)));
    expect((await readBill(bill.billId)).payments).toMatchObject([
      { status: "failed", failureCode: "generic_decline" },
    ]);
    const second = await started(bill);
    expect(second.intentId).not.toBe(first.intentId);
    expect(await fetchIntent(first.intentId)).toMatchObject({ state: "canceled" });
    await gateway.confirm(second.clientSecret);
    await checkPayments(systemFlow(minutesLater(22)));
    const { isPaid, payments, paymentLogs } = await readBill(bill.billId);
    expect(isPaid).toBe(true);
    expect(payments.map((payment) => payment.status)).toEqual(["failed", "succeeded"]);
    expect(paymentLogs).toHaveLength(1);
  });

  it("books the old attempt instead of starting another when that one succeeded after all", async () => {
    const bill = await makeBilledCustomer();
    const first = await started(bill);
    await gateway.confirm(first.clientSecret, CARDS.declined);
    await checkPayments(systemFlow(minutesLater(11)));
    await gateway.confirm(first.clientSecret, CARDS.good);
    const again = await pressPay(bill);
    expect(again).toEqual({ ok: false, error: "already-paid" });
    expect(await readBill(bill.billId)).toMatchObject({ isPaid: true, payments: [{ status: "succeeded" }] });
    expect(await intentsOf(bill.billId)).toHaveLength(1);
  });
});

describe("a bill that can't be paid (again)", () => {
  it("is refused once paid, also when only the gateway knows it yet", async () => {
    const bill = await makeBilledCustomer();
    await gateway.confirm((await started(bill)).clientSecret);
    const again = () => pressPay(bill);
    expect(await again()).toEqual({ ok: false, error: "already-paid" });
    expect(await again()).toEqual({ ok: false, error: "already-paid" });
    expect((await readBill(bill.billId)).paymentLogs).toHaveLength(1);
  });

  it("is more than the gateway takes at once, until the driver has taken a part of it", async () => {
    const bill = await makeBilledCustomer({ days: 10, dailyRate: 100_000 });
    expect(await pressPay(bill)).toEqual({ ok: false, error: "above-maximum" });
    await takeCash(bill, 1);
    await started(bill);
    expect(await intentsOf(bill.billId)).toMatchObject([{ amount: 99_999_900 }]);
  });

  it("waits for a person when a different amount was received", async () => {
    const bill = await makeBilledCustomer();
    const { intentId, clientSecret } = await started(bill);
    await stripe().paymentIntents.update(intentId, { amount: 50_000 });
    await gateway.confirm(clientSecret);
    const again = await pressPay(bill);
    expect(again).toEqual({ ok: false, error: "under-review" });
    expect((await readCases()).at(-1)).toMatchObject({ kind: "amount-differs", billId: bill.billId });
    expect((await readBill(bill.billId)).isPaid).toBe(false);
  });
});

describe("an attempt that died at the gateway", () => {
  const deaths: [string, (intentId: string) => Promise<unknown>, string][] = [
    ["was canceled there", cancelIntent, "canceled"],
    ["is unknown there", forgetIntent, "missing-at-gateway"],
  ];

  it.each(deaths)("and %s makes room for a new one", async (_how, die, failureCode) => {
    const bill = await makeBilledCustomer();
    const first = await started(bill);
    await die(first.intentId);
    const second = await started(bill);
    expect(second.intentId).not.toBe(first.intentId);
    expect((await readBill(bill.billId)).payments).toMatchObject([
      { status: "failed", failureCode },
      { status: "pending" },
    ]);
  });
});

/** As when the account's keys were changed, or test data was reset. */
async function forgetIntent(id: string): Promise<void> {
  const { Client } = await import("pg");
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("DELETE FROM sandbox.objects WHERE id = $1", [id]);
  await client.end();
}

describe("an attempt left pending beside a paid bill", () => {
  it("is ended at the gateway, so that it can't take money a second time", async () => {
    const bill = await makeBilledCustomer();
    const { intentId } = await started(bill);
    await payBesideTheGateway(bill);
    await checkPayments(systemFlow(minutesLater(11)));
    expect(await fetchIntent(intentId)).toMatchObject({ state: "canceled" });
    expect((await readBill(bill.billId)).payments).toMatchObject([
      { status: "failed", failureCode: "canceled" },
    ]);
  });
});
