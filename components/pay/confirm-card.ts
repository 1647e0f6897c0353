import { z } from "zod";
import type { Card } from "@/lib/features/payments/schema";

/**
 * What became of a try, as far as the browser knows: only the gateway tells our server whether it was paid.
 * `unknown`: no answer came, so the card may have been charged or not.
 */
export type Outcome =
  | { kind: "received" }
  | { kind: "redirect"; url: string }
  | { kind: "declined"; code: string | null }
  | { kind: "unknown" };

export type Gateway = { apiBase: string; publishableKey: string };

const intent = z.object({
  status: z.string(),
  next_action: z
    .object({
      redirect_to_url: z.object({ url: z.url() }).nullish(),
      upi_handle_redirect_or_display_qr_code: z.object({ hosted_instructions_url: z.url() }).nullish(),
    })
    .nullish(),
});
const answers = z.union([
  z.object({
    error: z.object({
      code: z.string().nullish(),
      decline_code: z.string().nullish(),
      payment_intent: intent.nullish(),
    }),
  }),
  intent,
]);

/** A bank answers within seconds. A later answer isn't lost: our server still hears of it. */
const TIMEOUT_MS = 15_000;

type Confirmation = { clientSecret: string; returnUrl: string };

/** Confirms an intent with a card, from the browser to the gateway. */
export function confirmCard(
  gateway: Gateway,
  { card, ...confirmation }: Confirmation & { card: Card },
): Promise<Outcome> {
  return confirm(gateway, confirmation, {
    expected_payment_method_type: "card",
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": card.number,
    "payment_method_data[card][exp_month]": card.expiry.month,
    "payment_method_data[card][exp_year]": card.expiry.year,
    "payment_method_data[card][cvc]": card.cvc,
  });
}

/** Confirms an intent by UPI: the customer continues on the gateway's own page. */
export function confirmUpi(gateway: Gateway, confirmation: Confirmation): Promise<Outcome> {
  return confirm(gateway, confirmation, {
    expected_payment_method_type: "upi",
    "payment_method_data[type]": "upi",
  });
}

/** The same call that Stripe's own script makes. */
async function confirm(
  gateway: Gateway,
  { clientSecret, returnUrl }: Confirmation,
  method: Record<string, string>,
): Promise<Outcome> {
  const [intentId = ""] = clientSecret.split("_secret_");
  const body = new URLSearchParams({
    key: gateway.publishableKey,
    client_secret: clientSecret,
    return_url: returnUrl,
    ...method,
  });
  // while offline nothing has left this machine
  if (!navigator.onLine) return { kind: "declined", code: "unreachable" };
  try {
    const url = new URL(`/v1/payment_intents/${encodeURIComponent(intentId)}/confirm`, gateway.apiBase);
    const response = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status >= 500) return { kind: "unknown" };
    return outcomeOf(answers.parse(await response.json()));
  } catch {
    return { kind: "unknown" };
  }
}

function outcomeOf(answer: z.output<typeof answers>): Outcome {
  if ("error" in answer) {
    const { code, decline_code: declineCode, payment_intent: held } = answer.error;
    // a second press, or another tab, was faster
    if (held && ["succeeded", "processing"].includes(held.status)) return { kind: "received" };
    return { kind: "declined", code: declineCode ?? code ?? null };
  }
  const { redirect_to_url: bank, upi_handle_redirect_or_display_qr_code: upi } = answer.next_action ?? {};
  const url = bank?.url ?? upi?.hosted_instructions_url;
  if (answer.status === "requires_action" && url) return { kind: "redirect", url };
  if (["succeeded", "processing"].includes(answer.status)) return { kind: "received" };
  return { kind: "declined", code: null };
}
