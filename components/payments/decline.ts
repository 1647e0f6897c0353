import type { Messages } from "@/lib/messages";

export type Decline = keyof Messages["payments"]["declines"];

// Which sentence tells a customer what a bank's code means. Codes that a thief could learn from (a card reported lost
// or stolen) get the general one.
const SENTENCES: Partial<Record<string, Decline>> = {
  insufficient_funds: "insufficient_funds",
  expired_card: "expired_card",
  incorrect_cvc: "incorrect_cvc",
  invalid_cvc: "incorrect_cvc",
  incorrect_number: "incorrect_number",
  invalid_number: "incorrect_number",
  invalid_expiry_month: "invalid_expiry",
  invalid_expiry_year: "invalid_expiry",
  processing_error: "processing_error",
  payment_intent_authentication_failure: "authentication",
  authentication_required: "authentication",
  payment_intent_payment_attempt_expired: "expired",
  payment_intent_incompatible_payment_method: "method",
  amount_too_large: "method",
  amount_too_small: "method",
  canceled: "canceled",
  "missing-at-gateway": "missing-at-gateway",
  "set-aside": "set-aside",
  payment_intent_unexpected_state: "unfinished",
  unreachable: "unreachable",
  rate_limit: "busy",
  lock_timeout: "busy",
};

/** The sentence for a failure code of the gateway. */
export function declineOf(code: string | null): Decline {
  return (code === null ? undefined : SENTENCES[code]) ?? "generic";
}

const FIELDS: Partial<Record<Decline, "number" | "expiry" | "cvc">> = {
  incorrect_number: "number",
  invalid_expiry: "expiry",
  expired_card: "expiry",
  incorrect_cvc: "cvc",
};

/** The card form's field where a decline can be put right; null when it concerns the whole card. */
export function fieldOf(decline: Decline): "number" | "expiry" | "cvc" | null {
  return FIELDS[decline] ?? null;
}
