import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { expectStripeObject } from "./contract";
import { billIntent, refusalOf, request, SECRET, sdk, start, type Json } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

const INTENTS = "/v1/payment_intents";
const bill = { amount: "186000", currency: "inr" };

test("every answer names its request and the version it speaks", async () => {
  const { headers } = await request(sandbox, "POST", INTENTS, bill, SECRET);
  expect(headers.get("request-id")).toMatch(/^req_\w{14}$/);
  expect(headers.get("stripe-version")).toBe("2026-10-28.endive");
  const { lastResponse } = await billIntent(stripe);
  expect(lastResponse).toMatchObject({
    requestId: expect.stringMatching(/^req_/),
    apiVersion: "2026-10-28.endive",
  });
});

test("another version is refused rather than answered in the wrong shape", async () => {
  const headers = { ...SECRET, "stripe-version": "2020-08-27" };
  const { status, body } = await request(sandbox, "GET", INTENTS, {}, headers);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ message: expect.stringContaining("2020-08-27") });
});

describe("keys", () => {
  test("a call without a key is refused", async () => {
    const { status, body } = await request(sandbox, "GET", INTENTS);
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ message: expect.stringContaining("did not provide an API key") });
  });

  test.each(["sk_live_51HxyzSecret", "pk_live_51HxyzSecret", "rk_live_51HxyzSecret", "hunter2", "sk_test_"])(
    "%s is refused, and never repeated",
    async (key) => {
      const { status, body } = await request(sandbox, "POST", INTENTS, bill, {
        authorization: `Bearer ${key}`,
      });
      expect(status).toBe(401);
      expectStripeObject("error", body);
      expect(JSON.stringify(body)).toContain("Invalid API Key provided: ");
      expect(JSON.stringify(body)).toContain("****");
      expect(JSON.stringify(body)).not.toContain("HxyzSecret");
      expect(JSON.stringify(body)).not.toContain("hunter2");
    },
  );

  test.each(["sk_test_4eC39Hq", "rk_test_4eC39Hq", "sk_test_kept-in_a-file"])("%s is taken", async (key) => {
    const reply = await request(sandbox, "GET", INTENTS, {}, { authorization: `Bearer ${key}` });
    expect(reply.status).toBe(200);
  });

  test("the key may be the user name of basic authentication", async () => {
    const authorization = `Basic ${Buffer.from("sk_test_shop:").toString("base64")}`;
    expect((await request(sandbox, "GET", INTENTS, {}, { authorization })).status).toBe(200);
  });
});

test.each<[string, Record<string, string>, Json]>([
  ["no amount", { currency: "inr" }, { code: "parameter_missing", param: "amount" }],
  ["an amount in words", { ...bill, amount: "lots" }, { code: "parameter_invalid_integer", param: "amount" }],
  [
    "an amount with paise after a point",
    { ...bill, amount: "1860.50" },
    { code: "parameter_invalid_integer" },
  ],
  ["an empty amount", { ...bill, amount: "" }, { code: "parameter_invalid_empty", param: "amount" }],
  [
    "a list of amounts",
    { ...bill, "amount[0]": "500" },
    { code: "parameter_invalid_integer", param: "amount" },
  ],
  ["an empty choice", { ...bill, capture_method: "" }, { code: "parameter_invalid_empty" }],
  ["a character that no text has", { ...bill, description: "Bill\0" }, {}],
  ["nothing to pay", { ...bill, amount: "0" }, { code: "parameter_invalid_integer" }],
  ["less than the least", { ...bill, amount: "49" }, { code: "amount_too_small", param: "amount" }],
  ["more than the most", { ...bill, amount: "100000000" }, { code: "amount_too_large", param: "amount" }],
  ["a currency that doesn't exist", { ...bill, currency: "rup" }, { param: "currency" }],
  ["a parameter nobody knows", { ...bill, wish: "1" }, { code: "parameter_unknown", param: "wish" }],
  [
    "payment_method_types, which is no more",
    { ...bill, "payment_method_types[0]": "card" },
    { code: "parameter_unknown", param: "payment_method_types" },
  ],
  [
    "an unknown field of a known one",
    { ...bill, "automatic_payment_methods[wish]": "1", "automatic_payment_methods[enabled]": "true" },
    { code: "parameter_unknown", param: "automatic_payment_methods[wish]" },
  ],
  [
    "a customer that isn't there",
    { ...bill, customer: "cus_nobody" },
    { code: "resource_missing", param: "customer", message: "No such customer: 'cus_nobody'" },
  ],
  [
    "a card that isn't there",
    { ...bill, payment_method: "pm_nothing" },
    { code: "resource_missing", param: "payment_method" },
  ],
  [
    "a wrong choice",
    { ...bill, capture_method: "never" },
    {
      param: "capture_method",
      message: "Invalid capture_method: must be one of automatic, automatic_async, or manual",
    },
  ],
  [
    "a wrong boolean",
    { ...bill, confirm: "perhaps" },
    { param: "confirm", message: "Invalid boolean: perhaps" },
  ],
  ["a hash where text belongs", { ...bill, "description[a]": "1" }, { param: "description" }],
  ["text where a hash belongs", { ...bill, shipping: "home" }, { param: "shipping" }],
  ["metadata too long", { ...bill, "metadata[note]": "x".repeat(501) }, { param: "metadata[note]" }],
  ["a return address for nothing to return from", { ...bill, return_url: "https://shop.example" }, {}],
  [
    "a statement descriptor, which cards don't take",
    { ...bill, statement_descriptor: "TIFFIN" },
    { param: "statement_descriptor" },
  ],
])("an intent with %s is refused", async (_case, params, error) => {
  const { status, body } = await request(sandbox, "POST", INTENTS, params, SECRET);
  expect(status).toBe(400);
  expectStripeObject("error", body);
  expect(body.error).toMatchObject({ type: "invalid_request_error", ...error });
});

