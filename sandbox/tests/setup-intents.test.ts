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
  start,
} from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

async function saveCard(card: string, params: Stripe.SetupIntentCreateParams = {}) {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil" });
  return stripe.setupIntents.create({
    customer,
    confirm: true,
    payment_method: `pm_card_${card}`,
    return_url: RETURN_URL,
    ...params,
  });
}

function answer(intent: Stripe.SetupIntent, choice: string): Promise<Response> {
  const url = intent.next_action?.redirect_to_url?.url;
  if (!url) throw new Error(`setup intent ${intent.id} asks for nothing`);
  const body = new URLSearchParams({ answer: choice });
  return fetch(url, { method: "POST", body, headers: { origin: sandbox.url }, redirect: "manual" });
}

test("a card is saved for its customer and then charged without them", async () => {
  const intent = await saveCard("visa");
  expect(intent).toMatchObject({ status: "succeeded", usage: "off_session", mandate: null });
  const method = await stripe.paymentMethods.retrieve(String(intent.payment_method));
  expect(method.customer).toBe(intent.customer);
  expect(await eventTypes(stripe, intent.id)).toEqual(["setup_intent.created", "setup_intent.succeeded"]);
  expect(await eventTypes(stripe, method.id)).toEqual(["payment_method.attached"]);
  const seen = await stripe.setupIntents.retrieve(intent.id, {
    expand: ["latest_attempt", "customer", "payment_method"],
  });
  expect(seen).toMatchObject({
    latest_attempt: { status: "succeeded", setup_error: null },
    customer: { name: "Asha Patil" },
    payment_method: { id: method.id },
  });
});

test("it is made, changed and confirmed one after the other", async () => {
  const made = await stripe.setupIntents.create({ metadata: { bill: "7" } });
  expect(made.status).toBe("requires_payment_method");
  const { id: customer } = await stripe.customers.create();
  const changed = await stripe.setupIntents.update(made.id, {
    customer,
    description: "Autopay",
    payment_method: "pm_card_visa",
  });
  expect(changed).toMatchObject({ status: "requires_confirmation", customer, description: "Autopay" });
  const done = await stripe.setupIntents.confirm(made.id, { return_url: RETURN_URL });
  expect(done).toMatchObject({ status: "succeeded", metadata: { bill: "7" } });
  const { data } = await stripe.setupIntents.list({ customer });
  expect(data.map(({ id }) => id)).toEqual([made.id]);
  const byCard = await stripe.setupIntents.list({ payment_method: String(done.payment_method) });
  expect(byCard.data).toHaveLength(1);
});

test("a bank's challenge passed saves the card, for charges without its customer too", async () => {
  const intent = await saveCard("authenticationRequiredOnSetup");
  expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
  const page = await fetch(String(intent.next_action?.redirect_to_url?.url));
  expect(await page.text()).toContain("saves this card");
  const back = new URL((await answer(intent, "complete")).headers.get("location") ?? "");
  expect(Object.fromEntries(back.searchParams)).toEqual({
    setup_intent: intent.id,
    setup_intent_client_secret: intent.client_secret,
    redirect_status: "succeeded",
  });
  const saved = await stripe.setupIntents.retrieve(intent.id, { expand: ["latest_attempt"] });
  expect(saved).toMatchObject({
    status: "succeeded",
    next_action: null,
    latest_attempt: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
  });
  expect(await eventTypes(stripe, intent.id)).toEqual([
    "setup_intent.created",
    "setup_intent.requires_action",
    "setup_intent.succeeded",
  ]);
  const charged = await billIntent(stripe, {
    customer: String(saved.customer),
    payment_method: String(saved.payment_method),
    off_session: true,
    confirm: true,
    return_url: RETURN_URL,
  });
  expect(charged.status).toBe("succeeded");
});

test("a card saved for the customer's presence alone is no good without them", async () => {
  const intent = await saveCard("authenticationRequiredOnSetup", { usage: "on_session" });
  await answer(intent, "complete");
  const charge = billIntent(stripe, {
    customer: String(intent.customer),
    payment_method: String(intent.payment_method),
    off_session: true,
    confirm: true,
    return_url: RETURN_URL,
  });
  expect(await refusalOf(charge)).toMatchObject({ code: "authentication_required" });
});

test("a bank's challenge failed saves nothing, and another card may be tried", async () => {
  const intent = await saveCard("threeDSecure2Required");
  expect((await answer(intent, "fail")).headers.get("location")).toContain("redirect_status=failed");
  expect((await answer(intent, "complete")).status).toBe(404);
  expect(await stripe.setupIntents.retrieve(intent.id, { expand: ["latest_attempt"] })).toMatchObject({
    status: "requires_payment_method",
    payment_method: null,
    last_setup_error: { code: "setup_intent_authentication_failure" },
    latest_attempt: { status: "failed" },
  });
  expect(await eventTypes(stripe, intent.id)).toContain("setup_intent.setup_failed");
  const again = { payment_method: "pm_card_visa", return_url: RETURN_URL };
  const saved = await stripe.setupIntents.confirm(intent.id, again);
  expect(saved).toMatchObject({ status: "succeeded", last_setup_error: null });
});

