import type Stripe from "stripe";
import type { Sandbox } from "../server";
import {
  billIntent,
  eventTypes,
  mandateOptions,
  refusalOf,
  request,
  RETURN_URL,
  sdk,
  sql,
  start,
  until,
  type Json,
} from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

/** Confirms as the card form in the customer's browser does: with the number, under a publishable key. */
async function payByNumber(number: string, card: Record<string, string> = {}) {
  const intent = await billIntent(stripe);
  const fields = { number, exp_month: "12", exp_year: "34", cvc: "123", ...card };
  const typed = Object.fromEntries(
    Object.entries(fields).map(([k, v]) => [`payment_method_data[card][${k}]`, v]),
  );
  return request(sandbox, "POST", `/v1/payment_intents/${intent.id}/confirm`, {
    key: "pk_test_shop",
    client_secret: String(intent.client_secret),
    return_url: RETURN_URL,
    "payment_method_data[type]": "card",
    ...typed,
  });
}

const DECLINES = [
  ["4000000000000002", "visa_chargeDeclined", "card_declined", "generic_decline"],
  ["4000000000009995", "visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
  ["4000000000009987", "visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
  ["4000000000009979", "visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
  ["4000000000000069", "chargeDeclinedExpiredCard", "expired_card", ""],
  ["4000000000000127", "chargeDeclinedIncorrectCvc", "incorrect_cvc", ""],
  ["4000000000000119", "chargeDeclinedProcessingError", "processing_error", ""],
  ["4000000000000341", "chargeCustomerFail", "card_declined", "generic_decline"],
] as const;

test.each(DECLINES)("card %s is declined", async (number, name, code, declineCode) => {
  const typed = await payByNumber(number);
  expect(typed.status).toBe(402);
  expect(typed.body.error).toMatchObject({ type: "card_error", code, charge: expect.stringMatching(/^ch_/) });
  const call = billIntent(stripe, {
    confirm: true,
    payment_method: `pm_card_${name}`,
    return_url: RETURN_URL,
  });
  const refusal = await refusalOf(call);
  expect(refusal).toMatchObject({ type: "StripeCardError", statusCode: 402, code });
  expect(refusal.decline_code).toBe(declineCode);
});

test.each([
  ["4242424242424242", "visa"],
  ["5555555555554444", "mastercard"],
  ["4000003560000008", "in"],
  ["4000003560000123", "indiaRecurringMandateSetupAndRenewalsSuccess"],
])("card %s pays", async (number, name) => {
  expect((await payByNumber(number)).body).toMatchObject({ status: "succeeded" });
  const intent = await billIntent(stripe, {
    confirm: true,
    payment_method: `pm_card_${name}`,
    return_url: RETURN_URL,
  });
  expect(intent.status).toBe("succeeded");
});

test("the error of one try is gone while the bank is asked about the next", async () => {
  const intent = await billIntent(stripe);
  const confirm = (payment_method: string) =>
    stripe.paymentIntents.confirm(intent.id, { payment_method, return_url: RETURN_URL });
  await refusalOf(confirm("pm_card_chargeDeclined"));
  expect((await stripe.paymentIntents.retrieve(intent.id)).last_payment_error).toMatchObject({
    code: "card_declined",
  });
  expect(await confirm("pm_card_threeDSecure2Required")).toMatchObject({
    status: "requires_action",
    last_payment_error: null,
  });
});

test("a card typed with spaces is the same card", async () => {
  expect((await payByNumber("4242 4242 4242 4242")).status).toBe(200);
});

test.each<[string, string, Record<string, string>, Json]>([
  ["a wrong check digit", "4242424242424241", {}, { code: "incorrect_number", param: "number" }],
  ["a number of no test card", "4111111111111111", {}, { decline_code: "test_mode_live_card" }],
  ["a month that doesn't exist", "4242424242424242", { exp_month: "13" }, { code: "invalid_expiry_month" }],
  ["a year gone by", "4242424242424242", { exp_year: "2020" }, { code: "invalid_expiry_year" }],
  ["a CVC of two digits", "4242424242424242", { cvc: "12" }, { code: "invalid_cvc" }],
])("refuses %s before anything is charged", async (_case, number, card, error) => {
  const reply = await payByNumber(number, card);
  expect(reply.status).toBe(402);
  expect(reply.body.error).toMatchObject({ type: "card_error", ...error });
  expect(reply.body.error).not.toHaveProperty("charge");
});

test("no card number and no CVC is ever kept", async () => {
  await payByNumber("4242424242424242", { cvc: "789" });
  const found = await sql(
    "select id from sandbox.objects where data::text ~ '4242424242424242|\"789\"' or hidden::text ~ '4242424242424242|\"789\"'",
  );
  expect(found).toEqual([]);
});

test("the same card has the same fingerprint, which doesn't tell its number", async () => {
  const fingerprintOf = async (token: string) =>
    (await stripe.paymentMethods.create({ type: "card", card: { token } })).card?.fingerprint ?? "";
  const [visa, again, other] = [
    await fingerprintOf("tok_visa"),
    await fingerprintOf("tok_visa"),
    await fingerprintOf("tok_mastercard"),
  ];
  expect(visa).toMatch(/^[A-Za-z0-9]{16}$/);
  expect([again === visa, other === visa]).toEqual([true, false]);
  expect(Buffer.from(visa, "base64").toString("latin1")).not.toContain("4242");
});

test("a server must not send card numbers at all", async () => {
  const card = { number: "4242424242424242", exp_month: 12, exp_year: 2034, cvc: "123" };
  const refusal = await refusalOf(stripe.paymentMethods.create({ type: "card", card }));
  expect(refusal).toMatchObject({ statusCode: 402, rawType: "invalid_request_error" });
  const { id } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } });
  expect(id).toMatch(/^pm_/);
});

