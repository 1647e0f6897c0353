import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, eventTypes, refusalOf, request, RETURN_URL, sdk, sql, start, until } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start({ upi: true });
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

const BY_UPI = {
  confirm: true,
  payment_method_data: { type: "upi" },
  return_url: RETURN_URL,
} as const;

const scan = (params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { ...BY_UPI, ...params });

function hostedPage(intent: Stripe.PaymentIntent): string {
  const action = intent.next_action?.upi_handle_redirect_or_display_qr_code;
  if (!action) throw new Error(`intent ${intent.id} doesn't wait for UPI`);
  return action.hosted_instructions_url;
}

function press(url: string, choice: string, origin = sandbox.url): Promise<Response> {
  const body = new URLSearchParams({ answer: choice });
  return fetch(url, { method: "POST", body, headers: { origin }, redirect: "manual" });
}

const EXPIRED = "payment_intent_payment_attempt_expired";

describe("what an intent offers", () => {
  const offered = async (params: Partial<Stripe.PaymentIntentCreateParams>) =>
    (await billIntent(stripe, params)).payment_method_types;

  test.each<[string, Partial<Stripe.PaymentIntentCreateParams>, string[]]>([
    ["a bill", {}, ["card", "upi"]],
    ["the least by UPI", { amount: 100 }, ["card", "upi"]],
    ["less than that", { amount: 99 }, ["card"]],
    ["the most by UPI", { amount: 10_000_000 }, ["card", "upi"]],
    ["more than that", { amount: 10_000_001 }, ["card"]],
    ["another currency", { currency: "usd" }, ["card"]],
    ["money held for later", { capture_method: "manual" }, ["card"]],
    [
      "a customer who stays in the shop",
      { automatic_payment_methods: { enabled: true, allow_redirects: "never" } },
      ["card"],
    ],
    ["UPI alone", { allowed_payment_method_types: ["upi"] }, ["upi"]],
  ])("%s", async (_case, params, types) => {
    expect(await offered(params)).toEqual(types);
  });

  test("a changed amount changes it", async () => {
    const intent = await billIntent(stripe);
    const changed = await stripe.paymentIntents.update(intent.id, { amount: 10_000_001 });
    expect(changed.payment_method_types).toEqual(["card"]);
  });
});

test("a customer authorizes a payment at the page with its code, and comes back", async () => {
  const intent = await scan();
  expect(intent).toMatchObject({ status: "requires_action", latest_charge: null });
  const page = await (await fetch(hostedPage(intent))).text();
  expect(page).toMatch(/₹1,860\.00[\s\S]*Authorize[\s\S]*Expire/);
  const reply = await press(hostedPage(intent), "authorize");
  const back = new URL(reply.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(RETURN_URL);
  expect(back.searchParams.get("payment_intent")).toBe(intent.id);
  expect(back.searchParams.get("redirect_status")).toBe("succeeded");
  expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] })).toMatchObject({
    status: "succeeded",
    next_action: null,
    amount_received: 186_000,
    latest_charge: { payment_method_details: { type: "upi", upi: { vpa: "customer@stripeupi" } } },
  });
  expect(await eventTypes(stripe, intent.id)).toEqual([
    "payment_intent.created",
    "payment_intent.requires_action",
    "payment_intent.succeeded",
  ]);
  expect((await press(hostedPage(intent), "expire")).status).toBe(404);
});

test("a payment left to expire charges nothing, and the intent can be paid otherwise", async () => {
  const intent = await scan();
  const reply = await press(hostedPage(intent), "expire");
  expect(reply.headers.get("location")).toContain("redirect_status=failed");
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: "requires_payment_method",
    latest_charge: null,
    last_payment_error: { code: EXPIRED, payment_method: { type: "upi" } },
  });
  const card = { payment_method: "pm_card_visa", return_url: RETURN_URL };
  expect((await stripe.paymentIntents.confirm(intent.id, card)).status).toBe("succeeded");
});

test("it expires by itself after five minutes, and only if it still waits", async () => {
  const left = await scan();
  const action = left.next_action?.upi_handle_redirect_or_display_qr_code;
  const waits = Number(action?.qr_code.expires_at) - left.created;
  expect(waits).toBeGreaterThanOrEqual(300);
  expect(waits).toBeLessThan(303);
  const taken = await scan();
  await press(hostedPage(taken), "authorize");
  const hurry = "update sandbox.timers set due_at = now() where task = 'expire-upi'";
  await sql(hurry);
  const gone = await until(
    () => stripe.paymentIntents.retrieve(left.id),
    ({ status }) => status !== "requires_action",
  );
  expect(gone.last_payment_error?.code).toBe(EXPIRED);
  expect((await fetch(hostedPage(left))).status).toBe(404);
  expect((await stripe.paymentIntents.retrieve(taken.id)).status).toBe("succeeded");
});

