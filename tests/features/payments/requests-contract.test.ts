import { disconnect } from "@/lib/db";
import { checkBillPayment, checkPayments } from "@/lib/features/payments/checks";
import { startPayment } from "@/lib/features/payments/commands";
import { cancelIntent } from "@/lib/features/payments/gateway";
import { BILLING_DAY, customerFlow, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { CARDS, startGateway, type TestGateway } from "@/tests/support/gateway";
import {
  expectContract,
  expectEventsInContract,
  movesMoney,
  startRecorder,
  type Recorder,
} from "@/tests/support/recorder";

let gateway: TestGateway;
let recorder: Recorder;

beforeAll(async () => {
  gateway = await startGateway();
  recorder = await startRecorder(gateway.url);
});
beforeEach(() => {
  recorder.calls.length = 0;
});
afterAll(async () => {
  await recorder.stop();
  await gateway.stop();
  await disconnect();
});

type Bill = Awaited<ReturnType<typeof makeBilledCustomer>>;

const later = (minutes: number) => systemFlow(new Date(BILLING_DAY.getTime() + minutes * 60_000));

async function start({ customerId, billId }: Bill) {
  const result = await startPayment(customerFlow(customerId), { billId });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** The calls so far in short, each with the one part of its address that is not an id. */
const told = () =>
  recorder.calls.map(({ method, path }) => `${method} ${path.replace(/pi_\w+/, "pi").split("?")[0]}`);
const keysOf = () => recorder.calls.filter(movesMoney).map(({ headers }) => headers["idempotency-key"]);

describe("what we send", () => {
  it("is within the contract through a decline, another try, success and the checks, and so is what comes back", async () => {
    const bill = await makeBilledCustomer();
    const first = await start(bill);
    await gateway.confirm(first.clientSecret, CARDS.declined);
    await checkPayments(later(11));
    const second = await start(bill);
    await gateway.confirm(second.clientSecret, CARDS.good);
    await checkBillPayment(customerFlow(bill.customerId), { billId: bill.billId });
    expect((await readBill(bill.billId)).isPaid).toBe(true);

    recorder.calls.forEach(expectContract);
    expect(told()).toEqual([
      "POST /v1/payment_intents",
      "GET /v1/payment_intents/pi",
      "POST /v1/payment_intents/pi/cancel",
      "POST /v1/payment_intents",
      "GET /v1/payment_intents/pi",
    ]);
    expect(await expectEventsInContract()).toEqual(
      expect.arrayContaining([
        "payment_intent.created",
        "payment_intent.payment_failed",
        "charge.failed",
        "payment_intent.canceled",
        "charge.succeeded",
        "payment_intent.succeeded",
      ]),
    );
  });

  it("is within the contract when the gateway refuses", async () => {
    const bill = await makeBilledCustomer();
    await gateway.confirm((await start(bill)).clientSecret);
    // a paid intent can't be canceled: the refusal is an answer too
    const [payment] = (await readBill(bill.billId)).payments;
    await cancelIntent(payment?.stripePaymentIntentId ?? "");
    recorder.calls.forEach(expectContract);
    expect(recorder.calls.map(({ answer }) => answer.status)).toEqual([200, 400, 200]);
  });
});

describe("the key of a call that moves money", () => {
  it("is the same when the step is taken again, and another for another bill", async () => {
    const bill = await makeBilledCustomer();
    const flow = customerFlow(bill.customerId);
    const dying = { ...flow, system: (): Promise<never> => Promise.reject(new Error("killed")) };
    await expect(startPayment(dying, { billId: bill.billId })).rejects.toThrow("killed");
    await start(bill);
    await start(await makeBilledCustomer());
    const [before, after, other] = keysOf();
    expect(after).toBe(before);
    expect(other).not.toBe(before);
    expect(recorder.calls[1]?.answer.headers).toMatchObject({ "idempotent-replayed": "true" });
  });

  it("is another for another attempt at the same bill", async () => {
    const bill = await makeBilledCustomer();
    await gateway.confirm((await start(bill)).clientSecret, CARDS.declined);
    await checkPayments(later(11));
    await start(bill);
    expect(new Set(keysOf()).size).toBe(2);
  });
});