const offSession = (customer: string, method: string) =>
  billIntent(stripe, {
    customer,
    payment_method: method,
    off_session: true,
    confirm: true,
    return_url: RETURN_URL,
  });

/** Pays once with the customer present, so that the card is kept for later. */
async function setUp(
  card: string,
): Promise<{ customer: string; method: string; intent: Stripe.PaymentIntent }> {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil" });
  const intent = await billIntent(stripe, {
    customer,
    payment_method: card,
    payment_method_options: { card: { mandate_options: mandateOptions() } },
    setup_future_usage: "off_session",
    confirm: true,
    return_url: RETURN_URL,
  });
  const url = intent.next_action?.redirect_to_url?.url;
  if (url) {
    const headers = { origin: sandbox.url };
    await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ answer: "complete" }),
      headers,
      redirect: "manual",
    });
  }
  return { customer, method: String(intent.payment_method), intent };
}

test("a card that wants its customer is declined off session until it was set up", async () => {
  const { id: customer } = await stripe.customers.create();
  const fresh = await stripe.paymentMethods.attach("pm_card_authenticationRequiredOnSetup", { customer });
  expect(await refusalOf(offSession(customer, fresh.id))).toMatchObject({ code: "authentication_required" });
  const ready = await setUp("pm_card_authenticationRequiredOnSetup");
  expect((await offSession(ready.customer, ready.method)).status).toBe("succeeded");
});

test("a card that always wants its customer is declined off session even then", async () => {
  const ready = await setUp("pm_card_authenticationRequired");
  expect(await refusalOf(offSession(ready.customer, ready.method))).toMatchObject({
    code: "authentication_required",
    payment_intent: { status: "requires_payment_method" },
  });
});

test("an Indian card without a mandate can't be charged off session", async () => {
  const ready = await setUp("pm_card_in");
  expect(await refusalOf(offSession(ready.customer, ready.method))).toMatchObject({
    code: "card_declined",
    decline_code: "transaction_not_approved",
  });
});

test.each([
  ["indiaRecurringMandateSetupAndRenewalsSuccess", "succeeded", null],
  ["indiaRecurringPaymentFailureAfterPreDebitNotification", "requires_payment_method", "card_declined"],
  ["indiaRecurringPaymentFailureUndeliveredDebitNotification", "requires_payment_method", "processing_error"],
  [
    "indiaRecurringPaymentFailureCanceledMandate",
    "requires_payment_method",
    "india_recurring_payment_mandate_canceled",
  ],
])("the debit of %s waits for the bank's notice, then ends", async (name, status, code) => {
  const { customer, method, intent } = await setUp(`pm_card_${name}`);
  expect(intent.status).toBe("requires_action");
  const debit = await offSession(customer, method);
  expect(debit).toMatchObject({
    status: "processing",
    processing: { card: { customer_notification: { completes_at: expect.any(Number) } } },
  });
  expect(await refusalOf(stripe.paymentIntents.cancel(debit.id))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  await sql("update sandbox.timers set due_at = now() where object_id = $1", [debit.id]);
  const ended = await until(
    () => stripe.paymentIntents.retrieve(debit.id),
    (seen) => seen.status !== "processing",
  );
  expect(ended.status).toBe(status);
  expect(ended.last_payment_error?.code ?? null).toBe(code);
  expect(await eventTypes(stripe, debit.id)).toEqual([
    "payment_intent.created",
    "payment_intent.processing",
    code ? "payment_intent.payment_failed" : "payment_intent.succeeded",
  ]);
});
