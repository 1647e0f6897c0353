import Stripe from "stripe";
import { env } from "./env";

/**
 * Longer than a card network needs for what we ask without confirming (a second), short enough for a customer who
 * waits: with the retries a click ends after half a minute at the latest.
 */
const TIMEOUT_MS = 8_000;
/** Lost replies, 409 and 5xx are asked again with the same idempotency key. */
const NETWORK_RETRIES = 2;

let client: Stripe | undefined;

/**
 * The gateway. STRIPE_API_BASE names another host that speaks Stripe (the sandbox, a proxy). The API version is the one
 * that this release of the SDK was made for; the webhook endpoint must be registered with the same.
 */
export function stripe(): Stripe {
  client ??= connect();
  return client;
}

function connect(): Stripe {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env();
  return new Stripe(key, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: NETWORK_RETRIES,
    telemetry: false,
    ...(base && hostOf(new URL(base))),
  });
}

function hostOf({ hostname, port, protocol }: URL) {
  const isPlain = protocol === "http:";
  return {
    host: hostname,
    port: port || (isPlain ? "80" : "443"),
    protocol: isPlain ? ("http" as const) : ("https" as const),
  };
}
