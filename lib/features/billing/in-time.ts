import type { Tx } from "@/lib/db";
import { toBusinessMonth } from "@/lib/domain/business-time";
import { cutoffOf } from "@/lib/domain/cutoff";
import { lastDayOf, monthParts } from "@/lib/domain/plain-date";

/**
 * The instant to check against the cutoff for a customer who asked at `now`: once the month is billed its last cutoff has
 * passed, however long the request waited. The caller holds the customer's lock, or the bill might come in between.
 */
export async function decidedAt(tx: Tx, customerId: number, now: Date): Promise<Date> {
  const month = toBusinessMonth(now);
  const closing = cutoffOf(lastDayOf(month));
  if (now > closing) return now;
  const isBilled = (await tx.bill.count({ where: { customerId, ...monthParts(month) } })) > 0;
  return isBilled ? new Date(closing.getTime() + 1) : now;
}
