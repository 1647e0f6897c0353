import type Stripe from "stripe";
import { readEnv } from "../env";
import type { Sandbox } from "../server";
import { billIntent, refusalOf, request, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

type Params = Partial<Stripe.PaymentIntentCreateParams>;

const ASHA = { name: "Asha Patil", address: { line1: "12 Palm Beach Road", country: "IN" } };
const NO_DESCRIPTION = "As per Indian regulations, export transactions require a description";
const NO_PAYER =
  "As per Indian regulations, export transactions require a customer name and address. More info here: https://stripe.com/docs/india-exports";

/** Confirmed at once with a card of that country, naming nobody unless told to. */
const pay = (country: "us" | "in", params: Params = {}, shop = stripe) =>
  billIntent(shop, {
    confirm: true,
    payment_method: country === "us" ? "pm_card_visa" : "pm_card_in",
    return_url: RETURN_URL,
    shipping: undefined,
    ...params,
  });

test.each<[string, "us" | "in", Params, string]>([
  ["a foreign card, and no description", "us", { description: undefined, shipping: ASHA }, NO_DESCRIPTION],
  ["a foreign card, and nobody named", "us", {}, NO_PAYER],
  ["foreign money, and nobody named", "in", { currency: "usd" }, NO_PAYER],
  [
    "a name without an address",
    "us",
    { shipping: { name: "Asha Patil", address: { city: "Vashi" } } },
    NO_PAYER,
  ],
])("%s: refused", async (_case, country, params, message) => {
  expect(await refusalOf(pay(country, params))).toMatchObject({
    statusCode: 400,
    rawType: "invalid_request_error",
    message,
  });
});

test("an Indian card paying rupees is no export", async () => {
  expect((await pay("in", { description: undefined })).status).toBe("succeeded");
});

test("who pays may be named by the shipping or by the customer", async () => {
  expect((await pay("us", { shipping: ASHA })).status).toBe("succeeded");
  const { id: named } = await stripe.customers.create(ASHA);
  expect((await pay("us", { customer: named })).status).toBe("succeeded");
  const { id: nameless } = await stripe.customers.create({ name: "Asha Patil" });
  expect((await refusalOf(pay("us", { customer: nameless }))).message).toBe(NO_PAYER);
});

test("or by the card form; one that names an address abroad makes an export of an Indian card", async () => {
  const typed = async (country: string, line1: string) => {
    const { id } = await stripe.paymentMethods.create({
      type: "card",
      card: { token: "tok_in" },
      billing_details: { name: "Asha Patil", address: { country, line1 } },
    });
    return pay("in", { payment_method: id, description: undefined });
  };
  expect((await typed("IN", "12 Palm Beach Road")).status).toBe("succeeded");
  expect((await refusalOf(typed("AE", "12 Palm Jumeirah"))).message).toBe(NO_DESCRIPTION);
});

test("a browser is refused as a server is, and the intent stays as it was", async () => {
  const intent = await billIntent(stripe, { shipping: undefined });
  const { status, body } = await request(sandbox, "POST", `/v1/payment_intents/${intent.id}/confirm`, {
    key: "pk_test_shop",
    client_secret: String(intent.client_secret),
    return_url: RETURN_URL,
    payment_method: "pm_card_visa",
  });
  expect({ status, error: body.error }).toMatchObject({ status: 400, error: { message: NO_PAYER } });
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_payment_method");
});

test("the rule can be switched off", async () => {
  const { SANDBOX_EXPORT_RULE: unset } = readEnv({ NODE_ENV: "test", DATABASE_URL: "postgresql://x" });
  expect(unset).toBe(true);
  const lax = await start({ exportRule: false });
  expect((await pay("us", { description: undefined }, sdk(lax))).status).toBe("succeeded");
  await lax.stop();
});
