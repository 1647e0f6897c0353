import { disconnect } from "@/lib/db";
import { checkBooks } from "@/lib/features/proof/check";
import { checkBillPayment, checkPayments } from "@/lib/features/gateway-reports/checks";
import type { CustomerFlow } from "@/lib/features/payments/commands";
import { paise } from "@/lib/domain/money";
import { cancelIntent } from "@/lib/gateway/intents";
import { refundPayment, sendRefund } from "@/lib/features/returns/refunds";
import {
  BILLING_DAY,
  customerFlow,
  makeBilledCustomer,
  readBill,
  staffFlow,
  systemFlow,
} from "@/tests/support/bills";
import { CARDS, startGateway, type TestGateway } from "@/tests/support/gateway";
import {
  expectContract,
  expectEventsInContract,
  movesMoney,
  startRecorder,
  type Recorder,
} from "@/tests/support/recorder";
import { makeAdmin } from "@/tests/support/make";
import { pressPay } from "@/tests/support/money";

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
  const result = await pressPay({ customerId, billId });
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
      "POST /v1/customers",
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

  it("is within the contract when the books are proved against the gateway's own lists", async () => {
    const bill = await makeBilledCustomer();
    await gateway.confirm((await start(bill)).clientSecret, CARDS.good);
    expect((await checkBooks(later(11))).isComplete).toBe(true);

    recorder.calls.forEach(expectContract);
    expect(told()).toEqual(
      expect.arrayContaining([
        "GET /v1/payment_intents/pi",
        "GET /v1/events",
        "GET /v1/payment_intents",
        "GET /v1/refunds",
        "GET /v1/disputes",
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
    expect(recorder.calls.map(({ answer }) => answer.status)).toEqual([200, 200, 400, 200]);
  });
});

describe("the key of a call that moves money", () => {
  it("is the same when the step is taken again, and another for another bill", async () => {
    const bill = await makeBilledCustomer();
    const flow = customerFlow(bill.customerId);
    const killed = () => Promise.reject(new Error("killed"));
    // as soon as the gateway has made the intent
    const dying: CustomerFlow = {
      ...flow,
      system: (fn) => (keysOf().length > 0 ? killed() : flow.system(fn)),
    };
    await expect(pressPay(bill, dying)).rejects.toThrow("killed");
    await start(bill);
    await start(await makeBilledCustomer());
    const [before, after, other] = keysOf();
    expect(after).toBe(before);
    expect(other).not.toBe(before);
    const [, again] = recorder.calls.filter(movesMoney);
    expect(again?.answer.headers).toMatchObject({ "idempotent-replayed": "true" });
  });

  it("of a refund is that of our refund, however often it is asked for", async () => {
    const bill = await makeBilledCustomer();
    await gateway.confirm((await start(bill)).clientSecret);
    await checkPayments(later(11));
    const [payment] = (await readBill(bill.billId)).payments;
    recorder.calls.length = 0;
    const input = {
      paymentId: payment?.id ?? 0,
      amount: paise(50_000),
      seen: paise(120_000),
      reason: "Burnt dal",
    };
    const flow = staffFlow(await makeAdmin());
    const result = await refundPayment(flow, { ...input, destination: "gateway" });
    if (!result.ok) throw new Error(result.error);
    await sendRefund(flow, result.value.refundId);

    recorder.calls.forEach(expectContract);
    expect(told()[0]).toBe("POST /v1/refunds");
    expect(new Set(keysOf()).size).toBe(1);
    expect(await expectEventsInContract()).toEqual(
      expect.arrayContaining(["refund.created", "charge.refunded"]),
    );
  });

  it("is another for another attempt at the same bill", async () => {
    const bill = await makeBilledCustomer();
    await gateway.confirm((await start(bill)).clientSecret, CARDS.declined);
    await checkPayments(later(11));
    await start(bill);
    expect(new Set(keysOf()).size).toBe(2);
  });
});
