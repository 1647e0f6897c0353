import type { Caller } from "./auth";

type Json = Record<string, unknown>;

function isPaymentMethod(value: unknown): value is Json {
  return (
    typeof value === "object" && value !== null && "object" in value && value.object === "payment_method"
  );
}

function withoutFingerprint(card: unknown): unknown {
  if (typeof card !== "object" || card === null) return card;
  return Object.fromEntries(Object.entries(card).filter(([field]) => field !== "fingerprint"));
}

const SECRET_FIELDS = ["customer", "customer_account", "metadata"];

/** Who owns a payment method, and where it was used before, is none of a visitor's business. */
function forVisitors(_field: string, value: unknown): unknown {
  if (!isPaymentMethod(value)) return value;
  const shown = Object.entries(value).filter(([field]) => !SECRET_FIELDS.includes(field));
  return Object.fromEntries(
    shown.map(([field, part]) => [field, field === "card" ? withoutFingerprint(part) : part]),
  );
}

/** An answer as sent: for a publishable key, without what its bearer may not see of the payment methods in it. */
export function serialize(body: object, caller: Caller): string {
  return JSON.stringify(body, caller === "publishable" ? forVisitors : undefined, 2);
}