test("what Stripe takes and a sandbox has no use for is taken and forgotten", async () => {
  const params = { ...bill, "radar_options[session]": "rse_1", "payment_details[order_reference]": "7" };
  const { status, body } = await request(sandbox, "POST", INTENTS, params, SECRET);
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain("rse_1");
});

test("what Stripe takes and would act on is refused rather than ignored", async () => {
  const params = { ...bill, application_fee_amount: "100" };
  const { body } = await request(sandbox, "POST", INTENTS, params, SECRET);
  expect(body.error).toMatchObject({ code: "parameter_unknown", param: "application_fee_amount" });
  const byHand = { ...bill, confirmation_method: "manual" };
  const refused = await request(sandbox, "POST", INTENTS, byHand, SECRET);
  expect({ status: refused.status, error: refused.body.error }).toMatchObject({
    status: 400,
    error: { param: "confirmation_method" },
  });
});

test("a JSON body is refused", async () => {
  const headers = { ...SECRET, "content-type": "application/json" };
  const reply = await fetch(`${sandbox.url}${INTENTS}`, {
    method: "POST",
    headers,
    body: JSON.stringify(bill),
  });
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain("application/x-www-form-urlencoded");
  const stranger = { ...headers, authorization: "Bearer nobody" };
  const refused = await fetch(`${sandbox.url}${INTENTS}`, { method: "POST", headers: stranger, body: "{}" });
  expect(refused.status).toBe(401);
});

test("an address that Stripe doesn't have is answered as Stripe answers it", async () => {
  for (const path of ["/v1/wishes", "/v1/payment_intents/pi_1/wish", "/v2/core/events", "/nowhere"]) {
    const { status, body } = await request(sandbox, "GET", path, {}, SECRET);
    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      message: expect.stringContaining(`Unrecognized request URL (GET: ${path})`),
    });
  }
});

test("a refusal of anything names its request too", async () => {
  for (const [method, path] of [
    ["GET", "/v1/wishes"],
    ["GET", "/v1/payment_intents/pi_nothing"],
    ["PUT", "/nowhere"],
  ] as const) {
    const { headers } = await request(sandbox, method, path, {}, SECRET);
    expect(headers.get("request-id")).toMatch(/^req_\w{14}$/);
  }
});

test("searching is not for merchants in India", async () => {
  const query = "status:'succeeded'";
  for (const search of [stripe.paymentIntents, stripe.charges, stripe.customers])
    expect(await refusalOf(search.search({ query }))).toMatchObject({
      statusCode: 400,
      message: "The Search API is not available to merchants in India.",
    });
});

test("an object that isn't there is a 404 that names it", async () => {
  expect(await refusalOf(stripe.paymentIntents.retrieve("pi_nothing"))).toMatchObject({
    statusCode: 404,
    code: "resource_missing",
    message: "No such payment_intent: 'pi_nothing'",
  });
  await expect(stripe.charges.retrieve("ch_x")).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.refunds.retrieve("re_x")).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.events.retrieve("evt_x")).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.customers.retrieve("cus_x")).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.paymentMethods.retrieve("pm_x")).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.webhookEndpoints.retrieve("we_x")).rejects.toMatchObject({ statusCode: 404 });
});

test.each(["/v1/customers/%00", "/v1/payment_intents/pi_1%00"])("%s is nowhere", async (path) => {
  expect((await request(sandbox, "GET", path, {}, SECRET)).status).toBe(404);
});

test("an id of another kind of object is not there", async () => {
  const { id } = await stripe.customers.create();
  await expect(stripe.paymentIntents.retrieve(id)).rejects.toMatchObject({ statusCode: 404 });
});

test("health says whether it can work", async () => {
  const { status, body } = await request(sandbox, "GET", "/health");
  expect({ status, body }).toEqual({ status: 200, body: { status: "ok" } });
});
