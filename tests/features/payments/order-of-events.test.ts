import { asSystem, disconnect } from "@/lib/db";
import { reconcile } from "@/lib/features/payments/reconcile";
import { dispatch } from "@/lib/features/payments/stripe-events/dispatch";
import { stripe } from "@/lib/stripe";
import { BILLING_DAY, makeBilledCustomer, systemFlow } from "@/tests/support/bills";
import { startGateway, type TestGateway } from "@/tests/support/gateway";

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(async () => {
  await gateway.stop();
  await disconnect();
});

const flow = systemFlow(BILLING_DAY);

/** Somebody has a bill paid in the gateway's dashboard, and gives the money back. */
async function payAndRefundByHand(): Promise<string> {
  const { billId, customerId } = await makeBilledCustomer();
  const intent = await stripe().paymentIntents.create({
    amount: 120_000,
    currency: "inr",
    confirm: true,
    payment_method: "pm_card_visa",
    description: "By hand",
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    metadata: { bill_id: String(billId), customer_id: String(customerId) },
  });
  await stripe().refunds.create({ payment_intent: intent.id });
  return intent.id;
}

async function tell(intentId: string, type: string): Promise<string> {
  const { data } = await stripe().events.list({ type });
  const [event] = data;
  if (!event || !JSON.stringify(event).includes(intentId)) throw new Error(`no ${type}`);
  return dispatch(flow, event);
}

test("a refund that is told before its payment is written down once the payment is known", async () => {
  const intentId = await payAndRefundByHand();
  expect(await tell(intentId, "refund.created")).toBe("not ours");
  await tell(intentId, "payment_intent.succeeded");
  await reconcile(flow);
  const refunds = await asSystem((tx) => tx.refund.findMany({ where: { stripePaymentIntentId: intentId } }));
  expect(refunds).toMatchObject([{ status: "succeeded", amount: 120_000 }]);
});
