import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, refusalOf, RETURN_URL, sdk, start } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;
let customer: string;
const made: string[] = [];

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
  ({ id: customer } = await stripe.customers.create({ name: "Asha Patil" }));
  for (let count = 0; count < 12; count += 1) made.unshift((await billIntent(stripe, { customer })).id);
});
afterAll(() => sandbox.stop());

const ids = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id);

test("a list has the newest ten first, and says that there are more", async () => {
  const page = await stripe.paymentIntents.list();
  expect(page).toMatchObject({ object: "list", url: "/v1/payment_intents", has_more: true });
  expect(ids(page)).toEqual(made.slice(0, 10));
});

test("pages follow each other both ways", async () => {
  const second = await stripe.paymentIntents.list({ limit: 5, starting_after: made[4] });
  expect([ids(second), second.has_more]).toEqual([made.slice(5, 10), true]);
  const last = await stripe.paymentIntents.list({ limit: 5, starting_after: made[9] });
  expect([ids(last), last.has_more]).toEqual([made.slice(10), false]);
  const back = await stripe.paymentIntents.list({ limit: 5, ending_before: made[10] });
  expect([ids(back), back.has_more]).toEqual([made.slice(5, 10), true]);
});

test("the SDK walks through all pages by itself", async () => {
  const all = await stripe.paymentIntents.list({ limit: 4, customer }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ id }) => id)).toEqual(made);
});

test("a list is filtered by customer and by time", async () => {
  const { id: other } = await stripe.customers.create();
  expect((await stripe.paymentIntents.list({ customer: other })).data).toEqual([]);
  const now = Math.floor(Date.now() / 1000);
  expect(ids(await stripe.paymentIntents.list({ created: { gt: now + 60 } }))).toEqual([]);
  expect(
    ids(await stripe.paymentIntents.list({ created: { gte: now - 600, lt: now + 60 }, limit: 2 })),
  ).toHaveLength(2);
});

test("a list of a customer's is refused for a customer that never was, and stays that of one that is gone", async () => {
  const { id: gone } = await stripe.customers.create();
  await stripe.customers.del(gone);
  const lists = [
    (of: string) => stripe.paymentIntents.list({ customer: of }),
    (of: string) => stripe.setupIntents.list({ customer: of }),
    (of: string) => stripe.paymentMethods.list({ customer: of, type: "card" }),
    (of: string) => stripe.charges.list({ customer: of }),
  ];
  for (const list of lists) {
    expect(await refusalOf(list("cus_nobody"))).toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "customer",
    });
    expect((await list(gone)).data).toEqual([]);
  }
});

test("events are filtered by type", async () => {
  const { data } = await stripe.events.list({ types: ["customer.created"], limit: 100 });
  expect(new Set(data.map(({ type }) => type))).toEqual(new Set(["customer.created"]));
  expect((await stripe.events.retrieve(String(data[0]?.id))).pending_webhooks).toBe(0);
});

test("a star in a type stands for anything", async () => {
  const types = async (type: string) => {
    const { data } = await stripe.events.list({ type, limit: 100 });
    return new Set(data.map((event) => event.type));
  };
  expect(await types("customer.*")).toEqual(new Set(["customer.created", "customer.deleted"]));
  expect(await types("*.created")).toEqual(new Set(["customer.created", "payment_intent.created"]));
  expect(await types("payment_intent_created")).toEqual(new Set());
});

test.each([
  ["limit 0", { limit: 0 }],
  ["limit 101", { limit: 101 }],
  ["a page after nothing", { starting_after: "pi_nothing" }],
])("%s is refused", async (_case, params) => {
  expect(await refusalOf(stripe.paymentIntents.list(params))).toMatchObject({ statusCode: 400 });
});

describe("expand", () => {
  test("a wrong one undoes the whole request", async () => {
    const intent = await billIntent(stripe, { payment_method: "pm_card_visa" });
    const params = { return_url: RETURN_URL, expand: ["amount"] };
    const confirm = () =>
      stripe.paymentIntents.confirm(intent.id, params, { idempotencyKey: `wrong-${intent.id}` });
    expect(await refusalOf(confirm())).toMatchObject({ statusCode: 400, param: "expand" });
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_confirmation");
  });

  test("fills in what is an id, some levels deep", async () => {
    const intent = await billIntent(stripe, {
      customer,
      confirm: true,
      payment_method: "pm_card_visa",
      return_url: RETURN_URL,
      expand: ["latest_charge.customer", "latest_charge.payment_intent.customer", "payment_method"],
    });
    expect(intent).toMatchObject({
      latest_charge: {
        object: "charge",
        customer: { object: "customer", name: "Asha Patil" },
        payment_intent: { id: intent.id, customer: { id: customer } },
      },
      payment_method: { object: "payment_method" },
    });
  });

  test("fills in every row of a list", async () => {
    const { data } = await stripe.paymentIntents.list({ customer, limit: 3, expand: ["data.customer"] });
    expect(data.map((intent) => intent.customer)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ id: customer, object: "customer" })),
    );
  });

  test("shows a deleted customer as deleted", async () => {
    const { id } = await stripe.customers.create();
    const intent = await billIntent(stripe, { customer: id });
    await stripe.customers.del(id);
    const found = await stripe.paymentIntents.retrieve(intent.id, { expand: ["customer"] });
    expect(found.customer).toEqual({ id, object: "customer", deleted: true });
  });

  test("a field that isn't there is refused where there is nothing to fill in yet, too", async () => {
    const { id } = await billIntent(stripe);
    for (const path of ["latest_charge.wish", "customer.wish", "latest_charge.refunds.customer"]) {
      const call = stripe.paymentIntents.retrieve(id, { expand: [path] });
      expect(await refusalOf(call)).toMatchObject({ statusCode: 400, param: "expand" });
    }
    const none = (path: string) => stripe.refunds.list({ payment_intent: id, expand: [path] });
    expect(await refusalOf(none("data.wish"))).toMatchObject({ statusCode: 400, param: "expand" });
    expect((await none("data.charge.customer")).data).toEqual([]);
  });

  test("follows a movement of money to what it was for, and a charge to its refunds", async () => {
    const paid = await billIntent(stripe, {
      capture_method: "automatic",
      confirm: true,
      payment_method: "pm_card_in",
      return_url: RETURN_URL,
    });
    await stripe.refunds.create({ payment_intent: paid.id });
    const { data } = await stripe.charges.list({
      payment_intent: paid.id,
      expand: ["data.balance_transaction.source", "data.refunds.data.payment_intent"],
    });
    expect(data[0]).toMatchObject({
      balance_transaction: { source: { id: paid.latest_charge, object: "charge" } },
      refunds: { data: [{ object: "refund", payment_intent: { id: paid.id } }] },
    });
  });

  test.each(["amount", "data.customer", "customer.wish", "a.b.c.d.e"])(
    "%s has nothing to fill in",
    async (path) => {
      const call = stripe.paymentIntents.retrieve(String(made[0]), { expand: [path] });
      expect(await refusalOf(call)).toMatchObject({ statusCode: 400 });
    },
  );
});
