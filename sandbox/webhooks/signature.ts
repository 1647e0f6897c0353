import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header: made anew for every try, since receivers refuse an old time stamp. */
export function signatureHeader(secret: string, payload: string, timestamp: number): string {
  const signature = createHmac("sha256", secret).update(`${timestamp}.${payload}`).digest("hex");
  return `t=${timestamp},v1=${signature}`;
}
