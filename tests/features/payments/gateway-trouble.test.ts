import { checkBillPayment, checkPayments } from "@/lib/features/gateway-reports/checks";
import { ensureGatewayCustomer } from "@/lib/features/payments/gateway-customers";
import { asSystem, disconnect } from "@/lib/db";
import { stripe } from "@/lib/gateway/stripe";
import { SOMEBODY_WAITS, withPatience, type Patience } from "@/lib/gateway/patience";
import { BILLING_DAY, customerFlow, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { atOnce } from "@/tests/support/crowd";
import { startFaultyGateway, type FaultyGateway } from "@/tests/support/faulty-gateway";
import { CARDS, startGateway, type TestGateway } from "@/tests/support/gateway";
import { pressPay } from "@/tests/support/money";

// No webhook arrives in this file: what is paid shows when the gateway is asked, as soon as it answers again.
let gateway: TestGateway;
let line: FaultyGateway;

beforeAll(async () => {
  gateway = await startGateway();
  line = await startFaultyGateway(gateway.url);
});
afterEach(() => gateway.control.down(false));
afterAll(async () => {
  await line.close();
  await gateway.stop();
  await disconnect();
});

type Bill = Awaited<ReturnType<typeof makeBilledCustomer>>;

/** A bill of somebody whom the gateway knows already, so that the trouble meets what may be paid. */
async function billOfKnownPayer(): Promise<Bill> {
  const bill = await makeBilledCustomer();
  const person = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: bill.customerId } }));
  await ensureGatewayCustomer(systemFlow(BILLING_DAY), person);
  return bill;
}

/** As in production, in a fraction of the time. */
const HASTE = { tryMs: 300, tries: 3, pauseMs: 10, callMs: 1_000, pressMs: 1_000 };

const press = ({ customerId, billId }: Bill, patience: Patience = HASTE) =>
  withPatience(patience, () => pressPay({ customerId, billId }));
const look = ({ customerId, billId }: Bill) =>
  withPatience(HASTE, () => checkBillPayment(customerFlow(customerId), { billId }));
const runJob = (minutes: number) =>
  withPatience(HASTE, () => checkPayments(systemFlow(new Date(BILLING_DAY.getTime() + minutes * 60_000))));

