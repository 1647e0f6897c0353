import { disconnect } from "@/lib/db";
import { checkBillPayment, checkPayments } from "@/lib/features/gateway-reports/checks";
import { BILLING_DAY, customerFlow, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { CARDS, startGateway, type TestGateway } from "@/tests/support/gateway";
import { makeCustomer } from "@/tests/support/make";
import { pressPay } from "@/tests/support/money";

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(disconnect);

const later = (minutes: number) => systemFlow(new Date(BILLING_DAY.getTime() + minutes * 60_000));

async function payWith(card: string) {
  const bill = await makeBilledCustomer();
  const result = await pressPay(bill);
  if (!result.ok) throw new Error(result.error);
  await gateway.confirm(result.value.clientSecret, card);
  return { ...bill, ...result.value };
}

describe("asking the gateway about payments", () => {
  it("leaves a payment alone for ten minutes: the webhook is on its way", async () => {
    const { billId } = await payWith(CARDS.good);
    expect(await checkPayments(later(9))).toMatchObject({ asked: 0 });
    expect((await readBill(billId)).isPaid).toBe(false);
  });

  it("books what succeeded and failed there, once", async () => {
    const paid = await payWith(CARDS.good);
    const declined = await payWith(CARDS.declined);
    const challenged = await payWith(CARDS.challenged);
    await checkPayments(later(11));
    await checkPayments(later(21));
    expect(await readBill(paid.billId)).toMatchObject({
      isPaid: true,
      paymentLogs: [{ paymentMethod: "card" }],
    });
    expect((await readBill(declined.billId)).payments).toMatchObject([{ status: "failed" }]);
    expect((await readBill(challenged.billId)).payments).toMatchObject([{ status: "pending" }]);
  });

  it("finds a success that followed a failure", async () => {
    const { billId, clientSecret } = await payWith(CARDS.declined);
    await checkPayments(later(11));
    await gateway.confirm(clientSecret, CARDS.good);
    await checkPayments(later(21));
    expect(await readBill(billId)).toMatchObject({ isPaid: true, payments: [{ status: "succeeded" }] });
  });
});

describe("a customer waiting for the answer", () => {
  it("gets it from the gateway itself when no webhook came", async () => {
    const { billId, customerId } = await payWith(CARDS.good);
    expect(await checkBillPayment(customerFlow(customerId), { billId })).toEqual({ ok: true, value: "paid" });
    expect((await readBill(billId)).paymentLogs).toHaveLength(1);
  });

  it.each([
    ["is declined", CARDS.declined, "unpaid"],
    ["still asks for a confirmation", CARDS.challenged, "pending"],
  ])("is told that the card %s", async (_what, card, state) => {
    const { billId, customerId } = await payWith(card);
    expect(await checkBillPayment(customerFlow(customerId), { billId })).toEqual({ ok: true, value: state });
  });

  it("learns nothing about another customer's bill", async () => {
    const { billId } = await payWith(CARDS.good);
    const stranger = customerFlow(await makeCustomer());
    expect(await checkBillPayment(stranger, { billId })).toEqual({ ok: false, error: "not-found" });
    expect((await readBill(billId)).isPaid).toBe(false);
  });
});

describe("while the gateway is down", () => {
  it("nothing is lost: starting is refused in words, checking goes on later", async () => {
    const waiting = await payWith(CARDS.good);
    const bill = await makeBilledCustomer();
    await gateway.stop();
    const start = await pressPay(bill);
    expect(start).toEqual({ ok: false, error: "gateway-unavailable" });
    expect((await readBill(bill.billId)).payments).toEqual([]);
    expect(await checkPayments(later(11))).toMatchObject({ isGatewayDown: true });
    const flow = customerFlow(waiting.customerId);
    expect(await checkBillPayment(flow, { billId: waiting.billId })).toEqual({
      ok: false,
      error: "gateway-unavailable",
    });
    expect((await readBill(waiting.billId)).payments).toMatchObject([{ status: "pending" }]);
  });
});
