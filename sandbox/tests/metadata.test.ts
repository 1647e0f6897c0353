import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, refusalOf, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

test("metadata has 50 keys at most, however they came together", async () => {
  const keys = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, at) => [`key${from + at}`, "x"]));
  const { id } = await billIntent(stripe, { metadata: keys(0, 49) });
  const add = (metadata: Record<string, string>) => stripe.paymentIntents.update(id, { metadata });
  expect(await refusalOf(add(keys(49, 51)))).toMatchObject({ statusCode: 400, param: "metadata" });
  await add(keys(49, 50));
  expect(await refusalOf(add({ another: "x" }))).toMatchObject({ param: "metadata" });
  expect((await add({ another: "x", key0: "" })).metadata).toHaveProperty("another");
});

test("an empty value is no value, also for what is new", async () => {
  const metadata = { note: "", bill: "7" };
  const paid = await billIntent(stripe, {
    payment_method: "pm_card_in",
    confirm: true,
    return_url: RETURN_URL,
  });
  const made = [
    await stripe.customers.create({ metadata }),
    await billIntent(stripe, { metadata }),
    await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" }, metadata }),
    await stripe.refunds.create({ payment_intent: paid.id, metadata }),
    await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:1/x", enabled_events: ["*"], metadata }),
  ];
  for (const object of made) expect(object.metadata).toEqual({ bill: "7" });
});
