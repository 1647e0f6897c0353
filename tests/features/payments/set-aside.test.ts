import { asCustomer, asSystem } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { checkBillPayment } from "@/lib/features/payments/checks";
import { reconcile } from "@/lib/features/payments/reconcile";
import { setAsideOf } from "@/lib/features/payments/set-aside";
import { settleFlag } from "@/lib/features/payments/settle-flag";
import { stripe } from "@/lib/stripe";
import {
  BILLING_DAY,
  customerFlow,
  lettersTo,
  makeBilledCustomer,
  readFlags,
  staffFlow,
  systemFlow,
} from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { begin, paidTwice, payBesideTheGateway } from "@/tests/support/money";

const gateway = gatewayOfFile();

const laterThatHour = systemFlow(new Date(BILLING_DAY.getTime() + 11 * 60_000));

/** As that customer sees it, with the rights of a customer. */
const seenBy = (id: CustomerId, billId?: number) =>
  asCustomer(id, (tx) => setAsideOf(tx, { customerId: id, billId }), BILLING_DAY);

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
  const [flag] = (await readFlags()).slice(-1);
  const order = { flagId: flag?.id ?? 0, way, note: "Talked to them", email };
  expect(await settleFlag(staffFlow(await makeAdmin()), order)).toMatchObject({ ok: true });
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
