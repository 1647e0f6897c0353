import Stripe from "stripe";
import type { Sandbox } from "../server";
import { expectStripeObject } from "./contract";
import { billIntent, refusalOf, RETURN_URL, sdk, sql, start, startReceiver, until } from "./harness";

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

const SECRET = "whsec_of_the_shop";

let sandbox: Sandbox;
let stripe: Stripe;
let shop: Receiver;

beforeAll(async () => {
  shop = await startReceiver();
  sandbox = await start({ webhook: { url: shop.url, secret: SECRET } });
  stripe = sdk(sandbox);
});
afterAll(async () => {
  await sandbox.stop();
  await shop.close();
});
beforeEach(() => {
  shop.received.length = 0;
  shop.status = 200;
});

const pay = () =>
  billIntent(stripe, { confirm: true, payment_method: "pm_card_visa", return_url: RETURN_URL });

function opened(receiver: Receiver, secret = SECRET): Stripe.Event[] {
  return receiver.received.map(({ body, signature }) =>
    stripe.webhooks.constructEvent(body, signature, secret),
  );
}

const about = (events: Stripe.Event[], id: string) =>
  events.filter(({ data }) => "id" in data.object && data.object.id === id);

const arrived = (id: string, count = 1) =>
  until(
    () => about(opened(shop), id),
    (events) => events.length >= count,
  );

const triesOf = (intent: string) =>
  sql<{ attempts: number; delivered: boolean; last_error: string | null; waits: number | null }>(
    `select d.attempts, d.delivered_at is not null as delivered, d.last_error,
       round(extract(epoch from d.next_try_at - now()))::int as waits
     from sandbox.deliveries d join sandbox.objects e on e.id = d.event_id
     where e.data->'data'->'object'->>'id' = $1`,
    [intent],
  );

test("what happens to a payment arrives signed, as Stripe would send it", async () => {
  const intent = await pay();
  const events = await arrived(intent.id, 2);
  expect(events.map(({ type }) => type).sort()).toEqual([
    "payment_intent.created",
    "payment_intent.succeeded",
  ]);
  for (const event of events) {
    expectStripeObject("event", event);
    expectStripeObject("payment_intent", event.data.object);
    expect(event).toMatchObject({ api_version: "2026-10-28.endive", livemode: false, pending_webhooks: 1 });
  }
  const succeeded = events.find(({ type }) => type === "payment_intent.succeeded");
  const stored = await until(
    () => stripe.events.retrieve(String(succeeded?.id)),
    (event) => event.pending_webhooks === 0,
  );
  expect(stored.data.object).toEqual(succeeded?.data.object);
});

test("a body changed on the way, or another secret, doesn't pass the check", async () => {
  const intent = await pay();
  await arrived(intent.id);
  const [hook] = shop.received;
  const { body, signature } = hook ?? { body: "", signature: "" };
  expect(() => stripe.webhooks.constructEvent(body.replace("186000", "100"), signature, SECRET)).toThrow();
  expect(() => stripe.webhooks.constructEvent(body, signature, "whsec_other")).toThrow();
});

test("a bad answer is tried again, with a new signature for the same event", async () => {
  shop.status = 500;
  const intent = await billIntent(stripe);
  await arrived(intent.id);
  const [waiting] = await until(
    () => triesOf(intent.id),
    ([delivery]) => delivery?.last_error !== null,
  );
  expect(waiting).toMatchObject({ attempts: 1, delivered: false, last_error: "answered 500" });
  expect((await stripe.events.list({ delivery_success: false })).data[0]?.pending_webhooks).toBe(1);
  shop.status = 200;
  const [first, second] = await arrived(intent.id, 2);
  expect(second?.id).toBe(first?.id);
  expect(new Set(shop.received.map(({ signature }) => signature)).size).toBeGreaterThan(1);
  const [done] = await until(
    () => triesOf(intent.id),
    ([delivery]) => delivery?.delivered === true,
  );
  expect(done).toMatchObject({ attempts: 2, last_error: null });
});

test("an event resent while it is on its way still comes once more", async () => {
  const answering = Promise.withResolvers<void>();
  shop.ready = answering.promise;
  const intent = await billIntent(stripe);
  const [event] = await arrived(intent.id);
  const form = { method: "POST", body: new URLSearchParams({ back: "/events" }) };
  await fetch(`${sandbox.url}/sandbox/events/${event?.id}/resend`, form);
  answering.resolve();
  expect(new Set((await arrived(intent.id, 2)).map(({ id }) => id))).toEqual(new Set([event?.id]));
});

test("a redirect is no success", async () => {
  shop.status = 302;
  const intent = await billIntent(stripe);
  const [tried] = await until(
    () => triesOf(intent.id),
    ([delivery]) => (delivery?.last_error ?? null) !== null,
  );
  expect(tried).toMatchObject({ delivered: false, last_error: "answered 302" });
});

