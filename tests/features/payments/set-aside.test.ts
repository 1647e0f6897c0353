import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { checkBooks } from "@/lib/features/proof/check";
import { checkBillPayment } from "@/lib/features/gateway-reports/checks";
import { counterDoorPayment } from "@/lib/features/door/door";
import { readRefundObject } from "@/lib/gateway/refunds";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { NOT_OURS } from "@/lib/features/odd-cases/outcome";
import { payerWithBills } from "@/lib/features/door/payers";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import { stripe } from "@/lib/gateway/stripe";
import {
  BILLING_DAY,
  billMonth,
  customerFlow,
  lettersTo,
  makeBilledCustomer,
  readBill,
  readCases,
  staffFlow,
  systemFlow,
} from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import {
  begin,
  paidTwice,
  payBesideTheGateway,
  payOnline,
  pressPay,
  takeCash,
  type Billed,
} from "@/tests/support/money";

const gateway = gatewayOfFile();

const JANUARY = at("2027-01-01", "01:00");
const laterThatHour = systemFlow(new Date(BILLING_DAY.getTime() + 11 * 60_000));

/** As that customer sees it, with the rights of a customer. */
const seenBy = (id: CustomerId, billId?: number) =>
  asCustomer(id, (tx) => setAsideOf(tx, { customerId: id, billId }), BILLING_DAY);

/** What keeps their one bill from being paid online, as their lists tell them. */
const obstacleFor = (id: CustomerId) =>
  asCustomer(id, async (tx) => (await billsOf(tx, id))[0]?.obstacle, BILLING_DAY);

/** What of that bill's money is set aside, as who stands at its door is told. */
/** A morning on which the customer is brought a tiffin. */
const ROUND = at("2026-12-10", "10:00");

async function seenAtDoor({ customerId: id }: Billed, driver: Driver) {
  const payer = await asStaff(driver, (tx) => payerWithBills(tx, id), ROUND);
  return payer?.bills.map(({ setAside }) => setAside);
}

type Driver = Awaited<ReturnType<typeof makeStaff>>;

async function payPastUs(billId: string) {
  await stripe().paymentIntents.create({
    amount: 55_500,
    currency: "inr",
    payment_method: "pm_card_in",
    confirm: true,
    return_url: "http://127.0.0.1:3000/bills",
    metadata: { bill_id: billId },
  });
  await reconcile(laterThatHour);
}

async function settleLatest(way: "refund" | "credit", email?: string) {
  const [oddCase] = (await readCases()).slice(-1);
  const order = { caseId: oddCase?.id ?? 0, way, note: "Talked to them", email };
  expect(await settleCase(staffFlow(await makeAdmin()), order)).toMatchObject({ ok: true });
}

const emailOf = async (id: number) =>
  (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))).email;

const subjectsTo = async (id: number) => (await lettersTo(id)).map(({ subject }) => subject);

test("a customer sees what is set aside of theirs, on its bill and in all, until it is sent back", async () => {
  const bill = await paidTwice(gateway);
  const other = await paidTwice(gateway);
  expect(await seenBy(bill.customerId)).toBe(120_000);
  expect(await seenBy(bill.customerId, bill.billId)).toBe(120_000);
  expect(await seenBy(bill.customerId, other.billId)).toBe(0);
  await settleLatest("refund");
  expect(await seenBy(other.customerId)).toBe(0);
  expect(await seenBy(bill.customerId)).toBe(120_000);
});

test("a customer who comes back to a bill that was paid otherwise is told before any webhook", async () => {
  const bill = await makeBilledCustomer();
  const { clientSecret } = await begin(bill);
  await payBesideTheGateway(bill);
  await gateway.confirm(clientSecret);
  expect(await checkBillPayment(customerFlow(bill.customerId), bill)).toEqual({ ok: true, value: "paid" });
  expect(await seenBy(bill.customerId, bill.billId)).toBe(120_000);
});

test("what was sent back at the gateway before we heard that it came in is not offered a second time", async () => {
  const bill = await makeBilledCustomer();
  const { clientSecret, intentId } = await begin(bill);
  await payBesideTheGateway(bill);
  await gateway.confirm(clientSecret);
  const refund = readRefundObject(await stripe().refunds.create({ payment_intent: intentId }));
  const tell = () => asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, refund), BILLING_DAY);
  expect(await tell()).toEqual(NOT_OURS);
  await reconcile(laterThatHour);
  await tell();
  expect(await seenBy(bill.customerId)).toBe(0);
  expect((await checkBooks(laterThatHour)).differences).toEqual([]);
});

