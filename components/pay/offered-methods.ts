import { z } from "zod";
import type { Paise } from "@/lib/domain/money";
import type { Gateway } from "./confirm-card";

const METHODS = ["card", "upi"] as const;

export type Method = (typeof METHODS)[number];

const session = z.object({
  payment_method_preference: z.object({ ordered_payment_method_types: z.array(z.string()) }),
});

const TIMEOUT_MS = 5_000;

/**
 * Which of our form's methods the gateway accepts for an amount: asked with the call that Stripe's own script makes, which
 * needs no intent yet. Without an answer it is cards only.
 */
export async function fetchOfferedMethods(
  { apiBase, publishableKey }: Gateway,
  amount: Paise,
): Promise<readonly Method[]> {
  const url = new URL("/v1/elements/sessions", apiBase);
  url.search = new URLSearchParams({
    key: publishableKey,
    type: "deferred_intent",
    "deferred_intent[mode]": "payment",
    "deferred_intent[amount]": String(amount),
    "deferred_intent[currency]": "inr",
  }).toString();
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { payment_method_preference: preference } = session.parse(await response.json());
    return METHODS.filter((method) => preference.ordered_payment_method_types.includes(method));
  } catch {
    return ["card"];
  }
}
