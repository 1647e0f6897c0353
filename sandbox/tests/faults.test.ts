import Stripe from "stripe";
import type { FaultPlan } from "../faults/faults";
import type { Sandbox } from "../server";
import { billIntent, refusalOf, request, RETURN_URL, sdk, SECRET, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start({ manual: true });
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const BILL = { amount: "186000", currency: "inr" };

const create = (key?: string) =>
  request(sandbox, "POST", "/v1/payment_intents", BILL, {
    ...SECRET,
    ...(key && { "idempotency-key": key }),
  });

const intents = async () => (await stripe.paymentIntents.list()).data;

const fail = (plan: FaultPlan) => sandbox.control.failNext(plan);

test("a refused connection is closed with nothing done, and the next one is served", async () => {
  fail({ fault: "refuse" });
  await expect(create()).rejects.toThrow("fetch failed");
  expect(await intents()).toEqual([]);
  expect((await create()).status).toBe(200);
});

test("the SDK sees a closed connection as one that can be tried again", async () => {
  fail({ fault: "refuse", times: 2 });
  expect(await refusalOf(billIntent(stripe))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
});

test("429 does nothing and saves nothing: the same key works afterwards", async () => {
  fail({ fault: "429" });
  const refused = await create("pay-bill-7");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("stripe-rate-limited-reason")).toBe("global-rate");
  expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  expect(refused.body).toMatchObject({ error: { type: "invalid_request_error", code: "rate_limit" } });
  expect(await intents()).toEqual([]);
  expect((await create("pay-bill-7")).status).toBe(200);
});

test("an object held by another request is a 429 with a code of its own", async () => {
  fail({ fault: "lock-timeout" });
  const refused = await create("pay-bill-7");
  expect(refused).toMatchObject({ status: 429, body: { error: { code: "lock_timeout" } } });
  expect(refused.headers.get("stripe-rate-limited-reason")).toBeNull();
  expect((await create("pay-bill-7")).status).toBe(200);
});

test("the SDK makes an error of its own kind of each", async () => {
  fail({ fault: "429" });
  expect(await refusalOf(billIntent(stripe))).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  fail({ fault: "500" });
  expect(await refusalOf(billIntent(stripe))).toBeInstanceOf(Stripe.errors.StripeAPIError);
});

test("500 before the work: nothing done, nothing saved", async () => {
  fail({ fault: "500" });
  expect((await create("pay-bill-7")).status).toBe(500);
  expect(await intents()).toEqual([]);
  expect((await create("pay-bill-7")).status).toBe(200);
});

test("500 after the work: it is done, and the key replays the 500", async () => {
  fail({ fault: "500-after" });
  const broken = await create("pay-bill-7");
  expect(broken.status).toBe(500);
  expect(await intents()).toHaveLength(1);
  const again = await create("pay-bill-7");
  expect(again).toMatchObject({ status: 500, body: broken.body });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await intents()).toHaveLength(1);
});

test("500 over a replay leaves what was saved as it was", async () => {
  const made = await create("pay-bill-7");
  fail({ fault: "500-after" });
  expect((await create("pay-bill-7")).status).toBe(500);
  expect((await create("pay-bill-7")).body).toEqual(made.body);
});

test("a lost reply: the work is done, and the same key tells what came of it", async () => {
  fail({ fault: "lose-reply" });
  await expect(create("pay-bill-7")).rejects.toThrow("fetch failed");
  const [made] = await intents();
  const again = await create("pay-bill-7");
  expect(again.body.id).toBe(made?.id);
  expect(await intents()).toHaveLength(1);
});

test("the SDK gets over a lost reply by itself, without paying twice", async () => {
  const patient = new Stripe("sk_test_shop", {
    host: "127.0.0.1",
    port: new URL(sandbox.url).port,
    protocol: "http",
    maxNetworkRetries: 1,
  });
  fail({ fault: "lose-reply" });
  const intent = await billIntent(patient, {
    confirm: true,
    payment_method: "pm_card_visa",
    return_url: RETURN_URL,
  });
  expect(intent.status).toBe("succeeded");
  expect(await intents()).toHaveLength(1);
});

test("slow answers as well as ever, but late", async () => {
  fail({ fault: "slow", ms: 60 });
  const since = performance.now();
  expect((await create()).status).toBe(200);
  expect(performance.now() - since).toBeGreaterThanOrEqual(59);
});

test("only the request that was meant is hit, as often as was asked", async () => {
  fail({ fault: "500", method: "POST", path: "/v1/payment_intents/:id/confirm", times: 2 });
  const intent = await billIntent(stripe);
  const path = `/v1/payment_intents/${intent.id}`;
  const confirm = () =>
    request(
      sandbox,
      "POST",
      `${path}/confirm`,
      { payment_method: "pm_card_visa", return_url: RETURN_URL },
      SECRET,
    );
  expect((await request(sandbox, "GET", path, {}, SECRET)).status).toBe(200);
  expect((await request(sandbox, "POST", path, { description: "Bill 8" }, SECRET)).status).toBe(200);
  expect([(await confirm()).status, (await confirm()).status, (await confirm()).status]).toEqual([
    500, 500, 200,
  ]);
});

test("a preflight isn't the request that was meant", async () => {
  fail({ fault: "500" });
  expect((await request(sandbox, "OPTIONS", "/v1/payment_intents")).status).toBe(200);
  expect((await create()).status).toBe(500);
});

test("faults come in the order in which they were asked for", async () => {
  fail({ fault: "429" });
  fail({ fault: "500" });
  expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([
    429, 500, 200,
  ]);
});

test("while it is down nobody is served; then it goes on with what it knew", async () => {
  const intent = await billIntent(stripe);
  sandbox.control.down(true);
  await expect(create()).rejects.toThrow("fetch failed");
  await expect(request(sandbox, "GET", `/v1/payment_intents/${intent.id}`, {}, SECRET)).rejects.toThrow(
    "fetch failed",
  );
  sandbox.control.down(false);
  expect((await intents()).map(({ id }) => id)).toEqual([intent.id]);
});
