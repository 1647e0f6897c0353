import { Client } from "pg";
import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, databaseUrl, eventTypes, sdk, sql, start, until } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

test("requests about the same objects wait for each other, in whatever order they name them", async () => {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil" });
  for (let round = 0; round < 5; round += 1) {
    const { id: method } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_in" } });
    const attach = () => stripe.paymentMethods.attach(method, { customer });
    const bill = () => billIntent(stripe, { customer, payment_method: method });
    const done = await Promise.all([attach(), bill(), attach(), bill()]);
    expect(done.map((object) => object.customer)).toEqual(Array.from({ length: 4 }, () => customer));
  }
});

const LOCK = "select from sandbox.objects where id = $1 for update";
const WAITING =
  "select from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'payment-sandbox'";

test("a deadlock is nobody's fault: the request is carried out all the same, and once", async () => {
  const { id: customer } = await stripe.customers.create();
  const { id: method } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_in" } });
  const other = new Client({ connectionString: databaseUrl() });
  await other.connect();
  await other.query("begin");
  await other.query(LOCK, [method]);
  const attached = stripe.paymentMethods.attach(method, { customer });
  await until(
    () => sql(WAITING),
    (rows) => rows.length > 0,
  );
  await other.query(LOCK, [customer]);
  await other.query("commit");
  await other.end();
  expect((await attached).customer).toBe(customer);
  expect(await eventTypes(stripe, method)).toEqual(["payment_method.attached"]);
});

test("who waited for a row goes on with what it has become, whatever isolation the server begins with", async () => {
  const { id: customer } = await stripe.customers.create({ name: "Asha Patil" });
  const other = new Client({ connectionString: databaseUrl() });
  await other.connect();
  await other.query("begin");
  await other.query("update sandbox.objects set kind = kind where id = $1", [customer]);
  const renamed = stripe.customers.update(customer, { name: "Asha Kulkarni" });
  await until(
    () => sql(WAITING),
    (rows) => rows.length > 0,
  );
  await other.query("commit");
  await other.end();
  expect(await renamed).toMatchObject({ name: "Asha Kulkarni" });
});
