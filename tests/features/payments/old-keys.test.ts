// A press whose idempotency key was used before: the gateway repeats its answer of that time, or has forgotten the key.
import { asSystem } from "@/lib/db";
import { counterDoorPayment } from "@/lib/features/door/door";
import type { CustomerFlow } from "@/lib/features/payments/commands";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, customerFlow, makeBilledCustomer, readBill, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { begin, pressPay, takeCash, type Billed } from "@/tests/support/money";

const gateway = gatewayOfFile();

const HOUR = 3_600_000;
const hoursLater = (hours: number) => new Date(BILLING_DAY.getTime() + hours * HOUR);

/** Intents of a bill at the gateway that can still be paid. */
async function payable(billId: number): Promise<string[]> {
  const { data } = await stripe().paymentIntents.list({ limit: 100 });
  return data
    .filter(({ metadata, status }) => metadata.bill_id === String(billId) && status !== "canceled")
    .map(({ id }) => id);
}

/** A press in the middle of which, when the gateway has just made the intent, a driver takes the money. */
function overtaken(bill: Billed): CustomerFlow {
  const flow = customerFlow(bill.customerId);
  let isTaken = false;
  return {
    ...flow,
    system: async (fn) => {
      if (!isTaken && (await payable(bill.billId)).length > 0) {
        isTaken = true;
        await takeCash(bill, 1_200);
      }
      return flow.system(fn);
    },
  };
}

test("an intent cancelled because money overtook it is not offered once that money was taken back", async () => {
  const bill = await makeBilledCustomer({ days: 10, dailyRate: 120 });
  expect(await pressPay(bill, overtaken(bill))).toMatchObject({ ok: false, error: "already-paid" });
  expect(await payable(bill.billId)).toEqual([]);
  const slip = await asSystem((tx) => tx.doorPayment.findFirstOrThrow({ where: { billId: bill.billId } }));
  await counterDoorPayment(staffFlow(await makeAdmin(), BILLING_DAY), {
    doorPaymentId: slip.id,
    reason: "Written on the wrong bill",
  });
  const { clientSecret, intentId } = await begin(bill);
  expect(await payable(bill.billId)).toEqual([intentId]);
  expect(await gateway.confirm(clientSecret)).toMatchObject({ status: 200 });
  expect((await readBill(bill.billId)).payments).toMatchObject([{ stripePaymentIntentId: intentId }]);
});

test("an intent that we were never told of is found again after its key was forgotten", async () => {
  const bill = await makeBilledCustomer();
  gateway.control.failNext({ path: "/v1/payment_intents", fault: "lose-reply", times: 3 });
  expect(await pressPay(bill)).toMatchObject({ ok: false, error: "gateway-unavailable" });
  const made = await payable(bill.billId);
  expect(made).toHaveLength(1);
  gateway.control.advance(25 * HOUR);
  await gateway.control.runTimers();
  const { intentId } = await begin(bill, hoursLater(25));
  expect([intentId]).toEqual(made);
  expect(await payable(bill.billId)).toEqual(made);
});
