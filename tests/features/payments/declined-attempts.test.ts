// A declined card can be tried again at the gateway, on a page that was left open, until the intent is canceled there.
import { fetchIntent } from "@/lib/gateway/intents";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { BILLING_DAY, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { CARDS, gatewayOfFile } from "@/tests/support/gateway";
import { begin, credit, pressPay, standing, takeCash } from "@/tests/support/money";

const gateway = gatewayOfFile();

const runJob = (minutes: number) => reconcile(systemFlow(new Date(BILLING_DAY.getTime() + minutes * 60_000)));

/** A bill whose customer's card was declined, as we know by now, and who left the page open. */
async function makeDeclined() {
  const bill = await makeBilledCustomer();
  const page = await begin(bill);
  await gateway.confirm(page.clientSecret, CARDS.declined);
  await runJob(11);
  return { bill, ...page };
}

const firstAttempt = async (billId: number) => (await readBill(billId)).payments[0];

describe("the page of a declined attempt", () => {
  test("can't be paid any more once the bill was paid at the door", async () => {
    const { bill, clientSecret, intentId } = await makeDeclined();
    const taken = await takeCash(bill, 1_200);
    expect(taken).toMatchObject({ ok: true, value: { onlineMayStillCome: false } });
    expect((await gateway.confirm(clientSecret)).status).toBe(400);
    expect(await fetchIntent(intentId)).toMatchObject({ state: "canceled" });
  });

  test("can't be paid any more once credit has made the bill less", async () => {
    const { bill, clientSecret } = await makeDeclined();
    expect(await credit(bill, 200)).toMatchObject({ ok: true });
    expect(await standing(bill)).toMatchObject({ open: 100_000 });
    expect((await gateway.confirm(clientSecret)).status).toBe(400);
  });

  test("may still be paid while the gateway is away: the driver is told, and the job ends it", async () => {
    const { bill, clientSecret } = await makeDeclined();
    gateway.control.down(true);
    const taken = await takeCash(bill, 1_200);
    gateway.control.down(false);
    expect(taken).toMatchObject({ ok: true, value: { onlineMayStillCome: true } });
    await runJob(22);
    expect((await gateway.confirm(clientSecret)).status).toBe(400);
  });

  test("that was paid just before the driver came has paid the bill", async () => {
    const { bill, clientSecret } = await makeDeclined();
    await gateway.confirm(clientSecret);
    expect(await takeCash(bill, 1_200)).toEqual({ ok: false, error: "already-paid" });
    expect(await firstAttempt(bill.billId)).toMatchObject({ status: "succeeded" });
  });
});

describe("a declined attempt that was given up", () => {
  test("is never asked about again, and still says why it was declined", async () => {
    const { bill } = await makeDeclined();
    await takeCash(bill, 200);
    const declined = { status: "failed", failureCode: "generic_decline", endedAt: BILLING_DAY };
    expect(await firstAttempt(bill.billId)).toMatchObject(declined);
    gateway.control.down(true);
    const again = await takeCash(bill, 200);
    gateway.control.down(false);
    expect(again).toMatchObject({ ok: true, value: { onlineMayStillCome: false } });
  });

  test("leaves the bill payable online by another", async () => {
    const { bill, intentId } = await makeDeclined();
    await takeCash(bill, 200);
    const next = await pressPay(bill);
    expect(next).toMatchObject({ ok: true });
    expect(next).not.toMatchObject({ value: { intentId } });
  });
});
