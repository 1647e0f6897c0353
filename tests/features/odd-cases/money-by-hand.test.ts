import { asSystem } from "@/lib/db";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { dispatch } from "@/lib/features/gateway-reports/dispatch";
import type { Outcome } from "@/lib/features/odd-cases/outcome";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";

const gateway = gatewayOfFile();

const flow = systemFlow(BILLING_DAY);

/** Somebody has a bill paid in the gateway's dashboard: money that no bill takes by itself. */
async function payByHand(card: string): Promise<string> {
  const { billId, customerId } = await makeBilledCustomer();
  const intent = await stripe().paymentIntents.create({
    amount: 120_000,
    currency: "inr",
    confirm: true,
    payment_method: card,
    description: "By hand",
    shipping: { name: "Asha Patil", address: { line1: "12 Palm Beach Road", country: "IN" } },
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    metadata: { bill_id: String(billId), customer_id: String(customerId) },
  });
  return intent.id;
}

async function tell(intentId: string, type: string): Promise<Outcome> {
  const { data } = await stripe().events.list({ type });
  const [event] = data;
  if (!event || !JSON.stringify(event).includes(intentId)) throw new Error(`no ${type}`);
  return dispatch(flow, event);
}

test("a refund that is told before its payment is written down once the payment is known", async () => {
  const intentId = await payByHand("pm_card_visa");
  await stripe().refunds.create({ payment_intent: intentId });
  expect(await tell(intentId, "refund.created")).toEqual({ kind: "not-ours" });
  await tell(intentId, "payment_intent.succeeded");
  await reconcile(flow);
  const refunds = await asSystem((tx) => tx.refund.findMany({ where: { stripePaymentIntentId: intentId } }));
  expect(refunds).toMatchObject([{ status: "succeeded", amount: 120_000 }]);
});

test("a dispute of money that was set aside is written down too", async () => {
  const intentId = await payByHand("pm_card_createDispute");
  gateway.control.advance(60_000);
  await gateway.control.runTimers();
  await reconcile(flow);
  const disputes = await asSystem((tx) =>
    tx.dispute.findMany({ where: { stripePaymentIntentId: intentId } }),
  );
  expect(disputes).toMatchObject([{ status: "open", amount: 120_000 }]);
});
