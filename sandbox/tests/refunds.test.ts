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

const paid = () =>
  billIntent(stripe, { confirm: true, payment_method: "pm_card_visa", return_url: RETURN_URL });

test("a payment is given back in parts, never more than was paid", async () => {
  const intent = await paid();
  const part = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 86_000,
    reason: "requested_by_customer",
    metadata: { bill_id: "7" },
  });
  expect(part).toMatchObject({ status: "succeeded", amount: 86_000, charge: intent.latest_charge });
  expect(
    await refusalOf(stripe.refunds.create({ payment_intent: intent.id, amount: 100_001 })),
  ).toMatchObject({
    statusCode: 400,
    param: "amount",
    message: "Refund amount (₹1,000.01) is greater than unrefunded amount on charge (₹1,000.00)",
  });
  expect(await stripe.refunds.create({ charge: String(intent.latest_charge) })).toMatchObject({
    amount: 100_000,
  });
  expect(await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
    code: "charge_already_refunded",
  });
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ["refunds"] });
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 186_000, refunds: { has_more: false } });
  expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([100_000, 86_000]);
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
});

test("a refund tells of itself and of its charge", async () => {
  const intent = await paid();
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  expect(await eventTypes(stripe, refund.id)).toEqual(["refund.created"]);
  const { data } = await stripe.events.list({ type: "charge.refunded", limit: 1 });
  expect(data[0]?.data).toMatchObject({
    object: { id: intent.latest_charge, refunded: true },
    previous_attributes: { amount_refunded: 0, refunded: false },
  });
  const changed = await stripe.refunds.update(refund.id, { metadata: { note: "burnt dal" } });
  expect(changed.metadata).toEqual({ note: "burnt dal" });
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([
    refund.id,
  ]);
});

test("two refunds at once give the money back once", async () => {
  const intent = await paid();
  const tries = Array.from({ length: 6 }, () => stripe.refunds.create({ payment_intent: intent.id }));
  const done = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
  expect(done).toHaveLength(1);
});

const refundOf = async (card: string) => {
  const params = { confirm: true, payment_method: `pm_card_${card}`, return_url: RETURN_URL };
  const intent = await billIntent(stripe, params);
  return stripe.refunds.create({ payment_intent: intent.id });
};

async function ended(refund: Stripe.Refund): Promise<Stripe.Refund> {
  await sql("update sandbox.timers set due_at = now() where object_id = $1", [refund.id]);
  return until(
    () => stripe.refunds.retrieve(refund.id, { expand: ["charge"] }),
    ({ status }) => status !== refund.status,
  );
}

test("a refund may fail after it seemed to have arrived: the money is there again", async () => {
  const refund = await refundOf("refundFail");
  expect(refund.status).toBe("succeeded");
  const failed = await ended(refund);
  expect(failed).toMatchObject({
    status: "failed",
    failure_reason: "expired_or_canceled_card",
    failure_balance_transaction: expect.stringMatching(/^txn_/),
    charge: { refunded: false, amount_refunded: 0 },
  });
  expect(await eventTypes(stripe, refund.id)).toEqual(["refund.created", "refund.updated", "refund.failed"]);
  expect(await sandbox.control.act("refund-failed", refund.id)).toBe(false);
  const again = await stripe.refunds.create({ charge: String(refund.charge) });
  expect(again.amount).toBe(186_000);
});

test("a refund may be pending before it arrives", async () => {
  const refund = await refundOf("pendingRefund");
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  const arrived = await ended(refund);
  expect(arrived).toMatchObject({ status: "succeeded", charge: { refunded: true } });
  expect(arrived).not.toHaveProperty("pending_reason");
  const { data } = await stripe.events.list({ type: "refund.updated", limit: 1 });
  expect(data[0]?.data).toMatchObject({
    object: { id: refund.id },
    previous_attributes: { status: "pending" },
  });
});

test("a refund is canceled while it is pending, and only then", async () => {
  const refund = await refundOf("pendingRefund");
  expect(await stripe.refunds.cancel(refund.id, { expand: ["charge"] })).toMatchObject({
    status: "canceled",
    charge: { refunded: false, amount_refunded: 0 },
  });
  const late = await refundOf("visa");
  for (const id of [refund.id, late.id])
    expect(await refusalOf(stripe.refunds.cancel(id))).toMatchObject({ statusCode: 400 });
  expect(await sandbox.control.act("refund-succeeded", refund.id)).toBe(false);
});

test.each<[string, () => Promise<Stripe.RefundCreateParams>, string]>([
  [
    "an unpaid intent",
    async () => ({ payment_intent: (await billIntent(stripe)).id }),
    "does not have a successful charge",
  ],
  ["nothing named", async () => ({ amount: 100 }), "Missing required param: charge."],
  ["an intent that isn't there", async () => ({ payment_intent: "pi_x" }), "No such payment_intent: 'pi_x'"],
  ["a charge that isn't there", async () => ({ charge: "ch_x" }), "No such charge: 'ch_x'"],
])("refuses to refund %s", async (_case, params, message) => {
  const refusal = await refusalOf(stripe.refunds.create(await params()));
  expect(refusal.statusCode).toBe(400);
  expect(refusal.message).toContain(message);
});

test("a disputed payment is taken back by the bank, not by a refund", async () => {
  const intent = await billIntent(stripe, {
    confirm: true,
    payment_method: "pm_card_createDispute",
    return_url: RETURN_URL,
  });
  expect(intent.status).toBe("succeeded");
  await sql("update sandbox.timers set due_at = now() where task = 'open-dispute'");
  const { data } = await until(
    () => stripe.disputes.list({ payment_intent: intent.id }),
    (list) => list.data.length > 0,
  );
  const dispute = await stripe.disputes.retrieve(String(data[0]?.id), { expand: ["charge"] });
  expect(dispute).toMatchObject({
    amount: 186_000,
    reason: "fraudulent",
    status: "needs_response",
    balance_transactions: [{ amount: -186_000 }],
    charge: { id: intent.latest_charge, disputed: true },
  });
  expect(await eventTypes(stripe, dispute.id)).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
  ]);
  expect(await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
    code: "charge_disputed",
  });
});
