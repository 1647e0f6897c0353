import type { Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { addDays, lastDayOf, monthParts } from "@/lib/domain/plain-date";
import { monthClosing, type Slot } from "@/lib/domain/slot";
import { heldAt } from "@/lib/features/sheets/in-time";
import { listSlots } from "@/lib/features/slots/queries";

/**
 * The instant to check against the cutoffs of some slots for a customer who asked: once a meal is counted or the month is billed its cutoff has
 * passed, however long the request waited. The caller holds the customer's lock, or the bill might come in between.
 */
export async function decidedAt(
  tx: Tx,
  customerId: number,
  askedAt: Date,
  slots: readonly Slot[],
): Promise<Date> {
  const now = await heldAt(tx, askedAt, slots);
  const month = toBusinessMonth(now);
  // no cutoff lies before the evening before its day
  if (toBusinessDate(now) < addDays(lastDayOf(month), -1)) return now;
  const closing = monthClosing(month, await listSlots(tx));
  if (now > closing) return now;
  const isBilled = (await tx.bill.count({ where: { customerId, ...monthParts(month) } })) > 0;
  return isBilled ? new Date(closing.getTime() + 1) : now;
}
