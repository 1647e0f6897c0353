import type Stripe from "stripe";
import type { Sandbox } from "../server";
import {
  billIntent,
  eventTypes,
  mandateOptions,
  refusalOf,
  RETURN_URL,
  sdk,
  sql,
  start,
  until,
} from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

type Options = Partial<Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Card.MandateOptions>;

/** A customer pays once, with their bank's approval, and agrees to later debits. */
async function agree(card: string, options: Options = {}) {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil" });
  const intent = await billIntent(stripe, {
    customer,
    payment_method: `pm_card_indiaRecurring${card}`,
    payment_method_options: { card: { mandate_options: { ...mandateOptions(), ...options } } },
    setup_future_usage: "off_session",
    confirm: true,
    return_url: RETURN_URL,
  });
  const body = new URLSearchParams({ answer: "complete" });
  const headers = { origin: sandbox.url };
  const url = String(intent.next_action?.redirect_to_url?.url);
  await fetch(url, { method: "POST", body, headers, redirect: "manual" });
  const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
  const charge = paid.latest_charge;
  const mandate = charge && typeof charge !== "string" ? charge.payment_method_details?.card?.mandate : null;
  return { customer, method: String(intent.payment_method), mandate: String(mandate) };
}

type Agreed = Awaited<ReturnType<typeof agree>>;

const offSession = { off_session: true, confirm: true, return_url: RETURN_URL } as const;

const debit = ({ customer, method }: Agreed, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { ...offSession, customer, payment_method: method, ...params });

/** How a debit ends when its notice has been out for long enough. */
async function ended(id: string): Promise<Stripe.PaymentIntent> {
  await sql("update sandbox.timers set due_at = now() where object_id = $1", [id]);
  return until(
    () => stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] }),
    ({ status }) => status !== "processing",
  );
}

const RENEWING = "MandateSetupAndRenewalsSuccess";

test("a debit is announced, waits, and is then made under its mandate", async () => {
  const agreed = await agree(RENEWING);
  expect(await stripe.mandates.retrieve(agreed.mandate)).toMatchObject({ status: "active" });
  const waiting = await debit(agreed);
  const notice = waiting.processing?.card?.customer_notification;
  expect(waiting.status).toBe("processing");
  expect(notice).toMatchObject({ approval_requested: false });
  expect(notice?.completes_at).toBeGreaterThan(waiting.created);
  const paid = await ended(waiting.id);
  expect(paid).toMatchObject({
    status: "succeeded",
    processing: null,
    latest_charge: { payment_method_details: { card: { mandate: agreed.mandate } } },
  });
});

test("above ₹15,000, or above what was agreed to, the customer is asked to approve", async () => {
  const agreed = await agree(RENEWING, { amount: 100_000 });
  const large = await debit(agreed, { amount: 100_001 });
  expect(large.processing?.card?.customer_notification?.approval_requested).toBe(true);
  const fine = await debit(agreed, { amount: 100_000 });
  expect(fine.processing?.card?.customer_notification?.approval_requested).toBe(false);
});

test.each([
  ["approves of it", "customer-authorised", "succeeded"],
  ["doesn't", "customer-refused", "requires_payment_method"],
  ["isn't heard of", null, "requires_payment_method"],
] as const)("such a debit of a customer who %s: %s, %s", async (_case, answer, status) => {
  const agreed = await agree(RENEWING, { amount: 100_000 });
  const { id } = await debit(agreed, { amount: 100_001 });
  const page = await fetch(`${sandbox.url}/payments/${id}`);
  expect(await page.text()).toContain("has to authorise this payment with the bank");
  if (answer) expect(await sandbox.control.act(answer, id)).toBe(true);
  if (answer) expect(await sandbox.control.act(answer, id)).toBe(false);
  const { last_payment_error: error, ...intent } = await ended(id);
  expect(intent.status).toBe(status);
  expect(error?.decline_code).toBe(status === "succeeded" ? undefined : "transaction_not_approved");
});

test("a debit that needs no approval isn't anybody's to approve", async () => {
  const { id } = await debit(await agree(RENEWING));
  expect(await sandbox.control.act("customer-authorised", id)).toBe(false);
  expect((await ended(id)).status).toBe("succeeded");
});

test("after its end date a mandate is good for nothing", async () => {
  const agreed = await agree(RENEWING, { end_date: 1_700_000_000 });
  expect(await refusalOf(debit(agreed))).toMatchObject({ code: "payment_intent_mandate_invalid" });
});

test("a customer who cancels a mandate at their bank ends later debits, and those on their way", async () => {
  const agreed = await agree(RENEWING);
  const waiting = await debit(agreed);
  expect(await sandbox.control.act("mandate-canceled", agreed.mandate)).toBe(true);
  expect(await sandbox.control.act("mandate-canceled", agreed.mandate)).toBe(false);
  expect(await stripe.mandates.retrieve(agreed.mandate)).toMatchObject({
    status: "inactive",
    payment_method_details: { card: { india: { inactive_reason: "canceled" } } },
  });
  expect(await eventTypes(stripe, agreed.mandate)).toEqual(["mandate.updated"]);
  const code = "india_recurring_payment_mandate_canceled";
  expect((await ended(waiting.id)).last_payment_error?.code).toBe(code);
  expect(await refusalOf(debit(agreed))).toMatchObject({ statusCode: 402, code });
});

test("the card whose mandate gets canceled tells of it", async () => {
  const agreed = await agree("PaymentFailureCanceledMandate");
  const waiting = await debit(agreed);
  expect((await ended(waiting.id)).status).toBe("requires_payment_method");
  expect(await eventTypes(stripe, agreed.mandate)).toEqual(["mandate.updated"]);
});

test.each<[string, Options, Partial<Stripe.PaymentIntentCreateParams>]>([
  ["another mandate", {}, { mandate: "mandate_other" }],
  ["another amount than the fixed one", { amount: 99_000, amount_type: "fixed" }, {}],
])("a debit under %s is refused", async (_case, options, params) => {
  const agreed = await agree(RENEWING, options);
  expect(await refusalOf(debit(agreed, params))).toMatchObject({
    statusCode: 400,
    code: "payment_intent_mandate_invalid",
  });
});

test("a payment without a mandate's terms registers none: later debits are declined", async () => {
  const { id: customer } = await stripe.customers.create();
  const paid = await billIntent(stripe, {
    customer,
    payment_method: `pm_card_indiaRecurring${RENEWING}`,
    setup_future_usage: "off_session",
    confirm: true,
    return_url: RETURN_URL,
  });
  expect(paid.status).toBe("succeeded");
  const agreed = { customer, method: String(paid.payment_method), mandate: "" };
  expect(await refusalOf(debit(agreed))).toMatchObject({ decline_code: "transaction_not_approved" });
});

test("a mandate starts today", async () => {
  const refusal = await refusalOf(agree(RENEWING, { start_date: 1_700_000_000 }));
  expect(refusal.param).toBe("payment_method_options[card][mandate_options][start_date]");
});

test("a mandate that isn't there is a 404", async () => {
  expect(await refusalOf(stripe.mandates.retrieve("mandate_x"))).toMatchObject({ statusCode: 404 });
});
