import Stripe from "stripe";
import type { Tx } from "@/lib/db";
import { isOfOurVersion } from "@/lib/gateway/webhook";

/** `told`: the version of the latest webhook; null when it named none. */
export type OtherVersion = { told: string | null; ours: string; since: Date };

/** The API version of incoming webhooks, where it isn't ours. */
export async function otherWebhookVersion(tx: Tx): Promise<OtherVersion | null> {
  const known = await tx.webhookVersion.findUnique({ where: { id: 1 } });
  if (!known || isOfOurVersion({ api_version: known.apiVersion })) return null;
  return { told: known.apiVersion, ours: Stripe.API_VERSION, since: known.since };
}
