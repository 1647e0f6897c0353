import type { Tx } from "@/lib/db";

/** Until somebody waits for a lock, or what might have waited is over. */
export async function untilSomebodyWaits(tx: Tx, orThisEnds: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  void orThisEnds.finally(() => (hasEnded = true));
  while (!hasEnded) {
    const waiting = await tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
    if (waiting.length > 0) return;
  }
}
