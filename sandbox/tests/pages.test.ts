import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, request, RETURN_URL, sdk, SECRET, start, startReceiver, until } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;
let shop: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  shop = await startReceiver();
  sandbox = await start({ webhook: { url: shop.url, secret: "whsec_of_the_shop" } });
  stripe = sdk(sandbox);
});
afterAll(async () => {
  await sandbox.stop();
  await shop.close();
});

const show = async (path: string) => (await fetch(sandbox.url + path)).text();

const pay = (card = "pm_card_visa", more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { confirm: true, payment_method: card, return_url: RETURN_URL, ...more });

test("payments, with what was typed by others made harmless", async () => {
  const customer = await stripe.customers.create({ name: "Asha <b>Patil</b>", email: "asha@example.in" });
  const intent = await pay("pm_card_visa", { description: "Bill 7 <script>", customer: customer.id });
  const page = await show("/");
  expect(page).toContain(`href="/payments/${intent.id}"`);
  expect(page).toContain("₹1,860.00");
  expect(page).toContain("Succeeded");
  expect(page).toContain("Asha &lt;b&gt;Patil&lt;/b&gt;");
  expect(page).toContain("Bill 7 &lt;script&gt;");
  expect(page).not.toContain("<script>");
});

test("payments of one status alone", async () => {
  const paid = await pay();
  const open = await billIntent(stripe);
  const page = await show("/?status=incomplete");
  expect(page).toContain(open.id);
  expect(page).not.toContain(paid.id);
  expect(await show("/?status=anything")).toContain(paid.id);
});

test("long lists go on on another page", async () => {
  const customer = await stripe.customers.create({ name: "First of many" });
  for (let more = 0; more < 25; more += 1) await stripe.customers.create({ name: `Customer ${more}` });
  const first = await show("/customers");
  expect(first).not.toContain(customer.id);
  const older = /href="(\/customers\?after=[^"]+)"/.exec(first)?.[1];
  const second = await show(String(older));
  expect(second).toContain(customer.id);
  const newer = /href="(\/customers\?before=[^"]+)"/.exec(second)?.[1];
  expect(await show(String(newer))).toContain("Customer 24");
});

test("a payment with its timeline, charges, refunds and its JSON", async () => {
  const intent = await pay();
  await stripe.refunds.create({ payment_intent: intent.id, amount: 62_000, reason: "duplicate" });
  const page = await show(`/payments/${intent.id}`);
  for (const shown of [
    "payment_intent.succeeded",
    "refund.created",
    "visa ····4242",
    "₹620.00",
    "Partly refunded",
  ])
    expect(page).toContain(shown);
  expect(page).toContain("&quot;object&quot;: &quot;payment_intent&quot;");
});

test("why a payment failed", async () => {
  const intent = await billIntent(stripe);
  await request(
    sandbox,
    "POST",
    `/v1/payment_intents/${intent.id}/confirm`,
    {
      payment_method: "pm_card_chargeDeclinedInsufficientFunds",
      return_url: RETURN_URL,
    },
    SECRET,
  );
  const page = await show(`/payments/${intent.id}`);
  expect(page).toContain("Your card has insufficient funds.");
  expect(page).toContain("Failed");
});

test("a customer with their payments and cards", async () => {
  const customer = await stripe.customers.create({ name: "Ravi Kulkarni", address: { city: "Pune" } });
  await stripe.paymentMethods.attach("pm_card_mastercard", { customer: customer.id });
  const intent = await pay("pm_card_visa", { customer: customer.id });
  const page = await show(`/customers/${customer.id}`);
  for (const shown of ["Ravi Kulkarni", "Pune", intent.id, "mastercard ····4444"])
    expect(page).toContain(shown);
  await stripe.customers.del(customer.id);
  expect(await show(`/customers/${customer.id}`)).toContain("Deleted customer");
});

test("an event with each try to deliver it", async () => {
  shop.status = 503;
  await billIntent(stripe);
  const [event] = (await stripe.events.list({ limit: 1 })).data;
  const path = `/events/${event?.id}`;
  const page = await until(
    () => show(path),
    (html) => html.includes("answered 503"),
  );
  expect(page).toContain(shop.url);
  expect(page).toContain("Next try");
  shop.status = 200;
  await until(
    () => show(path),
    (html) => html.includes("answered 200") && html.includes("Delivered"),
  );
  expect(await show("/events")).toContain(path);
});

test("webhook endpoints, without their secrets", async () => {
  const page = await show("/webhooks");
  expect(page).toContain(shop.url);
  expect(page).not.toContain("whsec_of_the_shop");
});

test.each([
  "/payments/pi_nothing",
  "/customers/cus_nothing",
  "/events/evt_nothing",
  "/events?after=evt_nothing",
])("%s is not there", async (path) => {
  const answer = await fetch(sandbox.url + path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toContain("text/html");
});
