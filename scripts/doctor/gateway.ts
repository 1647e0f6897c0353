import Stripe from "stripe";
import { HANDLED_TYPES } from "@/lib/features/gateway-reports/dispatch";
import { stripe } from "@/lib/gateway/stripe";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";

const REGISTER = "register it in the gateway's dashboard, and set its secret as STRIPE_WEBHOOK_SECRET";

/** Whether the gateway knows the key, and reports to this product, in its version, all that it must know. */
export async function askGateway({ env }: Patient): Promise<Finding[]> {
  const account = await keyFinding();
  if (account.state === "wrong") return [account];
  const wanted = new URL("/api/webhooks/stripe", env.APP_URL).href;
  try {
    const { data } = await stripe().webhookEndpoints.list({ limit: 100 });
    return [account, endpointFinding(data, wanted)];
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripePermissionError)) throw error;
    const cure = "let the restricted key read webhook endpoints, or look yourself";
    return [account, weak("gateway's reports", "the key may not read where they go", cure)];
  }
}

async function keyFinding(): Promise<Finding> {
  try {
    await stripe().paymentIntents.list({ limit: 1 });
    return ok("gateway", "answers, and knows the key");
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeAuthenticationError)) throw error;
    return wrong("gateway", "refuses STRIPE_SECRET_KEY", "set the key of the gateway's dashboard");
  }
}

type Endpoint = Pick<Stripe.WebhookEndpoint, "url" | "status" | "api_version" | "enabled_events">;

/** @param wanted the address at which the product hears the gateway */
export function endpointFinding(endpoints: readonly Endpoint[], wanted: string): Finding {
  const about = "gateway's reports";
  const ours = endpoints.find(({ url }) => url === wanted);
  if (!ours) return wrong(about, `none go to ${wanted}: payments would stay open`, REGISTER);
  if (ours.status !== "enabled")
    return wrong(about, `the gateway has switched ${wanted} off`, "switch it on again in its dashboard");
  const missing = ours.enabled_events.includes("*")
    ? []
    : HANDLED_TYPES.filter((type) => !ours.enabled_events.includes(type));
  if (missing.length > 0)
    return wrong(about, `these never come: ${missing.join(", ")}`, "choose them in the gateway's dashboard");
  if (ours.api_version && ours.api_version.split(".")[1] !== Stripe.MAJOR_API_VERSION)
    return weak(
      about,
      `come in version ${ours.api_version}; this product was made for ${Stripe.API_VERSION}`,
      "register the address anew with that version",
    );
  return ok(about, `go to ${wanted}, all ${HANDLED_TYPES.length} kinds of them`);
}
