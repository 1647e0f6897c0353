import Stripe from "stripe";
import type { Sandbox } from "../server";
import { expectStripeObject } from "./contract";
import { billIntent, RETURN_URL, sdk, sql, start } from "./harness";

const SECRET = "whsec_of_the_shop";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start({ manual: true, webhook: { url: "http://127.0.0.1:1/hook", secret: SECRET } });
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const pay = (card = "pm_card_visa", more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { confirm: true, payment_method: card, return_url: RETURN_URL, ...more });

const waitingTypes = async () => (await sandbox.control.undelivered()).map(({ type }) => type);

test("deliveries wait, signed, in the order in which they happened", async () => {
  const intent = await pay();
  const waiting = await sandbox.control.undelivered();
  expect(waiting.map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
  ]);
  for (const { body, signature, eventId, type } of waiting) {
    const event = stripe.webhooks.constructEvent(body, signature, SECRET);
    expectStripeObject("event", event);
    expect(event).toMatchObject({ id: eventId, type, pending_webhooks: 1 });
  }
  expect(waiting[2]?.body).toContain(intent.id);
});

test("what was handed over is off the list; the rest waits on", async () => {
  await pay();
  const [first, second] = await sandbox.control.undelivered();
  await sandbox.control.markDelivered([first?.deliveryId ?? "", second?.deliveryId ?? ""]);
  expect(await waitingTypes()).toEqual(["payment_intent.succeeded"]);
  expect((await stripe.events.retrieve(String(first?.eventId))).pending_webhooks).toBe(0);
});

test("nothing is tried by itself", async () => {
  await pay();
  expect(await sql("select attempts from sandbox.deliveries where attempts > 0")).toEqual([]);
});

test("what happens later happens when the time has come and it is asked for", async () => {
  await pay("pm_card_createDispute");
  await sandbox.control.runTimers();
  expect(await waitingTypes()).not.toContain("charge.dispute.created");
  sandbox.control.advance(HOUR);
  await sandbox.control.runTimers();
  const types = await waitingTypes();
  expect(types).toContain("charge.updated");
  expect(types).toContain("charge.dispute.created");
});

test("a time moved on shows in everything: objects, events, signatures and what lapses", async () => {
  const held = await pay("pm_card_visa", { capture_method: "manual" });
  sandbox.control.advance(8 * DAY);
  await sandbox.control.runTimers();
  expect((await stripe.paymentIntents.retrieve(held.id)).status).toBe("canceled");
  const later = await billIntent(stripe);
  const ahead = later.created - held.created;
  expect(ahead).toBeGreaterThanOrEqual((8 * DAY) / 1000);
  expect(later.created).toBeLessThanOrEqual(Math.floor(sandbox.control.now().getTime() / 1000));
  const created = (await sandbox.control.undelivered()).at(-1);
  expect(Number(/^t=(\d+)/.exec(String(created?.signature))?.[1])).toBeGreaterThanOrEqual(later.created);
  expect(JSON.parse(String(created?.body))).toMatchObject({ created: later.created });
  const [delivery] = await sql<{ due: number }>(
    "select extract(epoch from next_try_at)::int as due from sandbox.deliveries order by id desc limit 1",
  );
  expect(delivery?.due).toBeGreaterThanOrEqual(later.created);
});

test("a customer who is asked agrees or refuses, once", async () => {
  const { control } = sandbox;
  const [first, second] = [
    await pay("pm_card_threeDSecure2Required"),
    await pay("pm_card_threeDSecure2Required"),
  ];
  expect(await control.act("customer-authorised", first.id)).toBe(true);
  expect(await control.act("customer-refused", first.id)).toBe(false);
  expect(await control.act("customer-refused", second.id)).toBe(true);
  expect((await stripe.paymentIntents.retrieve(first.id)).status).toBe("succeeded");
  expect((await stripe.paymentIntents.retrieve(second.id)).last_payment_error?.code).toBe(
    "payment_intent_authentication_failure",
  );
});

test("the time doesn't go back", () => {
  expect(() => sandbox.control.advance(-1)).toThrow(RangeError);
  expect(() => sandbox.control.advance(NaN)).toThrow(RangeError);
});

test("reset leaves an empty sandbox with its endpoint, no faults and the machine's time", async () => {
  const intent = await pay();
  await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:2/other", enabled_events: ["*"] });
  sandbox.control.advance(400 * DAY);
  sandbox.control.failNext({ fault: "500", times: 5 });
  sandbox.control.down(true);
  await sandbox.control.reset();
  expect((await stripe.events.list()).data).toEqual([]);
  await expect(stripe.paymentIntents.retrieve(intent.id)).rejects.toMatchObject({ statusCode: 404 });
  expect((await stripe.webhookEndpoints.list()).data.map(({ url }) => url)).toEqual([
    "http://127.0.0.1:1/hook",
  ]);
  expect(await sql("select id from sandbox.timers union all select id from sandbox.deliveries")).toEqual([]);
  expect(Math.abs(sandbox.control.now().getTime() - Date.now())).toBeLessThan(HOUR);
});
