import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, eventTypes, refusalOf, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

async function chargeOf(params: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<string> {
  const card = { confirm: true, payment_method: "pm_card_visa", return_url: RETURN_URL };
  return String((await billIntent(stripe, { ...card, ...params })).latest_charge);
}

test("what is known about a charge may be added to; what was paid stays", async () => {
  const id = await chargeOf({ metadata: { bill: "7" } });
  const { id: customer } = await stripe.customers.create();
  const changed = await stripe.charges.update(id, {
    customer,
    description: "Tiffins of November",
    fraud_details: { user_report: "safe" },
    metadata: { note: "paid twice?" },
    receipt_email: "asha@example.in",
    shipping: { name: "Asha Patil", address: { city: "Navi Mumbai" } },
    transfer_group: "november",
  });
  expect(changed).toMatchObject({
    amount: 186_000,
    customer,
    description: "Tiffins of November",
    fraud_details: { user_report: "safe" },
    metadata: { bill: "7", note: "paid twice?" },
    receipt_email: "asha@example.in",
    shipping: { name: "Asha Patil", address: { city: "Navi Mumbai" } },
  });
  expect(await stripe.charges.retrieve(id)).toMatchObject({ description: "Tiffins of November" });
  expect(await eventTypes(stripe, id)).toContain("charge.updated");
  expect((await stripe.charges.list({ customer })).data.map((charge) => charge.id)).toEqual([id]);
});

test("a charge keeps its customer, and its amount is not for sale", async () => {
  const { id: customer } = await stripe.customers.create();
  const id = await chargeOf({ customer });
  const update = (params: object) => refusalOf(stripe.charges.update(id, params));
  expect(await update({ customer })).toMatchObject({ param: "customer" });
  expect(await update({ amount: 1 })).toMatchObject({ code: "parameter_unknown" });
  expect(await refusalOf(stripe.charges.update("ch_x", {}))).toMatchObject({ statusCode: 404 });
});
