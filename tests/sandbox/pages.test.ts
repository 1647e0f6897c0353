import type Stripe from "stripe";
import type { Sandbox } from "@/sandbox/server";
import { billIntent, sdk, start, startReceiver, until } from "./harness";

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

const overview = async () => (await fetch(`${sandbox.url}/`)).text();

test("the page shows payments, events and how their deliveries went", async () => {
  const intent = await billIntent(stripe, { description: "Bill 7 <script>" });
  const page = await until(overview, (html) => html.includes(`delivered to ${shop.url}`));
  expect(page).toContain(intent.id);
  expect(page).toContain("₹1,860.00");
  expect(page).toContain("payment_intent.created");
  expect(page).toContain("Bill 7 &lt;script&gt;");
});

test("Resend delivers an event once more", async () => {
  const intent = await billIntent(stripe);
  const { data } = await stripe.events.list({ limit: 1 });
  const [event] = data;
  const deliveries = () => shop.received.filter(({ body }) => body.includes(String(event?.id))).length;
  await until(deliveries, (count) => count === 1);
  const resend = (origin: string) =>
    fetch(`${sandbox.url}/sandbox/events/${event?.id}/resend`, {
      method: "POST",
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      redirect: "manual",
    });
  expect((await resend("https://evil.example")).status).toBe(403);
  expect((await resend(sandbox.url)).status).toBe(303);
  await until(deliveries, (count) => count === 2);
  expect(shop.received.at(-1)?.body).toContain(intent.id);
});
