import { env } from "@/lib/env";
import { vapidKeys } from "./vapid-key";

/** By which browsers know this house's messages; null where it has no key, and pushes nothing. */
export function publicPushKey(): string | null {
  const { VAPID_PRIVATE_KEY } = env();
  return VAPID_PRIVATE_KEY ? vapidKeys(VAPID_PRIVATE_KEY).publicKey : null;
}
