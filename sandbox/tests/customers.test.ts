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

const asha = {
  name: "Asha Patil",
  email: "asha@example.in",
  phone: "9820012345",
  address: {
    line1: "12 Palm Beach Road",
    city: "Navi Mumbai",
    state: "Maharashtra",
    postal_code: "400703",
    country: "IN",
  },
  metadata: { customer_id: "12" },
};

test("a customer is made, changed and deleted", async () => {
  const made = await stripe.customers.create(asha);
  expect(made).toMatchObject({ ...asha, address: { ...asha.address, line2: null } });
  const changed = await stripe.customers.update(made.id, {
    name: "Asha Rao",
    email: "",
    metadata: { area: "Vashi" },
  });
  expect(changed).toMatchObject({
    name: "Asha Rao",
    email: null,
    phone: asha.phone,
    metadata: { customer_id: "12", area: "Vashi" },
  });
  expect(await stripe.customers.del(made.id)).toEqual(
    expect.objectContaining({ id: made.id, deleted: true }),
  );
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, deleted: true });
  await expect(stripe.customers.update(made.id, { name: "x" })).rejects.toMatchObject({ statusCode: 404 });
  expect(await refusalOf(billIntent(stripe, { customer: made.id }))).toMatchObject({
    statusCode: 400,
    code: "resource_missing",
    param: "customer",
  });
  await expect(stripe.customers.del(made.id)).rejects.toMatchObject({ statusCode: 404 });
  expect(await eventTypes(stripe, made.id)).toEqual([
    "customer.created",
    "customer.updated",
    "customer.deleted",
  ]);
});

test("a deleted customer leaves the list", async () => {
  const email = "gone@example.in";
  const [kept, gone] = [await stripe.customers.create({ email }), await stripe.customers.create({ email })];
  await stripe.customers.del(gone.id);
  expect((await stripe.customers.list({ email })).data.map(({ id }) => id)).toEqual([kept.id]);
});

test("a card is kept for one customer, and not after it was taken away", async () => {
  const { id: customer } = await stripe.customers.create(asha);
  const { id: other } = await stripe.customers.create();
  const card = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  expect(card).toMatchObject({ customer, type: "card", card: { last4: "4242", brand: "visa" } });
  expect(await refusalOf(stripe.paymentMethods.attach(card.id, { customer: other }))).toMatchObject({
    statusCode: 400,
  });
  expect((await stripe.customers.listPaymentMethods(customer)).data.map(({ id }) => id)).toEqual([card.id]);
  expect((await stripe.paymentMethods.list({ customer, type: "card" })).data).toHaveLength(1);
  expect((await stripe.paymentMethods.detach(card.id)).customer).toBeNull();
  expect((await stripe.paymentMethods.list({ customer })).data).toEqual([]);
  expect((await refusalOf(stripe.paymentMethods.attach(card.id, { customer }))).message).toContain(
    "may not be used again",
  );
  expect(await eventTypes(stripe, card.id)).toEqual(["payment_method.attached", "payment_method.detached"]);
});

test("a kept card has its address and notes changed", async () => {
  const { id: customer } = await stripe.customers.create();
  const card = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  const changed = await stripe.paymentMethods.update(card.id, {
    billing_details: { name: "Asha Rao", address: { city: "Navi Mumbai" } },
    metadata: { kept: "yes" },
  });
  expect(changed).toMatchObject({
    billing_details: { name: "Asha Rao", address: { city: "Navi Mumbai", line1: null } },
    metadata: { kept: "yes" },
  });
});

test("saving a card asks its bank", async () => {
  const { id: customer } = await stripe.customers.create();
  expect(
    await refusalOf(stripe.paymentMethods.attach("pm_card_visa_chargeDeclined", { customer })),
  ).toMatchObject({
    statusCode: 402,
    code: "card_declined",
  });
  const card = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  const pay = billIntent(stripe, {
    customer,
    payment_method: card.id,
    confirm: true,
    return_url: RETURN_URL,
  });
  expect(await refusalOf(pay)).toMatchObject({ statusCode: 402, code: "card_declined" });
});

test("a card is charged for its own customer alone", async () => {
  const { id: customer } = await stripe.customers.create();
  const { id: other } = await stripe.customers.create();
  const { id: payment_method } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  for (const params of [{ payment_method }, { payment_method, customer: other }]) {
    expect(await refusalOf(billIntent(stripe, params))).toMatchObject({
      statusCode: 400,
      param: "payment_method",
    });
  }
});

test("paying once keeps the card when asked to, and uses it up otherwise", async () => {
  const { id: customer } = await stripe.customers.create();
  const pay = (params: Partial<Stripe.PaymentIntentCreateParams>) =>
    billIntent(stripe, { customer, confirm: true, return_url: RETURN_URL, ...params });
  const kept = await pay({ payment_method: "pm_card_visa", setup_future_usage: "on_session" });
  expect((await pay({ payment_method: String(kept.payment_method) })).status).toBe("succeeded");
  const once = await pay({ payment_method: "pm_card_visa" });
  const again = await refusalOf(pay({ payment_method: String(once.payment_method) }));
  expect(again.message).toContain("may not be used again");
});

test("an intent keeps its customer", async () => {
  const [one, two] = [await stripe.customers.create(), await stripe.customers.create()];
  const intent = await billIntent(stripe, { customer: one.id });
  expect(await refusalOf(stripe.paymentIntents.update(intent.id, { customer: two.id }))).toMatchObject({
    param: "customer",
  });
});
