import { direct, type Tx } from "@/lib/db";
import { isCutoffNear, type Slot } from "@/lib/domain/slot";

/**
 * The instant to check against the cutoffs of some slots for whoever asked at `now`. A meal whose cutoff is near stays open until
 * this transaction ends, and its sheet waits; one whose sheet was made meanwhile is counted, whatever the clock said when they
 * asked.
 */
export async function heldAt(tx: Tx, now: Date, slots: readonly Slot[]): Promise<Date> {
  if (!isCutoffNear(slots, now)) return now;
  // past the ORM: it is one more statement just when most people ask
  const [row] = await direct(tx)<{ counted: Date | null }>`SELECT hold_near_meals() AS counted`;
  return row?.counted ? new Date(row.counted.getTime() + 1) : now;
}
