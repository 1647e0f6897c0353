/** The word for a payment method as the gateway names it. */
export function methodOf(method: string | null): "card" | "upi" | "other" {
  return method === "card" || method === "upi" ? method : "other";
}