test("a card that its bank declines is not saved", async () => {
  const refusal = await refusalOf(saveCard("chargeDeclinedInsufficientFunds"));
  expect(refusal).toMatchObject({
    type: "StripeCardError",
    statusCode: 402,
    decline_code: "insufficient_funds",
    setup_intent: { status: "requires_payment_method", last_setup_error: { code: "card_declined" } },
  });
});

test("canceled it is over, as it is once it has succeeded", async () => {
  const open = await stripe.setupIntents.create();
  const canceled = await stripe.setupIntents.cancel(open.id, { cancellation_reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  expect(await eventTypes(stripe, open.id)).toEqual(["setup_intent.created", "setup_intent.canceled"]);
  const done = await saveCard("visa");
  for (const [id, status] of [
    [open.id, "canceled"],
    [done.id, "succeeded"],
  ] as const) {
    for (const call of [
      () => stripe.setupIntents.cancel(id),
      () => stripe.setupIntents.confirm(id, { payment_method: "pm_card_visa" }),
      () => stripe.setupIntents.update(id, { description: "late" }),
    ]) {
      const refusal = await refusalOf(call());
      expect(refusal).toMatchObject({ statusCode: 400, code: "setup_intent_unexpected_state" });
      expect(refusal.message).toContain(`because it has a status of ${status}. Only a SetupIntent with one`);
      expect(refusal.setup_intent?.id).toBe(id);
    }
  }
});

test.each<[string, Stripe.SetupIntentConfirmParams, object]>([
  ["no card", { return_url: RETURN_URL }, { code: "setup_intent_unexpected_state" }],
  ["nowhere to come back to", { payment_method: "pm_card_visa" }, {}],
  ["a card that isn't there", { payment_method: "pm_x" }, { code: "resource_missing" }],
])("confirming with %s is refused", async (_case, params, error) => {
  const { id } = await stripe.setupIntents.create();
  expect(await refusalOf(stripe.setupIntents.confirm(id, params))).toMatchObject({
    statusCode: 400,
    ...error,
  });
});

test("a setup intent that isn't there is a 404, a customer that isn't a 400", async () => {
  expect(await refusalOf(stripe.setupIntents.retrieve("seti_x"))).toMatchObject({
    statusCode: 404,
    message: "No such setupintent: 'seti_x'",
  });
  expect(await refusalOf(stripe.setupIntents.create({ customer: "cus_x" }))).toMatchObject({
    statusCode: 400,
    param: "customer",
  });
});

describe("from the browser", () => {
  const KEY = { key: "pk_test_shop" };

  test("a card is typed and saved with the client secret, which shows no more than it must", async () => {
    const { id: customer } = await stripe.customers.create();
    const made = await stripe.setupIntents.create({ customer, metadata: { bill: "7" } });
    const path = `/v1/setup_intents/${made.id}`;
    const secret = { ...KEY, client_secret: String(made.client_secret) };
    const confirmed = await request(sandbox, "POST", `${path}/confirm`, {
      ...secret,
      return_url: RETURN_URL,
      use_stripe_sdk: "true",
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": "4000000000003220",
      "payment_method_data[card][exp_month]": "12",
      "payment_method_data[card][exp_year]": "34",
      "payment_method_data[card][cvc]": "123",
    });
    expect(confirmed.body).toMatchObject({
      status: "requires_action",
      next_action: { type: "use_stripe_sdk" },
    });
    const { body } = await request(sandbox, "GET", path, secret);
    expect(body).toMatchObject({ id: made.id, status: "requires_action" });
    for (const hidden of ["customer", "metadata", "latest_attempt"]) expect(body).not.toHaveProperty(hidden);
  });

  test("nothing happens without the right secret, and servers' calls stay theirs", async () => {
    const made = await stripe.setupIntents.create();
    const path = `/v1/setup_intents/${made.id}`;
    const wrong = { ...KEY, client_secret: `${made.id}_secret_wrong` };
    const { status, body } = await request(sandbox, "GET", path, wrong);
    expect({ status, error: body.error }).toMatchObject({ status: 400, error: { param: "client_secret" } });
    expect((await request(sandbox, "GET", path, KEY)).status).toBe(400);
    expect((await request(sandbox, "POST", `${path}/cancel`, KEY)).status).toBe(403);
    expect((await request(sandbox, "POST", "/v1/setup_intents", KEY)).status).toBe(403);
  });
});

test("an Indian card's mandate is registered, with what its customer agreed to", async () => {
  const intent = await saveCard("indiaRecurringMandateSetupAndRenewalsSuccess", {
    payment_method_options: { card: { mandate_options: { ...mandateOptions(), currency: "inr" } } },
    mandate_data: {
      customer_acceptance: { type: "online", online: { ip_address: "203.0.113.7", user_agent: "Firefox" } },
    },
  });
  await answer(intent, "complete");
  const saved = await stripe.setupIntents.retrieve(intent.id, { expand: ["mandate"] });
  expect(saved.mandate).toMatchObject({
    status: "active",
    type: "multi_use",
    multi_use: { amount: 1_500_000, currency: "inr" },
    payment_method: saved.payment_method,
    customer_acceptance: { type: "online", online: { ip_address: "203.0.113.7", user_agent: "Firefox" } },
  });
});
