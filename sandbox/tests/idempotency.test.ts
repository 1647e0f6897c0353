import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, refusalOf, request, RETURN_URL, SECRET, sdk, sql, start } from "./harness";

let sandbox: Sandbox;
let slow: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  slow = await start({ delayMs: 400 });
  stripe = sdk(sandbox);
});
afterAll(async () => {
  await sandbox.stop();
  await slow.stop();
});

const INTENTS = "/v1/payment_intents";
const bill = { amount: "186000", currency: "inr", "metadata[bill]": "7" };

let keys = 0;
const withKey = (key = `key-${(keys += 1)}`) => ({ ...SECRET, "idempotency-key": key });

test("a key used again gets the first answer, word for word, and nothing happens twice", async () => {
  const headers = withKey();
  const first = await request(sandbox, "POST", INTENTS, bill, headers);
  const again = await request(sandbox, "POST", INTENTS, bill, headers);
  expect(again.body).toEqual(first.body);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("idempotency-key")).toBe(headers["idempotency-key"]);
});

test("the order of the parameters doesn't matter", async () => {
  const headers = withKey();
  const first = await request(sandbox, "POST", INTENTS, bill, headers);
  const turned = Object.fromEntries(Object.entries(bill).reverse());
  expect((await request(sandbox, "POST", INTENTS, turned, headers)).body.id).toBe(first.body.id);
});

test("a key used for something else is refused", async () => {
  const headers = withKey();
  await request(sandbox, "POST", INTENTS, bill, headers);
  for (const [path, params] of [
    [INTENTS, { ...bill, amount: "200000" }],
    ["/v1/customers", {}],
  ] as const) {
    const { status, body } = await request(sandbox, "POST", path, params, headers);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      type: "idempotency_error",
      message: expect.stringContaining(`Try using a key other than '${headers["idempotency-key"]}'`),
    });
  }
});

test("a key used for something else is refused for that, even if the parameters are wrong as well", async () => {
  const headers = withKey();
  const { body: intent } = await request(sandbox, "POST", INTENTS, bill, headers);
  for (const [path, params] of [
    [INTENTS, { ...bill, amount: "lots" }],
    [INTENTS, { ...bill, wish: "1" }],
    [`${INTENTS}/${String(intent.id)}/cancel`, { cancellation_reason: "whim" }],
  ] as const) {
    const { status, body } = await request(sandbox, "POST", path, params, headers);
    expect({ status, error: body.error }).toMatchObject({
      status: 400,
      error: { type: "idempotency_error" },
    });
  }
  const stranger = { ...headers, authorization: "Bearer nobody" };
  expect((await request(sandbox, "POST", INTENTS, { amount: "lots" }, stranger)).status).toBe(401);
});

test("a key used at another address is told both: the one asked for, then the one it was used at", async () => {
  const headers = withKey();
  await request(sandbox, "POST", INTENTS, bill, headers);
  const { body } = await request(sandbox, "POST", "/v1/customers", {}, headers);
  expect(body.error).toMatchObject({
    message: expect.stringContaining("first used for ('/v1/customers' vs '/v1/payment_intents'). Try"),
  });
});

test("a decline is kept under its key like any other answer", async () => {
  const intent = await billIntent(stripe);
  const confirm = () =>
    stripe.paymentIntents.confirm(
      intent.id,
      { payment_method: "pm_card_chargeDeclined", return_url: RETURN_URL },
      { idempotencyKey: `decline-${intent.id}` },
    );
  const [first, again] = [await refusalOf(confirm()), await refusalOf(confirm())];
  expect(again.charge).toBe(first.charge);
  expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1);
});

test("a refusal of the parameters is not kept: the key can be used again", async () => {
  const headers = withKey();
  expect((await request(sandbox, "POST", INTENTS, { ...bill, amount: "x" }, headers)).status).toBe(400);
  expect((await request(sandbox, "POST", INTENTS, bill, headers)).status).toBe(200);
});

test("a refusal met while working is kept", async () => {
  const headers = withKey();
  const path = "/v1/refunds";
  const params = { payment_intent: (await billIntent(stripe)).id };
  expect((await request(sandbox, "POST", path, params, headers)).status).toBe(400);
  const again = await request(sandbox, "POST", path, params, headers);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});

test("an unexpected fault is kept too: the same answer, whatever has been mended since", async () => {
  const log = jest.spyOn(console, "error").mockImplementation(() => {});
  const { id } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_in" } });
  const setCard =
    "update sandbox.objects set hidden = jsonb_set(hidden::jsonb, '{card}', $2)::json where id = $1";
  await sql(setCard, [id, '"nobody"']);
  const headers = withKey();
  const params = { ...bill, payment_method: id, confirm: "true", return_url: RETURN_URL };
  const first = await request(sandbox, "POST", INTENTS, params, headers);
  expect({ status: first.status, error: first.body.error }).toMatchObject({
    status: 500,
    error: { type: "api_error" },
  });
  await sql(setCard, [id, '"in"']);
  const again = await request(sandbox, "POST", INTENTS, params, headers);
  expect({ status: again.status, body: again.body }).toEqual({ status: 500, body: first.body });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect((await request(sandbox, "POST", INTENTS, params, withKey())).status).toBe(200);
  log.mockRestore();
});

test("a field that can't be expanded is refused before anything is done", async () => {
  const headers = withKey();
  const wrong = await request(sandbox, "POST", INTENTS, { ...bill, "expand[0]": "wish" }, headers);
  expect(wrong.status).toBe(400);
  const right = await request(sandbox, "POST", INTENTS, { ...bill, "expand[0]": "customer" }, headers);
  expect(right.status).toBe(200);
});

test("two requests with one key at once: one works, the other is told so and may come again", async () => {
  const headers = withKey();
  const pair = [request(slow, "POST", INTENTS, bill, headers), request(slow, "POST", INTENTS, bill, headers)];
  const replies = await Promise.all(pair);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  const busy = replies.find(({ status }) => status === 409);
  expect(busy?.body.error).toMatchObject({ type: "idempotency_error", code: "idempotency_key_in_use" });
  expect(busy?.headers.get("stripe-should-retry")).toBe("true");
  const done = replies.find(({ status }) => status === 200);
  expect((await request(slow, "POST", INTENTS, bill, headers)).body.id).toBe(done?.body.id);
});

test("an event names the request and the key that caused it", async () => {
  const headers = withKey();
  const made = await request(sandbox, "POST", INTENTS, bill, headers);
  const { data } = await stripe.events.list({ type: "payment_intent.created", limit: 1 });
  expect(data[0]?.request).toEqual({
    id: made.headers.get("request-id"),
    idempotency_key: headers["idempotency-key"],
  });
});

test("a key has at most 255 characters", async () => {
  expect((await request(sandbox, "POST", INTENTS, bill, withKey("k".repeat(256)))).status).toBe(400);
});
