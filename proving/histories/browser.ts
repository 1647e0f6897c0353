// What anyone but the app does at the gateway: the customer's browser and bank, and people in the gateway's dashboard.
import type { Kitchen } from "./kitchen";
import { TEST_ENVIRONMENT } from "../../tests/support/environment.mjs";

const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
  challenged: "4000000000003220",
  "challenged-declined": "4000008400001629",
  disputed: "4000000000000259",
  "refund-later": "4000000000007726",
  "refund-fails": "4000000000005126",
} as const;

export type Means = keyof typeof CARDS | "upi";

const RETURN_URL = "http://127.0.0.1:3000/bills/1/pay";

async function call(
  kitchen: Kitchen,
  method: string,
  path: string,
  body: Record<string, string>,
): Promise<boolean> {
  const headers = { authorization: `Bearer ${TEST_ENVIRONMENT.STRIPE_SECRET_KEY}` };
  const response = await fetch(`${kitchen.sandbox.url}/v1${path}`, {
    method,
    ...(method === "POST" && { body: new URLSearchParams(body) }),
    ...(body.key === undefined && { headers }),
  });
  await response.text();
  return response.ok;
}

/** The means of payment as the gateway's form sends it. */
export function methodOf(means: Means): Record<string, string> {
  if (means === "upi") return { "payment_method_data[type]": "upi" };
  return {
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": CARDS[means],
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "70",
    "payment_method_data[card][cvc]": "123",
  };
}

/** The customer pays on the page; a decline, or an intent that can't be paid any more, is an answer too. */
export function confirm(kitchen: Kitchen, clientSecret: string, means: Means): Promise<boolean> {
  const [intentId = ""] = clientSecret.split("_secret_");
  return call(kitchen, "POST", `/payment_intents/${intentId}/confirm`, {
    key: TEST_ENVIRONMENT.STRIPE_PUBLISHABLE_KEY,
    client_secret: clientSecret,
    return_url: RETURN_URL,
    ...methodOf(means),
  });
}

const READY_MADE = { good: "pm_card_visa", disputed: "pm_card_createDispute" } as const;

export type ByHandMeans = keyof typeof READY_MADE;

type Stray = { billId: number; customerId: number; amount: number; means: ByHandMeans };

/** Somebody creates a payment for a bill by hand, and has it paid. */
export async function payByHand(
  kitchen: Kitchen,
  { billId, customerId, amount, means }: Stray,
): Promise<void> {
  const isPaid = await call(kitchen, "POST", "/payment_intents", {
    amount: String(amount),
    currency: "inr",
    // the ready-made cards are foreign: India requires saying what was exported, and to whom
    description: "By hand",
    "shipping[name]": "By hand",
    "shipping[address][line1]": "Sector 17",
    confirm: "true",
    return_url: RETURN_URL,
    "automatic_payment_methods[enabled]": "true",
    "metadata[bill_id]": String(billId),
    "metadata[customer_id]": String(customerId),
    payment_method: READY_MADE[means],
  });
  if (!isPaid) throw new Error("the gateway took no payment by hand");
}

/** Somebody gives money back by hand. */
export function refundByHand(kitchen: Kitchen, intentId: string, amount: number): Promise<boolean> {
  return call(kitchen, "POST", "/refunds", { payment_intent: intentId, amount: String(amount) });
}

export function deleteCustomer(kitchen: Kitchen, gatewayCustomerId: string): Promise<boolean> {
  return call(kitchen, "DELETE", `/customers/${gatewayCustomerId}`, {});
}
