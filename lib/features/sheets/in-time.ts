import type { Tx } from "@/lib/db";

/**
 * The instant to check against a cutoff for whoever asked at `now`. A meal whose cutoff is near stays open until this transaction
 * ends, and its sheet waits; one whose sheet was made meanwhile is counted, whatever the clock said when they asked.
 */
export async function heldAt(tx: Tx, now: Date): Promise<Date> {
  const [row] = await tx.$queryRaw<{ counted: Date | null }[]>`SELECT hold_near_meals() AS counted`;
  return row?.counted ? new Date(row.counted.getTime() + 1) : now;
}
