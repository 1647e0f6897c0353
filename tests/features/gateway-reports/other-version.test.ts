import { readFileSync } from "node:fs";
import Stripe from "stripe";
import { asSystem } from "@/lib/db";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { otherWebhookVersion } from "@/lib/features/gateway-reports/version-queries";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { begin, payOnline, refund, type Billed } from "@/tests/support/money";
import { connectSql } from "@/tests/support/sql";
import { intentEvent, makePayment, postWebhook } from "@/tests/support/webhooks";

const gateway = gatewayOfFile();
const OLD = "2020-08-27";
const told = () => asSystem(otherWebhookVersion);
const cases = (kind: string) => asSystem((tx) => tx.case.findMany({ where: { kind } }));

/** The gateway's own event, as an endpoint of another version gets it: other fields, and some that mean something else. */
async function inOldWords(type: string, apiVersion: string | null = OLD): Promise<string> {
  const { data } = await stripe().events.list({ type });
  const [event] = data;
  if (!event || !("id" in event.data.object)) throw new Error(`no ${type}`);
  const object = { id: event.data.object.id, amount: 1, amount_received: 1, currency: "usd", charges: {} };
  return JSON.stringify({ ...event, api_version: apiVersion, data: { object } });
}

async function paidThere(bill: Billed) {
  const { clientSecret } = await begin(bill);
  await gateway.confirm(clientSecret);
}

test.each([OLD, "2026-03-25.dahlia", null])(
  "an event of version %s is read anew by its id and booked",
  async (version) => {
    const bill = await makeBilledCustomer();
    await paidThere(bill);
    expect(await postWebhook(await inOldWords("payment_intent.succeeded", version))).toBe(200);
    expect(await readBill(bill.billId)).toMatchObject({ isPaid: true, payments: [{ status: "succeeded" }] });
    expect(await told()).toMatchObject({ told: version, ours: Stripe.API_VERSION });
  },
);

test.each(["refund.created", "customer.deleted"])("so is one of %s", async (type) => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  await refund(payment.id, { amount: 20_000, seen: 120_000 });
  const { stripeCustomerId } = await asSystem((tx) =>
    tx.user.findUniqueOrThrow({ where: { id: bill.customerId } }),
  );
  await stripe().customers.del(stripeCustomerId ?? "");
  expect(await postWebhook(await inOldWords(type))).toBe(200);
  expect(await cases("unreadable-event")).toEqual([]);
});

test("the gateway's list of events in the account's own, older version is read too", async () => {
  const bill = await makeBilledCustomer();
  await reconcile(systemFlow(BILLING_DAY));
  await paidThere(bill);
  const sql = await connectSql();
  await sql.query(
    `UPDATE sandbox.objects SET data = (data::jsonb || '{"api_version": "${OLD}"}')::json
     WHERE data->>'object' = 'event' AND type = 'payment_intent.succeeded'`,
  );
  await sql.close();
  await reconcile(systemFlow(BILLING_DAY));
  expect((await readBill(bill.billId)).isPaid).toBe(true);
});

test("the next webhook in our version ends the notice", async () => {
  const bill = await makeBilledCustomer();
  const body = intentEvent("payment_failed", { id: await makePayment(bill), amount: 120_000 });
  expect(await told()).not.toBeNull();
  expect(await postWebhook(body)).toBe(200);
  expect(await told()).toBeNull();
});

test("an event of our version that lacks what we read of it is asked for by its id", async () => {
  const bill = await makeBilledCustomer();
  await paidThere(bill);
  expect(await postWebhook(await inOldWords("payment_intent.succeeded", Stripe.API_VERSION))).toBe(200);
  expect((await readBill(bill.billId)).isPaid).toBe(true);
});

test("what the gateway doesn't show either stands on the list, once, beside its bill", async () => {
  const bill = await makeBilledCustomer();
  const id = await makePayment(bill);
  const body = intentEvent("succeeded", { id, amount: 120_000 });
  const event = JSON.stringify({ ...JSON.parse(body), api_version: OLD });
  expect(await postWebhook(event)).toBe(200);
  expect(await postWebhook(event)).toBe(200);
  expect(await cases("unreadable-event")).toMatchObject([{ stripeObjectId: id, billId: bill.billId }]);
});

test("while the gateway is down it is sent again", async () => {
  const body = await inOldWords("payment_intent.succeeded");
  const again = JSON.stringify({ ...JSON.parse(body), id: "evt_while_down" });
  gateway.control.down(true);
  expect(await postWebhook(again)).toBe(500);
  gateway.control.down(false);
  expect(await asSystem((tx) => tx.stripeEvent.count({ where: { id: "evt_while_down" } }))).toBe(0);
});

test("README names the version that an endpoint is to be made with", () => {
  expect(readFileSync("README.md", "utf8")).toContain(Stripe.API_VERSION);
});
