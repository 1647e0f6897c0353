import webPush from "web-push";
import { env } from "@/lib/env";
import { vapidKeys, type VapidKeys } from "./vapid-key";

/** A browser as its maker's push service knows it, with what a message to it is sealed with. */
export type PushDevice = { id: number; endpoint: string; p256dh: string; auth: string };

/** `gone`: the browser has forgotten us, or its person did. */
type Pushed = "taken" | "gone";

/** `tag`: what comes again under the same one replaces it; `seconds`: how long it is kept for a phone that is off. */
type PushMessage = { text: string; tag: string; seconds: number; isUrgent: boolean };

export type Push = (device: PushDevice, message: PushMessage) => Promise<Pushed>;

/** A push service answers at once; what takes longer is tried again. */
const PATIENCE_MS = 10_000;
const GONE = [404, 410];

/** The way to browsers through their makers; null without a key, and then nobody is offered it. */
export function openPush(): Push | null {
  const { VAPID_PRIVATE_KEY, APP_URL, MAIL_FROM } = env();
  if (!VAPID_PRIVATE_KEY) return null;
  const address = /[^<>\s]+@[^<>\s]+/.exec(MAIL_FROM)?.[0] ?? "";
  const subject = APP_URL.startsWith("https:") ? APP_URL : `mailto:${address}`;
  return pushBy(vapidKeys(VAPID_PRIVATE_KEY), subject);
}

/** @throws when the push service didn't take the message, and may take it later */
export function pushBy({ publicKey, privateKey }: VapidKeys, subject: string): Push {
  return async ({ endpoint, p256dh, auth }, { text, tag, seconds, isUrgent }) => {
    const asked = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
      vapidDetails: { subject, publicKey, privateKey },
      contentEncoding: "aes128gcm",
      TTL: seconds,
      topic: tag,
      urgency: isUrgent ? "high" : "normal",
    });
    const { method, headers, body } = asked;
    const sent = { method, headers: withoutLength(headers), body: new Uint8Array(body ?? []) };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { status } = await fetch(endpoint, { ...sent, signal, redirect: "manual" });
    if (GONE.includes(status)) return "gone";
    if (status >= 200 && status < 300) return "taken";
    throw new Error(`the push service of ${new URL(endpoint).hostname} answered ${status}`);
  };
}

/** It is counted anew as the message is sent. */
function withoutLength(headers: object): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length");
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
