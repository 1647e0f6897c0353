import { createHmac } from "node:crypto";

function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/**
 * The `Stripe-Signature` header: made anew for every try, since receivers refuse an old time stamp. One `v1` for each
 * secret, and the `v0` that Stripe adds to test events, which proves nothing.
 */
export function signatureHeader(secrets: readonly string[], payload: string, timestamp: number): string {
  const signed = `${timestamp}.${payload}`;
  const real = secrets.map((secret) => `v1=${hmac(secret, signed)}`);
  return [`t=${timestamp}`, ...real, `v0=${hmac("test", signed)}`].join(",");
}
