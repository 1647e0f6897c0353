import Stripe from "stripe";
import { z } from "zod";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { env } from "@/lib/env";

/** Why a delivery is not acted upon; none of them has written anything. */
export type WebhookRefusal = "unsigned" | "not-the-gateways" | "thin-event" | "not-an-event" | "other-mode";

const TOLERANCE_SECONDS = 300;

// What must hold before an event may be looked into. The lengths are those of the columns that keep it.
const envelope = z.object({
  id: z.string().regex(/^evt_\w{1,251}$/),
  object: z.literal("event"),
  type: z.string().regex(/^[a-z_0-9.]{1,100}$/),
  api_version: z.string().nullable(),
  livemode: z.boolean(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

/**
 * The event in a delivery's raw text, which a `v1` signature in the header must fit: by one of our secrets (two while one
 * is rolled), and at most five minutes old. A stamp of the future passes, as at the gateway: its clock may be ahead.
 *
 * A right signature is not enough. An event of the other mode (a test key's, when ours is live) is no money of ours, and
 * the sign of an endpoint that is set up wrongly: it is refused, and sent again for days, until a person has put it right.
 * One of another release of the API is let in, but what it says isn't read (`isOfOurVersion`).
 */
export function readWebhook(rawBody: string, signature: string | null): Result<Stripe.Event, WebhookRefusal> {
  if (!signature) return refuse("unsigned");
  const secret = env().STRIPE_WEBHOOK_SECRET.find((known) => isSignedWith(known, rawBody, signature));
  return secret ? construct(rawBody, signature, secret) : refuse("not-the-gateways");
}

function isSignedWith(secret: string, rawBody: string, signature: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(rawBody, signature, secret, TOLERANCE_SECONDS) ?? false;
  } catch {
    return false;
  }
}

function construct(body: string, signature: string, secret: string): Result<Stripe.Event, WebhookRefusal> {
  try {
    return acceptEvent(Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS));
  } catch (error) {
    // signed, but no snapshot: JSON.parse gave up, or the SDK on the notification of an API v2 event
    return refuse(error instanceof SyntaxError ? "not-an-event" : "thin-event");
  }
}

/** Whether an event, however it reached us, is one that we can read and that tells of our kind of money. */
export function acceptEvent(event: Stripe.Event): Result<Stripe.Event, WebhookRefusal> {
  const { success, data } = envelope.safeParse(event);
  if (!success) return refuse("not-an-event");
  if (data.livemode !== isLive()) return refuse("other-mode");
  return ok(event);
}

const isLive = () => env().STRIPE_SECRET_KEY.includes("_live_");

/**
 * Whether an event's object means by each field what our client does. Within a named release (`2026-10-28.endive`) the
 * gateway only adds; between two it may change or take away, and then the object is asked for anew.
 */
export function isOfOurVersion({ api_version: told }: { api_version?: string | null }): boolean {
  return told?.split(".")[1] === Stripe.MAJOR_API_VERSION;
}
