import type Stripe from "stripe";
import type { Sandbox } from "../server";
import { billIntent, eventTypes, refusalOf, RETURN_URL, sdk, sql, start, until } from "./harness";

let sandbox: Sandbox;
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await start({ upi: true });
  stripe = sdk(sandbox);
});
afterAll(() => sandbox.stop());

async function paid(): Promise<Stripe.PaymentIntent> {
  const byUpi = { confirm: true, payment_method_data: { type: "upi" }, return_url: RETURN_URL } as const;
  const { id, next_action: action } = await billIntent(stripe, byUpi);
  const url = String(action?.upi_handle_redirect_or_display_qr_code?.hosted_instructions_url);
  const body = new URLSearchParams({ answer: "authorize" });
  await fetch(url, { method: "POST", body, headers: { origin: sandbox.url }, redirect: "manual" });
  return stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
}

test("a refund by UPI is pending, then arrives", async () => {
  const refund = await stripe.refunds.create({ payment_intent: (await paid()).id });
  expect(refund).toMatchObject({
    status: "pending",
    pending_reason: "processing",
    destination_details: { type: "upi" },
  });
  await sql("update sandbox.timers set due_at = now() where object_id = $1", [refund.id]);
  const arrived = await until(
    () => stripe.refunds.retrieve(refund.id),
    ({ status }) => status !== "pending",
  );
  expect(arrived.status).toBe("succeeded");
  expect(await eventTypes(stripe, refund.id)).toEqual([
    "refund.created",
    "refund.updated",
    "charge.refund.updated",
  ]);
});

test("or it comes back", async () => {
  const refund = await stripe.refunds.create({ payment_intent: (await paid()).id });
  expect(await sandbox.control.act("refund-failed", refund.id)).toBe(true);
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe("failed");
  expect(await eventTypes(stripe, refund.id)).toContain("refund.failed");
});

test("60 days after the payment it is refused", async () => {
  const { latest_charge: charge, id } = await paid();
  if (!charge || typeof charge === "string") throw new Error("the charge was not expanded");
  const old = "update sandbox.objects set data = jsonb_set(data::jsonb, '{created}', $2)::json where id = $1";
  await sql(old, [charge.id, String(charge.created - 61 * 86_400)]);
  const refusal = await refusalOf(stripe.refunds.create({ payment_intent: id }));
  expect(refusal).toMatchObject({ code: "charge_expired_for_refund" });
});