test("a customer can't ask for another's", async () => {
  const [mine, theirs] = [await makeBilledCustomer(), await paidTwice(gateway)];
  const asked = asCustomer(
    mine.customerId,
    (tx) => setAsideOf(tx, { customerId: theirs.customerId }),
    BILLING_DAY,
  );
  expect(await asked).toBe(0);
});

test("the customer is told once by letter, however often the gateway tells it", async () => {
  const bill = await paidTwice(gateway);
  await reconcile(laterThatHour);
  const told = (await subjectsTo(bill.customerId)).filter((subject) => subject.includes("set aside"));
  expect(told).toEqual(["₹1,200 of yours is set aside"]);
});

test("money through a payment that only the gateway knows is its bill's customer's", async () => {
  const bill = await makeBilledCustomer();
  await payPastUs(String(bill.billId));
  expect(await seenBy(bill.customerId, bill.billId)).toBe(55_500);
  expect(await subjectsTo(bill.customerId)).toContain("₹555 of yours is set aside");
  await settleLatest("credit");
  expect(await seenBy(bill.customerId)).toBe(0);
});

test("nobody's money that is given to a customer takes nothing from what else is set aside for them", async () => {
  const bill = await paidTwice(gateway);
  await payPastUs("999999");
  await settleLatest("credit", await emailOf(bill.customerId));
  expect(await seenBy(customerId(bill.customerId))).toBe(120_000);
});

describe("an unpaid bill for which money is set aside", () => {
  test("isn't offered to its customer, who would pay twice, until that is settled", async () => {
    const [bill, other] = [await makeBilledCustomer(), await makeBilledCustomer()];
    await payPastUs(String(bill.billId));
    expect(await obstacleFor(bill.customerId)).toEqual({ reason: "set-aside", amount: 55_500 });
    expect(await obstacleFor(other.customerId)).toBeNull();
    await settleLatest("refund");
    expect(await obstacleFor(bill.customerId)).toBeNull();
  });

  test("isn't paid from a page that was opened before either, until that is settled", async () => {
    const bill = await makeBilledCustomer();
    await payPastUs(String(bill.billId));
    expect(await pressPay(bill)).toEqual({ ok: false, error: "under-review" });
    expect((await readBill(bill.billId)).payments).toEqual([]);
    await settleLatest("refund");
    expect(await pressPay(bill)).toMatchObject({ ok: true });
  });

  test("leaves its customer's other bills payable", async () => {
    const { customerId: id, billId } = await makeBilledCustomer();
    await makeSubscription({
      customerId: id,
      plan: await makePlan(),
      startDate: "2026-12-01",
      endDate: "2026-12-10",
    });
    await billMonth("2026-12", JANUARY);
    await payPastUs(String(billId));
    const other = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId: id, month: 12 } }));
    expect(await pressPay({ customerId: id, billId: other.id })).toMatchObject({ ok: true });
  });

  test("is told to the driver, who sees nothing of money that is set aside for a paid one", async () => {
    const driver = await makeStaff("driver");
    const [bill, paid] = [await makeBilledCustomer(), await paidTwice(gateway)];
    await makeSubscription({
      customerId: bill.customerId,
      plan: await makePlan(),
      startDate: "2026-12-10",
      endDate: "2026-12-12",
    });
    await payPastUs(String(bill.billId));
    expect(await seenAtDoor(bill, driver)).toEqual([55_500]);
    const waiting = { where: { account: "unmatched" } };
    const lines = await asStaff(driver, (tx) => tx.journalLine.findMany(waiting), ROUND);
    expect(lines.map(({ billId }) => billId)).toContain(bill.billId);
    expect(lines.map(({ billId }) => billId)).not.toContain(paid.billId);
    expect(await asStaff(driver, (tx) => tx.journalEntry.count(), ROUND)).toBe(0);
    expect(await asStaff(await makeStaff("kitchen"), (tx) => tx.journalLine.findMany(waiting))).toEqual([]);
    await settleLatest("refund");
    expect(await seenAtDoor(bill, driver)).toEqual([0]);
  });
});

test("a part that came open again after a payment online is told to be the driver's", async () => {
  const bill = await makeBilledCustomer();
  const taken = await takeCash(bill, 500);
  await payOnline(gateway, bill);
  expect(await obstacleFor(bill.customerId)).toBeNull();
  const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
  await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Forged note" });
  expect(await obstacleFor(bill.customerId)).toEqual({ reason: "pay-at-door", amount: 50_000 });
});