test("the code is there as two pictures", async () => {
  const intent = await scan();
  const { qr_code: code } = intent.next_action?.upi_handle_redirect_or_display_qr_code ?? {};
  const svg = await fetch(String(code?.image_url_svg));
  expect(await svg.text()).toMatch(/^<svg /);
  const png = Buffer.from(await (await fetch(String(code?.image_url_png))).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});

test("no other site can press the buttons", async () => {
  const intent = await scan();
  expect((await press(hostedPage(intent), "authorize", "https://evil.example")).status).toBe(403);
  expect((await press(hostedPage(intent), "wish")).status).toBe(400);
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_action");
});

test("the browser confirms with the client secret and is shown the page", async () => {
  const intent = await billIntent(stripe);
  const secret = { key: "pk_test_shop", client_secret: String(intent.client_secret) };
  const path = `/v1/payment_intents/${intent.id}`;
  const seen = await request(sandbox, "GET", path, secret);
  expect(seen.body.payment_method_types).toEqual(["card", "upi"]);
  const { body } = await request(sandbox, "POST", `${path}/confirm`, {
    ...secret,
    return_url: RETURN_URL,
    expected_payment_method_type: "upi",
    "payment_method_data[type]": "upi",
  });
  expect(body).toMatchObject({
    status: "requires_action",
    next_action: { type: "upi_handle_redirect_or_display_qr_code" },
  });
});

test("the browser learns what is offered before there is an intent", async () => {
  const ask = async (amount: string, key = "pk_test_shop") =>
    request(sandbox, "GET", "/v1/elements/sessions", {
      key,
      type: "deferred_intent",
      "deferred_intent[mode]": "payment",
      "deferred_intent[amount]": amount,
      "deferred_intent[currency]": "inr",
    });
  const offers = (types: string[]) => ({
    payment_method_preference: { ordered_payment_method_types: types },
  });
  expect((await ask("186000")).body).toMatchObject(offers(["card", "upi"]));
  expect((await ask("10000001")).body).toMatchObject(offers(["card"]));
  expect((await ask("many")).status).toBe(400);
  expect((await ask("186000", "nobody")).status).toBe(401);
});

test.each<[string, Partial<Stripe.PaymentIntentCreateParams>, object]>([
  [
    "less than UPI takes",
    { amount: 99, allowed_payment_method_types: ["upi"] },
    { code: "amount_too_small", param: "amount" },
  ],
  [
    "more than UPI takes",
    { amount: 10_000_001, allowed_payment_method_types: ["card", "upi"] },
    { code: "amount_too_large", param: "amount" },
  ],
  [
    "cards alone allowed",
    { allowed_payment_method_types: ["card"] },
    { code: "payment_intent_incompatible_payment_method" },
  ],
  ["money to be held", { capture_method: "manual" }, { code: "payment_intent_incompatible_payment_method" }],
  ["nobody there to authorize", { off_session: true }, { code: "payment_intent_mandate_invalid" }],
])("UPI with %s is refused", async (_case, params, error) => {
  expect(await refusalOf(scan(params))).toMatchObject({ statusCode: 400, ...error });
});

test("a payment by UPI can't be kept for later", async () => {
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.create({ type: "upi" });
  expect(await refusalOf(stripe.paymentMethods.attach(id, { customer }))).toMatchObject({ statusCode: 400 });
});

describe("switched off", () => {
  let cardsOnly: Sandbox;

  beforeAll(async () => {
    cardsOnly = await start();
  });
  afterAll(() => cardsOnly.stop());

  test("UPI is neither offered nor taken", async () => {
    const shop = sdk(cardsOnly);
    const intent = await billIntent(shop);
    expect(intent.payment_method_types).toEqual(["card"]);
    expect(await refusalOf(billIntent(shop, BY_UPI))).toMatchObject({
      code: "payment_intent_incompatible_payment_method",
    });
    expect(
      await refusalOf(billIntent(shop, { allowed_payment_method_types: ["card", "upi"] })),
    ).toMatchObject({ param: "allowed_payment_method_types" });
    expect(await refusalOf(shop.paymentMethods.create({ type: "upi" }))).toMatchObject({ param: "type" });
  });
});
