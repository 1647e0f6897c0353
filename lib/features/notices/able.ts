import type { Channel } from "@/lib/domain/notices/told";
import { publicPushKey } from "@/lib/post/vapid";

/** The channels on which this house can tell anybody anything. */
export function ableChannels(): ReadonlySet<Channel> {
  return new Set<Channel>(publicPushKey() ? ["in-app", "email", "push"] : ["in-app", "email"]);
}
