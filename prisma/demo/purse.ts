import { asCustomer, asSystem } from "@/lib/db";
import { env } from "@/lib/env";
import { openOf } from "@/lib/features/books/queries";
import { startPayment } from "@/lib/features/payments/commands";
import { syncIntent } from "@/lib/features/payments/sync";
import type { Household } from "./household";
import { expectOk } from "./expect";

export const GOOD_CARD = "4242424242424242";
export const DECLINED_CARD = "4000000000000002";

const DECLINED = 402;

/** Pays as the browser does: an intent from our server, the card straight to the gateway. Then asks how it went. */
export async function payBill(home: Household, billId: number, card: string, now: Date): Promise<void> {
  const flow = {
    now,
    customerId: home.id,
    run: <T>(fn: Parameters<typeof asCustomer<T>>[1]) => asCustomer(home.id, fn, now),
    system: <T>(fn: Parameters<typeof asSystem<T>>[0]) => asSystem(fn, now),
  };
  const seen = await flow.run((tx) => openOf(tx, billId));
  const { clientSecret } = expectOk(await startPayment(flow, { billId, seen }), `paying bill ${billId}`);
  const [intentId = ""] = clientSecret.split("_secret_");
  await confirmWithCard(intentId, clientSecret, card);
  await syncIntent(flow, intentId);
}

async function confirmWithCard(intentId: string, clientSecret: string, card: string): Promise<void> {
  const { STRIPE_API_BASE: base, STRIPE_PUBLISHABLE_KEY: key, APP_URL } = env();
  const body = new URLSearchParams({
    key,
    client_secret: clientSecret,
    return_url: APP_URL,
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": card,
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "34",
    "payment_method_data[card][cvc]": "123",
  });
  const response = await fetch(`${base}/v1/payment_intents/${intentId}/confirm`, { method: "POST", body });
  if (!response.ok && response.status !== DECLINED) throw new Error(`demo data: ${await response.text()}`);
}
