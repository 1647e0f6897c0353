import type { Tx } from "@/lib/db";
import { addDays } from "@/lib/domain/plain-date";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";

/** For how many days what was told is kept: in the product, and what left the house. */
const KEPT = { inApp: 90, sent: 365 } as const;

/** Forgets what people were told long ago; what still waits to be sent stays. Returns how many. */
export async function forgetTold(tx: Tx, now: Date): Promise<number> {
  const before = (days: number) => ({ lt: instantAt(addDays(toBusinessDate(now), -days), "00:00") });
  const over = { OR: [{ sentAt: { not: null } }, { ended: { not: null } }] };
  const { count } = await tx.notification.deleteMany({
    where: {
      OR: [
        { channel: "in-app", createdAt: before(KEPT.inApp) },
        { channel: { not: "in-app" }, createdAt: before(KEPT.sent), ...over },
      ],
    },
  });
  return count;
}