test("the waits grow, and after the last one it is given up", async () => {
  shop.status = 503;
  const intent = await billIntent(stripe);
  const waits: (number | null)[] = [];
  for (let tries = 1; tries <= 7; tries += 1) {
    const [seen] = await until(
      () => triesOf(intent.id),
      ([delivery]) => delivery?.attempts === tries && delivery.last_error !== null,
    );
    waits.push(seen?.waits ?? null);
    await sql("update sandbox.deliveries set next_try_at = now() where next_try_at is not null");
  }
  expect(waits).toEqual([1, 5, 30, 300, 3600, 21_600, null]);
});

test("as long as nobody listens it keeps trying, and arrives when somebody does", async () => {
  const away = await startReceiver();
  await away.close();
  const other = await stripe.webhookEndpoints.create({ url: away.url, enabled_events: ["customer.created"] });
  const customer = await stripe.customers.create({ name: "Asha Patil" });
  const state = "select attempts, bad_answers, last_error from sandbox.deliveries where endpoint_id = $1";
  const refused = () =>
    sql<{ attempts: number; bad_answers: number; last_error: string | null }>(state, [other.id]);
  const hurry = () =>
    sql("update sandbox.deliveries set next_try_at = now() where endpoint_id = $1", [other.id]);
  for (let tries = 1; tries <= 8; tries += 1) {
    const [seen] = await until(
      refused,
      ([delivery]) => delivery?.attempts === tries && delivery.last_error !== null,
    );
    expect(seen).toMatchObject({ last_error: "ECONNREFUSED", bad_answers: 0 });
    await hurry();
  }
  const back = await startReceiver(away.port);
  await hurry();
  await until(
    () => about(opened(back, String(other.secret)), customer.id),
    (events) => events.length === 1,
  );
  await back.close();
  await stripe.webhookEndpoints.del(other.id);
});

test("each endpoint gets the events it asked for", async () => {
  const picky = await startReceiver();
  const made = await stripe.webhookEndpoints.create({
    url: picky.url,
    enabled_events: ["payment_intent.succeeded"],
    description: "Only money",
    metadata: { team: "books" },
  });
  const intent = await pay();
  const events = await until(
    () => opened(picky, String(made.secret)),
    (seen) => seen.length > 0,
  );
  expect(events.map(({ type }) => type)).toEqual(["payment_intent.succeeded"]);
  await arrived(intent.id, 2);
  await stripe.webhookEndpoints.update(made.id, { disabled: true });
  // both endpoints' deliveries are planned in one transaction: once the other's have come, this one's would have too
  await arrived((await pay()).id, 2);
  expect(picky.received).toHaveLength(1);
  await stripe.webhookEndpoints.del(made.id);
  await picky.close();
});

test.each([
  ["a file", { url: "file:///etc/passwd", enabled_events: ["*" as const] }],
  ["no address", { url: "shop", enabled_events: ["*" as const] }],
  ["no events", { url: "https://shop.example", enabled_events: [] }],
])("an endpoint with %s is refused", async (_case, params) => {
  expect(await refusalOf(stripe.webhookEndpoints.create(params))).toMatchObject({ statusCode: 400 });
});

test("started anew it delivers what was waiting, and keeps one endpoint of its own", async () => {
  shop.status = 500;
  const intent = await billIntent(stripe);
  await arrived(intent.id);
  await sandbox.stop();
  await sql(
    "update sandbox.deliveries set next_try_at = now() + interval '5 hours' where delivered_at is null",
  );
  const moved = await startReceiver();
  sandbox = await start({ webhook: { url: moved.url, secret: "whsec_rolled" } });
  stripe = sdk(sandbox);
  await until(
    () => about(opened(moved, "whsec_rolled"), intent.id),
    (events) => events.length === 1,
  );
  expect(await sql("select id from sandbox.objects where hidden->>'fromEnvironment' = 'true'")).toHaveLength(
    1,
  );
  for (const secret of ["whsec_rolled", SECRET])
    expect(opened(moved, secret)).toHaveLength(moved.received.length);
  expect(moved.received[0]?.signature).toMatch(/^t=\d+,v1=\w{64},v1=\w{64},v0=\w{64}$/);
  await moved.close();
});

test("two sandboxes on one database start at once and deliver everything", async () => {
  const [one, two] = await Promise.all([
    start({ webhook: { url: shop.url, secret: SECRET } }),
    start({ webhook: { url: shop.url, secret: SECRET } }),
  ]);
  const made = await Promise.all(Array.from({ length: 10 }, (_, at) => billIntent(sdk(at % 2 ? one : two))));
  const ids = made.map(({ id }) => id);
  await until(
    () => new Set(ids.filter((id) => about(opened(shop), id).length > 0)),
    (seen) => seen.size === 10,
  );
  await Promise.all([one.stop(), two.stop()]);
});
