import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, request, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

const KEY = "pk_test_shop";

async function openIntent() {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil" });
  const intent = await billIntent(stripe, { customer, metadata: { bill_id: "7" } });
  return { intent, path: `/v1/payment_intents/${intent.id}`, secret: String(intent.client_secret) };
}

const card = {
  "payment_method_data[type]": "card",
  "payment_method_data[card][number]": "4242424242424242",
  "payment_method_data[card][exp_month]": "12",
  "payment_method_data[card][exp_year]": "34",
  "payment_method_data[card][cvc]": "123",
  "payment_method_data[billing_details][name]": "Asha Patil",
  "payment_method_data[billing_details][address][postal_code]": "400703",
  "payment_method_data[guid]": "g",
  "payment_method_data[muid]": "m",
  "payment_method_data[sid]": "s",
  "payment_method_data[payment_user_agent]": "stripe.js/x",
  "payment_method_data[referrer]": "http://127.0.0.1:3000",
  "payment_method_data[time_on_page]": "4711",
};

test("the browser pays with the key and the client secret, and sees only what concerns it", async () => {
  const { intent, path, secret } = await openIntent();
  const { status, body } = await request(sandbox, "POST", `${path}/confirm`, {
    key: KEY,
    _stripe_version: "2026-10-28.endive",
    client_secret: secret,
    return_url: RETURN_URL,
    expected_payment_method_type: "card",
    use_stripe_sdk: "true",
    guid: "g",
    muid: "m",
    sid: "s",
    payment_user_agent: "stripe.js/x",
    referrer: "http://127.0.0.1:3000",
    time_on_page: "4711",
    ...card,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: intent.id, status: "succeeded", amount: 186_000, client_secret: secret });
  for (const hidden of ["metadata", "customer", "latest_charge", "amount_received", "transfer_group"]) {
    expect(body).not.toHaveProperty(hidden);
  }
});

test("the key may stand in the header too", async () => {
  const { intent, path, secret } = await openIntent();
  const params = { client_secret: secret, return_url: RETURN_URL, ...card };
  const { body } = await request(sandbox, "POST", `${path}/confirm`, params, {
    authorization: `Bearer ${KEY}`,
  });
  expect(body).toMatchObject({ id: intent.id, status: "succeeded" });
});

test("the browser looks at its payment with the client secret", async () => {
  const { intent, path, secret } = await openIntent();
  const { status, body } = await request(sandbox, "GET", path, { key: KEY, client_secret: secret });
  expect({ status, id: body.id }).toEqual({ status: 200, id: intent.id });
  expect(body).not.toHaveProperty("metadata");
});

test("a decline shows the browser no more than an answer does", async () => {
  const { path, secret } = await openIntent();
  const { status, body } = await request(sandbox, "POST", `${path}/confirm`, {
    key: KEY,
    client_secret: secret,
    return_url: RETURN_URL,
    ...card,
    "payment_method_data[card][number]": "4000000000000002",
  });
  expect(status).toBe(402);
  expect(body.error).toMatchObject({
    message: "Your card was declined.",
    payment_intent: { status: "requires_payment_method" },
  });
  expect(JSON.stringify(body)).not.toContain("bill_id");
});

test.each([
  ["a wrong client secret", { client_secret: "pi_1_secret_wrong" }, "client_secret"],
  ["no client secret", {}, "client_secret"],
])("%s opens nothing", async (_case, secret: Record<string, string>, param) => {
  const { intent, path } = await openIntent();
  for (const [method, suffix, params] of [
    ["POST", "/confirm", { return_url: RETURN_URL, ...card }],
    ["GET", "", {}],
  ] as const) {
    const { status, body } = await request(sandbox, method, path + suffix, {
      key: KEY,
      ...secret,
      ...params,
    });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ param });
  }
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_payment_method");
});

test("everything else wants the secret key", async () => {
  const { path } = await openIntent();
  for (const [method, url] of [
    ["POST", "/v1/payment_intents"],
    ["GET", "/v1/payment_intents"],
    ["POST", path],
    ["POST", `${path}/cancel`],
    ["POST", `${path}/capture`],
    ["GET", "/v1/customers"],
    ["POST", "/v1/refunds"],
    ["GET", "/v1/charges"],
    ["GET", "/v1/events"],
    ["GET", "/v1/webhook_endpoints"],
  ] as const) {
    const { status, body } = await request(sandbox, method, url, { key: KEY });
    expect([method, url, status]).toEqual([method, url, 403]);
    expect(body.error).toMatchObject({ code: "secret_key_required" });
  }
});

test("the browser may make a payment method of its card", async () => {
  const typed = Object.fromEntries(
    Object.entries(card).map(([name, value]) => {
      const [, first = "", rest = ""] = /^payment_method_data\[(\w+)\](.*)$/.exec(name) ?? [];
      return [first + rest, value];
    }),
  );
  const { status, body } = await request(sandbox, "POST", "/v1/payment_methods", { key: KEY, ...typed });
  expect({ status, type: body.type }).toEqual({ status: 200, type: "card" });
});

test("a payment method is shown without whose it is and where else it was used", async () => {
  const { id: customer } = await stripe.customers.create();
  const card = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.paymentMethods.update(card.id, { metadata: { nick: "blue" } });
  const { id, client_secret } = await billIntent(stripe, { customer, payment_method: card.id });
  const path = `/v1/payment_intents/${id}`;
  const secret = { key: KEY, client_secret: String(client_secret) };
  const { body } = await request(sandbox, "GET", path, { ...secret, "expand[0]": "payment_method" });
  expect(body.payment_method).toMatchObject({ id: card.id, type: "card", card: { last4: "4242" } });
  const declining = { payment_method: "pm_card_chargeDeclined", return_url: RETURN_URL };
  const declined = await request(sandbox, "POST", `${path}/confirm`, { ...secret, ...declining });
  expect(declined.body.error).toMatchObject({
    payment_method: { card: { last4: "0002" } },
    payment_intent: { last_payment_error: { payment_method: { card: { last4: "0002" } } } },
  });
  for (const shown of [body, declined.body])
    expect(JSON.stringify(shown)).not.toMatch(/"(metadata|customer|fingerprint)"/);
});

test("off-session charging is for servers", async () => {
  const { path, secret } = await openIntent();
  const params = { key: KEY, client_secret: secret, off_session: "true", ...card };
  const { status, body } = await request(sandbox, "POST", `${path}/confirm`, params);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: "parameter_unknown", param: "off_session" });
});

test("a browser of any origin may ask", async () => {
  const { path, secret } = await openIntent();
  const preflight = await request(
    sandbox,
    "OPTIONS",
    `${path}/confirm`,
    {},
    {
      origin: "http://127.0.0.1:3000",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  );
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
  const asked: Record<string, string>[] = [{ key: KEY, client_secret: secret }, { key: KEY }];
  for (const params of asked) {
    const { headers } = await request(sandbox, "GET", path, params);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toContain("Request-Id");
  }
});
