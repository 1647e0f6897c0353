import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, refusalOf, sdk, sql, start, until } from "./harness";

const DAY_MS = 86_400_000;

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start({ manual: true });
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

async function latest(type: string): Promise<Stripe.Event["data"]> {
  const { data } = await stripe.events.list({ type, limit: 1 });
  if (!data[0]) throw new Error(`there is no ${type}`);
  return data[0].data;
}

test("an event says what an update has changed, and nothing else", async () => {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil", phone: "9820012345" });
  await stripe.customers.update(customer, { name: "Asha Rao", phone: "9820012345" });
  expect((await latest("customer.updated")).previous_attributes).toEqual({ name: "Asha Patil" });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.paymentMethods.update(card, { metadata: { nick: "blue" } });
  expect((await latest("payment_method.updated")).previous_attributes).toEqual({ metadata: {} });
});

test("a card that its bank has sent anew is kept up to date", async () => {
  const { id: customer } = await stripe.customers.create();
  const { id, card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  expect(await sandbox.control.act("card-renewed", id)).toBe(true);
  expect(await sandbox.control.act("card-renewed", customer)).toBe(false);
  expect(await latest("payment_method.automatically_updated")).toMatchObject({
    object: { id, card: { exp_year: Number(card?.exp_year) + 3 } },
    previous_attributes: { card: { exp_year: card?.exp_year } },
  });
});

test("events can be asked for during 30 days", async () => {
  await billIntent(stripe);
  const [event] = (await stripe.events.list()).data;
  sandbox.control.advance(29 * DAY_MS);
  expect((await stripe.events.retrieve(String(event?.id))).id).toBe(event?.id);
  sandbox.control.advance(2 * DAY_MS);
  expect((await stripe.events.list()).data).toEqual([]);
  expect(await refusalOf(stripe.events.retrieve(String(event?.id)))).toMatchObject({ statusCode: 404 });
});

test("an idempotency key is forgotten after a day, not before", async () => {
  const create = (idempotencyKey: string) =>
    stripe.customers.create({ name: "Asha Patil" }, { idempotencyKey });
  const [old, young] = [await create("old"), await create("young")];
  const age = "update sandbox.idempotency_keys set created_at = now() - $2::interval where key = $1";
  await sql(age, ["old", "25 hours"]);
  await sql(age, ["young", "23 hours"]);
  const tidying = await start();
  await until(
    () => sql("select key from sandbox.idempotency_keys where key = 'old'"),
    (rows) => rows.length === 0,
  );
  await tidying.stop();
  expect((await create("old")).id).not.toBe(old.id);
  expect((await create("young")).id).toBe(young.id);
});
