import type { Row } from "../objects";
import { unixNow } from "../ids";
import { signatureHeader } from "./signature";

/** An event on its way to one endpoint. `pending` is how many endpoints it has yet to reach. */
export type Outgoing = {
  event: Row<"event">["data"];
  hidden: Row<"webhook_endpoint">["hidden"];
  pending: number;
};

function secretsOf({ secret, rolled }: Outgoing["hidden"]): string[] {
  return rolled && rolled.until > unixNow() ? [secret, rolled.secret] : [secret];
}

/** The body to send and the `Stripe-Signature` header over it, signed now. */
export function signedPayload({ event, hidden, pending }: Outgoing): { body: string; signature: string } {
  const body = JSON.stringify({ ...event, pending_webhooks: pending }, null, 2);
  return { body, signature: signatureHeader(secretsOf(hidden), body, unixNow()) };
}