async function started(bill: Bill) {
  const result = await press(bill, { ...SOMEBODY_WAITS, pauseMs: 10 });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const INTENTS = "/v1/payment_intents";

/** What can be paid, or has been, at the gateway for this bill. */
async function payable({ billId }: Bill): Promise<string[]> {
  const made = await stripe().paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  const ofBill = made.filter(
    ({ metadata, status }) => metadata.bill_id === String(billId) && status !== "canceled",
  );
  return ofBill.map(({ id }) => id);
}

/** Far longer than a press may last, with room for a machine that is busy. */
const FOR_EVER_MS = 20_000;

type Trouble = { begin: () => unknown; end: () => unknown };
const nothing = () => {};

/** As long as it lasts, no call is answered. */
const lasting: [string, () => Trouble][] = [
  ["refuses connections", () => ({ begin: line.close, end: line.open })],
  [
    "closes connections",
    () => ({ begin: () => gateway.control.down(true), end: () => gateway.control.down(false) }),
  ],
  ["is silent", () => ({ begin: () => line.spoil("silent", 3), end: nothing })],
  [
    "answers 429",
    () => ({ begin: () => gateway.control.failNext({ fault: "429", times: 3 }), end: nothing }),
  ],
  [
    "answers 500",
    () => ({ begin: () => gateway.control.failNext({ fault: "500", times: 3 }), end: nothing }),
  ],
  [
    "loses each reply",
    () => ({ begin: () => gateway.control.failNext({ fault: "lose-reply", times: 3 }), end: nothing }),
  ],
  ["breaks off each reply", () => ({ begin: () => line.spoil("cut", 3), end: nothing })],
  ["never ends a reply", () => ({ begin: () => line.spoil("drip", 3), end: nothing })],
];

describe.each(lasting)("while the gateway %s", (_what, trouble) => {
  it("a press ends in words and in time; the next one continues the one intent", async () => {
    const bill = await billOfKnownPayer();
    const { begin, end } = trouble();
    await begin();
    const pressedAt = performance.now();
    expect(await press(bill)).toEqual({ ok: false, error: "gateway-unavailable" });
    expect(performance.now() - pressedAt).toBeLessThan(FOR_EVER_MS);
    await end();

    const { intentId } = await started(bill);
    expect(await started(bill)).toMatchObject({ intentId });
    expect(await payable(bill)).toEqual([intentId]);
    expect((await readBill(bill.billId)).payments).toHaveLength(1);
  });

  it("what was paid is booked by the job that asks afterwards, once", async () => {
    const bill = await billOfKnownPayer();
    await gateway.confirm((await started(bill)).clientSecret, CARDS.good);
    const { begin, end } = trouble();
    await begin();
    expect(await look(bill)).toEqual({ ok: false, error: "gateway-unavailable" });
    await end();
    await begin();
    expect(await runJob(11)).toMatchObject({ isGatewayDown: true });
    await end();
    expect((await readBill(bill.billId)).isPaid).toBe(false);

    await runJob(21);
    const { isPaid, paymentLogs } = await readBill(bill.billId);
    expect(isPaid).toBe(true);
    expect(paymentLogs).toHaveLength(1);
    expect(await payable(bill)).toHaveLength(1);
  });
});

/** Trouble that is over before the customer hears of it. */
const passing: [string, () => unknown][] = [
  ["one reply is lost", () => gateway.control.failNext({ fault: "lose-reply" })],
  ["one reply breaks off", () => line.spoil("cut")],
  ["two calls are answered 429", () => gateway.control.failNext({ fault: "429", times: 2 })],
  ["two calls are answered 500", () => gateway.control.failNext({ fault: "500", times: 2 })],
  [
    "the fault of a call whose work was done is kept under its key",
    () => gateway.control.failNext({ fault: "500-after" }),
  ],
];

describe("when", () => {
  it.each(passing)("%s, the press succeeds with one intent", async (_what, begin) => {
    const bill = await billOfKnownPayer();
    begin();
    const { intentId } = await started(bill);
    expect(await payable(bill)).toEqual([intentId]);
  });

  it("a reply comes later than we wait for it, the next try gets the same", async () => {
    const bill = await billOfKnownPayer();
    gateway.control.failNext({ fault: "slow", ms: 400 });
    const result = await press(bill);
    expect(result.ok).toBe(true);
    expect(await payable(bill)).toHaveLength(1);
  });

  it("twenty presses come at once while replies are lost, they continue one intent", async () => {
    const bill = await billOfKnownPayer();
    gateway.control.failNext({ fault: "lose-reply", times: 2 });
    const answers = await atOnce(20, () => started(bill));
    expect(new Set(answers.map(({ intentId }) => intentId)).size).toBe(1);
    expect(await payable(bill)).toHaveLength(1);
  });

  it("the first of two calls of a press is lost, the press succeeds with one intent", async () => {
    const bill = await makeBilledCustomer();
    gateway.control.failNext({ fault: "lose-reply" });
    const { intentId } = await started(bill);
    expect(await payable(bill)).toEqual([intentId]);
  });

  it("a hundred others begin to pay after a fault was kept under its key, the intent of then is continued", async () => {
    const bill = await billOfKnownPayer();
    gateway.control.failNext({ fault: "500-after", method: "POST", path: INTENTS });
    gateway.control.failNext({ fault: "500", method: "GET", path: INTENTS, times: HASTE.tries });
    expect((await press(bill)).ok).toBe(false);
    const others = Array.from({ length: 101 }, () =>
      stripe().paymentIntents.create({ amount: 60_000, currency: "inr" }),
    );
    await Promise.all(others);
    const { intentId } = await started(bill);
    expect(await payable(bill)).toEqual([intentId]);
  });

  it("the payer has moved since a reply was lost, the intent of then is continued", async () => {
    const bill = await billOfKnownPayer();
    gateway.control.failNext({ fault: "lose-reply", times: 3 });
    expect((await press(bill)).ok).toBe(false);
    await asSystem((tx) =>
      tx.user.update({ where: { id: bill.customerId }, data: { addr2: "Behind the temple" } }),
    );
    const { intentId } = await started(bill);
    expect(await payable(bill)).toEqual([intentId]);
  });
});
