import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, eventTypes, refusalOf, RETURN_URL, sdk, sql, start, until } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start();
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

const pay = (params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  billIntent(stripe, { confirm: true, payment_method: "pm_card_visa", return_url: RETURN_URL, ...params });

test("an intent starts without a payment method and tells the shop so", async () => {
  const intent = await billIntent(stripe, { metadata: { bill_id: "7" } });
  expect(intent).toMatchObject({
    status: "requires_payment_method",
    amount: 186_000,
    currency: "inr",
    amount_received: 0,
    capture_method: "automatic_async",
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
    payment_method_types: ["card"],
    metadata: { bill_id: "7" },
    livemode: false,
  });
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w{25}$`));
  expect(await eventTypes(stripe, intent.id)).toEqual(["payment_intent.created"]);
});

test("with a payment method it waits to be confirmed", async () => {
  const intent = await billIntent(stripe, { payment_method: "pm_card_visa" });
  expect(intent.status).toBe("requires_confirmation");
  const paid = await stripe.paymentIntents.confirm(intent.id, { return_url: RETURN_URL });
  expect(paid.status).toBe("succeeded");
});

test("a payment that succeeds has a charge, and its fee a moment later", async () => {
  const intent = await pay();
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 186_000, last_payment_error: null });
  const charge = await stripe.charges.retrieve(String(intent.latest_charge));
  expect(charge).toMatchObject({
    paid: true,
    captured: true,
    status: "succeeded",
    balance_transaction: null,
  });
  expect(await eventTypes(stripe, intent.id)).toEqual(["payment_intent.created", "payment_intent.succeeded"]);
  const types = await until(
    () => eventTypes(stripe, charge.id),
    (seen) => seen.length === 2,
  );
  expect(types).toEqual(["charge.succeeded", "charge.updated"]);
  const settled = await stripe.charges.retrieve(charge.id, { expand: ["balance_transaction"] });
  expect(settled.balance_transaction).toMatchObject({ amount: 186_000, fee: 4390, net: 181_610 });
});

test("a decline leaves the intent ready for the next card, and the next success clears its trace", async () => {
  const intent = await billIntent(stripe);
  const confirm = (card: string) =>
    stripe.paymentIntents.confirm(intent.id, { payment_method: card, return_url: RETURN_URL });
  const refusal = await refusalOf(confirm("pm_card_visa_chargeDeclinedInsufficientFunds"));
  expect(refusal).toMatchObject({
    statusCode: 402,
    type: "StripeCardError",
    code: "card_declined",
    decline_code: "insufficient_funds",
  });
  expect(refusal.payment_intent?.id).toBe(intent.id);
  const declined = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
  expect(declined).toMatchObject({
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: { decline_code: "insufficient_funds", payment_method: { card: { last4: "9995" } } },
    latest_charge: { status: "failed", paid: false, failure_code: "card_declined" },
  });
  expect(await confirm("pm_card_visa")).toMatchObject({ status: "succeeded", last_payment_error: null });
  expect(await eventTypes(stripe, intent.id)).toEqual([
    "payment_intent.created",
    "payment_intent.payment_failed",
    "payment_intent.succeeded",
  ]);
});

test("an event shows its object as it was, whatever happens to it later", async () => {
  const intent = await pay();
  const { data } = await stripe.events.list({ type: "payment_intent.created" });
  const created = data.find(({ data: { object } }) => "id" in object && object.id === intent.id);
  expect(created?.data.object).toMatchObject({ status: "requires_payment_method", latest_charge: null });
});

test("a manual capture holds the money first", async () => {
  const held = await pay({ capture_method: "manual" });
  expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 186_000, amount_received: 0 });
  const tooMuch = await refusalOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 186_001 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, param: "amount_to_capture" });
  const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 100_000 });
  expect(captured).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 100_000 });
  expect(await eventTypes(stripe, held.id)).toEqual([
    "payment_intent.created",
    "payment_intent.amount_capturable_updated",
    "payment_intent.succeeded",
  ]);
  expect(await eventTypes(stripe, String(held.latest_charge))).toEqual([
    "charge.succeeded",
    "charge.captured",
  ]);
});

test("money held too long goes back by itself", async () => {
  const held = await pay({ capture_method: "manual" });
  await sql("update sandbox.timers set due_at = now() where object_id = $1", [held.id]);
  const lapsed = await until(
    () => stripe.paymentIntents.retrieve(held.id),
    (intent) => intent.status !== "requires_capture",
  );
  expect(lapsed).toMatchObject({
    status: "canceled",
    cancellation_reason: "automatic",
    amount_capturable: 0,
  });
  const { data } = await stripe.events.list({ type: "payment_intent.canceled", limit: 1 });
  expect(data[0]?.request).toEqual({ id: null, idempotency_key: null });
});

test("an open intent can be canceled, once", async () => {
  const intent = await billIntent(stripe);
  const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  expect(canceled.canceled_at).toBeGreaterThan(0);
  expect(await eventTypes(stripe, intent.id)).toEqual(["payment_intent.created", "payment_intent.canceled"]);
  expect(await refusalOf(stripe.paymentIntents.cancel(intent.id))).toMatchObject({
    statusCode: 400,
    code: "payment_intent_unexpected_state",
    message: expect.stringContaining(
      "You cannot cancel this PaymentIntent because it has a status of canceled.",
    ),
  });
});

test.each([
  ["confirm", "You cannot confirm this PaymentIntent because it has already succeeded"],
  ["cancel", "You cannot cancel this PaymentIntent because it has a status of succeeded."],
  ["capture", "This PaymentIntent could not be captured because it has a status of succeeded."],
] as const)("a paid intent refuses to %s, and shows itself", async (verb, message) => {
  const intent = await pay();
  const refusal = await refusalOf(stripe.paymentIntents[verb](intent.id));
  expect(refusal).toMatchObject({ statusCode: 400, code: "payment_intent_unexpected_state" });
  expect(refusal.message).toContain(message);
  expect(refusal.payment_intent).toMatchObject({ id: intent.id, status: "succeeded" });
});

test("what is to be paid changes only while it is unpaid; what describes it changes always", async () => {
  const open = await billIntent(stripe, { metadata: { bill_id: "7", month: "2026-10" } });
  const changed = await stripe.paymentIntents.update(open.id, { amount: 90_000, metadata: { month: "" } });
  expect(changed).toMatchObject({ amount: 90_000, metadata: { bill_id: "7" } });
  const paid = await pay();
  expect(await refusalOf(stripe.paymentIntents.update(paid.id, { amount: 1000 }))).toMatchObject({
    code: "payment_intent_unexpected_state",
    param: "amount",
    payment_intent: { id: paid.id, status: "succeeded" },
  });
  expect(await stripe.paymentIntents.update(paid.id, { description: "Paid" })).toMatchObject({
    description: "Paid",
  });
});

test("confirming without a card, or without a return address, is refused", async () => {
  const intent = await billIntent(stripe);
  expect(await refusalOf(stripe.paymentIntents.confirm(intent.id, { return_url: RETURN_URL }))).toMatchObject(
    {
      code: "payment_intent_unexpected_state",
      message: expect.stringContaining("missing a payment method"),
    },
  );
  const card = { payment_method: "pm_card_visa" };
  expect(await refusalOf(stripe.paymentIntents.confirm(intent.id, card))).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining("you must provide a `return_url`"),
  });
  const absent = stripe.paymentIntents.confirm(intent.id, { ...card, off_session: true });
  expect((await refusalOf(absent)).message).toContain("you must provide a `return_url`");
  const never = { enabled: true, allow_redirects: "never" } as const;
  const closed = await billIntent(stripe, { automatic_payment_methods: never });
  expect((await stripe.paymentIntents.confirm(closed.id, card)).status).toBe("succeeded");
});

test("two confirmations at once take the money once", async () => {
  const intent = await billIntent(stripe, { payment_method: "pm_card_visa" });
  const tries = Array.from({ length: 8 }, () =>
    stripe.paymentIntents.confirm(intent.id, { return_url: RETURN_URL }).then(
      () => "paid",
      () => "refused",
    ),
  );
  expect((await Promise.all(tries)).filter((result) => result === "paid")).toHaveLength(1);
  expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1);
});
