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

async function disputed(): Promise<Stripe.Dispute> {
  const card = { payment_method: "pm_card_createDispute", confirm: true, return_url: RETURN_URL };
  const intent = await billIntent(stripe, card);
  await sql("update sandbox.timers set due_at = now() where task = 'open-dispute'");
  const { data } = await until(
    () => stripe.disputes.list({ payment_intent: intent.id }),
    (list) => list.data.length > 0,
  );
  const [dispute] = data;
  if (!dispute) throw new Error("no dispute was opened");
  return dispute;
}

const OPENED = ["charge.dispute.created", "charge.dispute.funds_withdrawn"];

test("evidence is kept back, then goes to the bank once", async () => {
  const { id } = await disputed();
  const evidence = { customer_name: "Asha Patil", uncategorized_text: "Delivered on 3 November" };
  const kept = await stripe.disputes.update(id, { evidence, submit: false, metadata: { bill: "7" } });
  expect(kept).toMatchObject({
    status: "needs_response",
    evidence,
    evidence_details: { has_evidence: true, submission_count: 0 },
    metadata: { bill: "7" },
  });
  const sent = await stripe.disputes.update(id, { evidence: { product_description: "Tiffins" } });
  expect(sent).toMatchObject({
    status: "under_review",
    evidence: { ...evidence, product_description: "Tiffins" },
    evidence_details: { submission_count: 1 },
  });
  expect(await refusalOf(stripe.disputes.update(id, { evidence }))).toMatchObject({ statusCode: 400 });
  expect(await eventTypes(stripe, id)).toEqual([
    ...OPENED,
    "charge.dispute.updated",
    "charge.dispute.updated",
  ]);
});

test("a dispute given up is lost, for good", async () => {
  const { id } = await disputed();
  expect((await stripe.disputes.close(id)).status).toBe("lost");
  expect(await eventTypes(stripe, id)).toEqual([...OPENED, "charge.dispute.closed"]);
  expect(await refusalOf(stripe.disputes.close(id))).toMatchObject({ statusCode: 400 });
  expect(await refusalOf(stripe.disputes.update(id, { submit: true }))).toMatchObject({ statusCode: 400 });
  expect(await sandbox.control.act("dispute-won", id)).toBe(false);
});

test("a dispute won brings the money back, which may then be refunded", async () => {
  const { id, payment_intent } = await disputed();
  expect(await sandbox.control.act("dispute-won", id)).toBe(true);
  const won = await stripe.disputes.retrieve(id);
  expect(won.status).toBe("won");
  expect(won.balance_transactions.map(({ amount }) => amount)).toEqual([-186_000, 186_000]);
  expect(await eventTypes(stripe, id)).toEqual([
    ...OPENED,
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
  const refund = await stripe.refunds.create({ payment_intent: String(payment_intent) });
  expect(refund.status).toBe("succeeded");
});

test("a dispute lost keeps the money", async () => {
  const { id, payment_intent } = await disputed();
  expect(await sandbox.control.act("dispute-lost", id)).toBe(true);
  expect(await eventTypes(stripe, id)).toEqual([...OPENED, "charge.dispute.closed"]);
  const refund = stripe.refunds.create({ payment_intent: String(payment_intent) });
  expect(await refusalOf(refund)).toMatchObject({ code: "charge_disputed" });
});

test.each([
  ["winning_evidence", "won"],
  ["losing_evidence", "lost"],
])("%s decides it by itself", async (uncategorized_text, status) => {
  const { id } = await disputed();
  await stripe.disputes.update(id, { evidence: { uncategorized_text } });
  await sql("update sandbox.timers set due_at = now() where task = 'decide-dispute'");
  const decided = await until(
    () => stripe.disputes.retrieve(id),
    (dispute) => dispute.status !== "under_review",
  );
  expect(decided.status).toBe(status);
});

test("a dispute that isn't there is a 404", async () => {
  expect(await refusalOf(stripe.disputes.update("du_x"))).toMatchObject({ statusCode: 404 });
});
