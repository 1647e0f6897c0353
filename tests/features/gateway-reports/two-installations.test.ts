import { asSystem } from "@/lib/db";
import { checkBooks } from "@/lib/features/proof/check";
import { accountBalances } from "@/lib/features/books/queries";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { settleRefund } from "@/lib/features/returns/settle-refund";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { begin, payOnline, refund, type Billed } from "@/tests/support/money";
import { openSecondHouse, type House } from "@/tests/support/second-house";
import { intentEvent, makePayment, postWebhook } from "@/tests/support/webhooks";

const gateway = gatewayOfFile();
const flow = systemFlow(BILLING_DAY);
let second: House;

beforeAll(async () => {
  second = await openSecondHouse();
});
afterAll(() => second.drop());

const ANOTHER = "5d1f9a34-0000-4000-8000-000000000000";
const ourKey = async () =>
  (await asSystem((tx) => tx.installation.findUniqueOrThrow({ where: { id: 1 } }))).key;
const cases = () => asSystem((tx) => tx.case.findMany());
const heldByGateway = async () =>
  (await asSystem(accountBalances)).find(({ account }) => account === "gateway")?.balance ?? 0;

/** What a house finds when it has read the account's whole list of events and checked its books against the rest. */
async function lookAround() {
  await reconcile(flow);
  const { differences, checked } = await checkBooks(flow);
  const { gatewayPayments, gatewayRefunds, gatewayDisputes } = checked;
  const counts = { gatewayPayments, gatewayRefunds, gatewayDisputes };
  return {
    differences,
    ...counts,
    held: await heldByGateway(),
    cases: (await cases()).map(({ kind }) => kind),
  };
}

test("two installations on one account each book their own payments, refunds and disputes, and balance", async () => {
  const { bill, payment, open } = await lively();
  const theirs = await second.inside(lively);
  // as alike as two houses can be: both would have used the same keys
  expect(theirs.bill).toEqual(bill);
  expect(theirs.payment.stripePaymentIntentId).not.toBe(payment.stripePaymentIntentId);
  const found = {
    differences: [],
    ...{ gatewayPayments: 2, gatewayRefunds: 1, gatewayDisputes: 1 },
    held: 100_000,
    cases: ["dispute-opened"],
  };
  expect(await lookAround()).toEqual(found);
  expect(await second.inside(lookAround)).toEqual(found);
  expect((await readBill(open.billId)).isPaid).toBe(false);
}, 60_000);

/** A payment of which a part goes back, one that is contested, and a bill that nobody has paid. */
async function lively() {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  const contested = await makeBilledCustomer();
  await payOnline(gateway, contested, "4000000000000259");
  gateway.control.advance(60_000);
  await gateway.control.runTimers();
  return { bill, payment, open: await makeBilledCustomer() };
}

test("the other's money for a bill with the id of ours leaves ours payable, and no case", async () => {
  const bill = await makeBilledCustomer();
  const before = await cases();
  const facts = { id: "pi_of_another", amount: 1_000 };
  const metadata = {
    installation: ANOTHER,
    bill_id: String(bill.billId),
    customer_id: String(bill.customerId),
  };
  expect(await postWebhook(intentEvent("succeeded", { ...facts, metadata }, "evt_of_another"))).toBe(200);
  expect(await cases()).toEqual(before);
  await begin(bill);
  const kept = await asSystem((tx) => tx.stripeEvent.findUnique({ where: { id: "evt_of_another" } }));
  expect(kept?.outcome).toBe("elsewhere");
});

test("a payment that a row of ours holds is ours, whichever key its intent names: no money of ours is lost with a key", async () => {
  const bill = await makeBilledCustomer();
  const facts = { id: await makePayment(bill), amount: bill.amount * 100 };
  await postWebhook(intentEvent("succeeded", { ...facts, metadata: { installation: ANOTHER } }));
  expect((await readBill(bill.billId)).isPaid).toBe(true);
});

test("a refund that a copy of this installation made under a number of ours is not the one that we asked for", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  gateway.control.down(true);
  const asked = await refund(payment.id, { amount: 20_000, seen: 120_000 });
  gateway.control.down(false);
  if (!asked.ok) throw new Error(asked.error);
  const { refundId } = asked.value;
  const about = { intentId: payment.stripePaymentIntentId, currency: "inr", failureReason: null };
  const metadata = { installation: ANOTHER, refund_id: String(refundId) };
  const report = { id: "re_theirs", ...about, amount: 30_000, status: "succeeded" as const, metadata };
  await asSystem((tx) => settleRefund({ tx, now: BILLING_DAY }, report));
  const where = { paymentId: payment.id };
  const refunds = await asSystem((tx) => tx.refund.findMany({ where, orderBy: { id: "asc" } }));
  // its money did leave, so it is written down as one that was made at the gateway
  expect(refunds).toMatchObject([
    { id: refundId, status: "requested", stripeRefundId: null },
    { status: "succeeded", stripeRefundId: "re_theirs", amount: 30_000 },
  ]);
});

test("money that names us and a bill of ours, but no payment of ours holds, waits for a person", async () => {
  const bill = await makeBilledCustomer();
  const metadata = { installation: await ourKey(), bill_id: String(bill.billId) };
  await postWebhook(intentEvent("succeeded", { id: "pi_lost_by_us", amount: 5_000, metadata }));
  expect(await cases()).toContainEqual(
    expect.objectContaining({ kind: "unknown-intent", stripeObjectId: "pi_lost_by_us", billId: bill.billId }),
  );
});

test("everything that we make at the gateway says that we made it", async () => {
  const bill: Billed = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  const intent = await stripe().paymentIntents.retrieve(payment.stripePaymentIntentId, {
    expand: ["customer"],
  });
  const { data } = await stripe().refunds.list({ payment_intent: intent.id });
  const installation = await ourKey();
  const { customer } = intent;
  const made = [intent, customer && typeof customer === "object" && "metadata" in customer ? customer : null];
  const names = [...made, ...data].map((object) => object?.metadata?.installation);
  expect(names).toEqual([installation, installation, installation]);
});
