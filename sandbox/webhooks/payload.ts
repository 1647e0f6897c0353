import type { Row } from "../objects";
import { unixNow } from "../ids";
import { signatureHeader } from "./signature";

/** An event on its way to one endpoint. `pending` is how many endpoints it has still to reach. */
export type Outgoing = { event: Row<"event">["data"]; secret: string; pending: number };

/** The body to send and the `Stripe-Signature` header over it, signed now. */
export function signedPayload({ event, secret, pending }: Outgoing): { body: string; signature: string } {
  const body = JSON.stringify({ ...event, pending_webhooks: pending }, null, 2);
  return { body, signature: signatureHeader(secret, body, unixNow()) };
}
