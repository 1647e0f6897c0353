import { asCustomer, disconnect } from "@/lib/db";
import { receiptOf } from "@/lib/features/payments/queries";
import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { chargeEvent, intentEvent, makePayment, postWebhook } from "@/tests/support/webhooks";

afterAll(disconnect);

async function billWithPayment() {
  const bill = await makeBilledCustomer();
  const id = await makePayment(bill);
  return { ...bill, intent: { id, amount: bill.amount * 100, offered: ["card", "upi"] } };
}

type Billed = Awaited<ReturnType<typeof billWithPayment>>;

const receipt = ({ customerId, billId }: Billed) =>
  asCustomer(customerId, (tx) => receiptOf(tx, customerId, billId));

describe("an intent that offers card and UPI doesn't say which it was, its charge does", () => {
  it("before the payment is booked", async () => {
    const billed = await billWithPayment();
    expect(await postWebhook(chargeEvent(billed.intent.id, "upi"))).toBe(200);
    expect(await readBill(billed.billId)).toMatchObject({ isPaid: false, payments: [{ status: "pending" }] });
    await postWebhook(intentEvent("succeeded", billed.intent));
    expect(await readBill(billed.billId)).toMatchObject({
      isPaid: true,
      payments: [{ status: "succeeded", paymentMethod: "upi" }],
      paymentLogs: [{ paymentMethod: "upi" }],
    });
  });

  it("or after it", async () => {
    const billed = await billWithPayment();
    await postWebhook(intentEvent("succeeded", billed.intent));
    expect((await receipt(billed))?.method).toBeNull();
    await postWebhook(chargeEvent(billed.intent.id, "upi"));
    expect((await receipt(billed))?.method).toBe("upi");
    expect((await readBill(billed.billId)).paymentLogs).toHaveLength(1);
  });

  it("or at the very same moment", async () => {
    const bills = await Promise.all(Array.from({ length: 8 }, billWithPayment));
    await Promise.all(
      bills.flatMap(({ intent }) => [
        postWebhook(intentEvent("succeeded", intent)),
        postWebhook(chargeEvent(intent.id, "upi")),
      ]),
    );
    const receipts = await Promise.all(bills.map(receipt));
    expect(receipts.map((one) => one?.method)).toEqual(bills.map(() => "upi"));
  });

  it("and not what a try before it was made with", async () => {
    const billed = await billWithPayment();
    await postWebhook(intentEvent("payment_failed", billed.intent));
    await postWebhook(intentEvent("succeeded", billed.intent));
    await postWebhook(chargeEvent(billed.intent.id, "upi"));
    expect((await receipt(billed))?.method).toBe("upi");
  });
});

it.each([null, "pi_of_somebody_else"])("a charge of %s is no concern of ours", async (intentId) => {
  expect(await postWebhook(chargeEvent(intentId, "card"))).toBe(200);
});
