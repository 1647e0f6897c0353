import type { Tx } from "@/lib/db";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { yearBefore } from "@/lib/domain/books/retention";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";

/** For how many days what was told in the product is kept; what left the house is a year. */
const KEPT_IN_APP = 90;

/** Forgets what people were told long ago; what still waits to be sent stays. Returns how many. */
export async function forgetTold(tx: Tx, now: Date): Promise<number> {
  const today = toBusinessDate(now);
  const before = (day: PlainDate) => ({ lt: instantAt(day, "00:00") });
  const over = { OR: [{ sentAt: { not: null } }, { ended: { not: null } }] };
  const { count } = await tx.notification.deleteMany({
    where: {
      OR: [
        { channel: "in-app", createdAt: before(addDays(today, -KEPT_IN_APP)) },
        { channel: { not: "in-app" }, createdAt: before(yearBefore(today)), ...over },
      ],
    },
  });
  return count;
}
