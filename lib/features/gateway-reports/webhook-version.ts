import Stripe from "stripe";
import type { Tx } from "@/lib/db";
import { isOfOurVersion } from "@/lib/gateway/webhook";

const LENGTH = 50;

type Noted = Pick<Stripe.Event, "api_version">;

/** Remembers which version of the gateway's API its webhooks use, once one came in a version other than ours. */
export async function noteWebhookVersion({ tx, now }: { tx: Tx; now: Date }, event: Noted): Promise<void> {
  const apiVersion = event.api_version?.slice(0, LENGTH) ?? null;
  const known = await tx.webhookVersion.findUnique({ where: { id: 1 } });
  if (known ? known.apiVersion === apiVersion : isOfOurVersion(event)) return;
  const data = { apiVersion, since: now };
  await tx.webhookVersion.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}
