import { asCustomer, disconnect } from "@/lib/db";
import { receiptOf } from "@/lib/features/payments/queries";
import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { intentEvent, makePayment, postWebhook } from "@/tests/support/webhooks";

afterAll(disconnect);

async function billWithPayment() {
  const bill = await makeBilledCustomer();
  const id = await makePayment(bill);
  return { ...bill, intent: { id, amount: bill.amount * 100, offered: ["card", "upi"] } };
}

const upi = { id: "pm_upi", object: "payment_method", type: "upi" };
const card = { ...upi, id: "pm_card", type: "card", card: { brand: "rupay", last4: "0016" } };

describe("an intent that offers card and UPI tells which it was", () => {
  it.each([
    ["upi", upi, { paymentMethod: "upi", cardBrand: null, cardLast4: null }],
    ["card", card, { paymentMethod: "card", cardBrand: "rupay", cardLast4: "0016" }],
  ])("%s", async (method, paidBy, kept) => {
    const { billId, customerId, intent } = await billWithPayment();
    await postWebhook(intentEvent("succeeded", { ...intent, paidBy }));
    expect(await readBill(billId)).toMatchObject({ isPaid: true, payments: [kept], paymentLogs: [{}] });
    expect((await asCustomer(customerId, (tx) => receiptOf(tx, customerId, billId)))?.method).toBe(method);
  });

  it("and not what a try before it was made with", async () => {
    const { billId, intent } = await billWithPayment();
    await postWebhook(intentEvent("payment_failed", { ...intent, paidBy: card }));
    await postWebhook(intentEvent("succeeded", { ...intent, paidBy: upi }));
    expect(await readBill(billId)).toMatchObject({ payments: [{ paymentMethod: "upi" }] });
  });
});
