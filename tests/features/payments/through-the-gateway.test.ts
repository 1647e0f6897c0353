import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { CARDS, eventually, gatewayOfFile } from "@/tests/support/gateway";
import { pressPay } from "@/tests/support/money";

const gateway = gatewayOfFile({ webhooks: true });

async function start(bill: Awaited<ReturnType<typeof makeBilledCustomer>>) {
  const result = await pressPay(bill);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe("paying with the gateway's own webhooks", () => {
  it("a declined card, then a good one: the bill is paid once, by the second", async () => {
    const bill = await makeBilledCustomer();
    const first = await start(bill);
    await gateway.confirm(first.clientSecret, CARDS.declined);
    await eventually(
      () => readBill(bill.billId),
      ({ payments }) => payments[0]?.status === "failed",
    );
    const second = await start(bill);
    await gateway.confirm(second.clientSecret);
    const paid = await eventually(
      () => readBill(bill.billId),
      ({ isPaid }) => isPaid,
    );
    expect(paid.payments.map((payment) => payment.status)).toEqual(["failed", "succeeded"]);
    expect(paid.paymentLogs).toMatchObject([{ stripePaymentIntentId: second.intentId }]);
    expect(new Set(gateway.answers)).toEqual(new Set([200]));
  });
});
