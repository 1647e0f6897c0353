import { ok, type Result } from "@/lib/domain/result";
import type { CustomerScope } from "@/lib/scope";

/** What stood in the inbox when its page was made is read; what came since is not. */
export async function markRead(
  { tx, customerId, now }: CustomerScope,
  { upTo }: { upTo: number },
): Promise<Result<{ read: number }, never>> {
  const { count } = await tx.notification.updateMany({
    where: { userId: customerId, channel: "in-app", readAt: null, id: { lte: upTo } },
    data: { readAt: now },
  });
  return ok({ read: count });
}
