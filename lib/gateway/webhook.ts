import Stripe from "stripe";
import { z } from "zod";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { machineMs } from "@/lib/clock";
import { env } from "@/lib/env";

/** Why a delivery is not acted on. */
export type WebhookRefusal =
  | "unsigned"
  | "not-the-gateways"
  | "from-the-future"
  | "thin-event"
  | "not-an-event"
  | "other-mode"
  | "other-account";

/** Signed, yet unreadable however often it is sent: a person must look at the gateway. */
export const isUnreadable = (refusal: string) => refusal === "thin-event" || refusal === "not-an-event";

const TOLERANCE_SECONDS = 300;

// What must hold before an event is looked into. The lengths are those of the columns that store it.
const envelope = z.object({
  id: z.string().regex(/^evt_\w{1,251}$/),
  object: z.literal("event"),
  type: z.string().regex(/^[a-z_0-9.]{1,100}$/),
  api_version: z.string().nullable(),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

/**
 * The event in a delivery's raw text, which must match a `v1` signature in the header: made with one of our secrets (two
 * while one is rolled), and with a timestamp at most five minutes away. One from the future would never expire for whoever
 * intercepted it.
 *
 * A correct signature is not enough. An event of the other mode (a test key's, when ours is live) is no money of ours, and a
 * sign that an endpoint is set up wrongly: it is refused, and sent again for days, until a person has put it right. One from
 * another release of the API is let in, but its content isn't read (`isOfOurVersion`).
 */
export function readWebhook(rawBody: string, signature: string | null): Result<Stripe.Event, WebhookRefusal> {
  if (!signature) return refuse("unsigned");
  const secret = env().STRIPE_WEBHOOK_SECRET.find((known) => isSignedWith(known, rawBody, signature));
  if (!secret) return refuse("not-the-gateways");
  return isFromTheFuture(signature) ? refuse("from-the-future") : construct(rawBody, signature, secret);
}

function isFromTheFuture(signature: string): boolean {
  // of several the last one, which is the one that the signature is checked with
  const stamp = Number(
    signature
      .split(",")
      .findLast((part) => part.startsWith("t="))
      ?.slice(2),
  );
  return !(stamp <= machineMs() / 1000 + TOLERANCE_SECONDS);
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
    // signed, but no snapshot: JSON.parse failed, or the SDK did on the notification of an API v2 event
    return refuse(error instanceof SyntaxError ? "not-an-event" : "thin-event");
  }
}

/** Whether an event, however it reached us, is one that we can read and that concerns our kind of money. */
export function acceptEvent(event: Stripe.Event): Result<Stripe.Event, WebhookRefusal> {
  const { success, data } = envelope.safeParse(event);
  if (!success) return refuse("not-an-event");
  if (data.livemode !== isLive()) return refuse("other-mode");
  // from an account connected to ours: not money that we hold
  if (data.account) return refuse("other-account");
  return ok(event);
}

const isLive = () => env().STRIPE_SECRET_KEY.includes("_live_");

/**
 * Whether an event's object means by each field what our client does. Within a named release (`2026-10-28.endive`) the
 * gateway only adds; between two it may change or remove fields, and then the object is fetched again.
 */
export function isOfOurVersion({ api_version: told }: { api_version?: string | null }): boolean {
  return told?.split(".")[1] === Stripe.MAJOR_API_VERSION;
}
