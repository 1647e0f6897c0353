import Stripe from "stripe";
import { env } from "@/lib/env";
import { NOBODY_WAITS } from "./patience";
import { patientFetch } from "./transport";

let client: Stripe | undefined;

/**
 * The gateway. STRIPE_API_BASE names another host that speaks Stripe (the sandbox, a proxy). The API version is the one for
 * which this release of the SDK was made; the webhook endpoint must be registered with the same.
 *
 * For a gateway that doesn't answer: patience.ts says how long we wait for it, transport.ts what is asked
 * again, docs/decisions/0012-a-gateway-that-does-not-answer.md why.
 */
export function stripe(): Stripe {
  client ??= connect();
  return client;
}

function connect(): Stripe {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env();
  return new Stripe(key, {
    // how long, and how often: up to patience.ts and transport.ts alone
    httpClient: Stripe.createFetchHttpClient(patientFetch),
    timeout: NOBODY_WAITS.callMs,
    maxNetworkRetries: 0,
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
