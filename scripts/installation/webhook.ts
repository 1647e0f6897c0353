// The gateway's reports: setup registers where they go, and is told the secret that signs them.
import { randomBytes } from "node:crypto";
import Stripe from "stripe";
import { HANDLED_TYPES } from "@/lib/features/gateway-reports/dispatch";

export type Registered = { secret: string; said: string };

const isEvent = (type: string): type is Stripe.WebhookEndpointCreateParams.EnabledEvent => type.includes(".");

/** With a key that may not do it, or without a way to the gateway, the operator does: then the secret is nobody's until they set it. */
export async function registerWebhook(secretKey: string, address: string): Promise<Registered> {
  const url = `${address}/api/webhooks/stripe`;
  const events = [...HANDLED_TYPES];
  try {
    const { secret } = await new Stripe(secretKey, {
      maxNetworkRetries: 1,
      timeout: 10_000,
    }).webhookEndpoints.create({
      url,
      api_version: Stripe.API_VERSION,
      enabled_events: events.filter(isEvent),
    });
    if (secret) return { secret, said: `the gateway reports to ${url}` };
  } catch (fault) {
    if (!(fault instanceof Stripe.errors.StripeError)) throw fault;
  }
  return {
    secret: `whsec_${randomBytes(24).toString("hex")}`,
    said: `register ${url} in Stripe's dashboard, with API version ${Stripe.API_VERSION}, and put its secret into the environment file as STRIPE_WEBHOOK_SECRET. Events:\n  ${events.join("\n  ")}`,
  };
}
