import type { Tx } from "@/lib/db";

const WORKER = "worker";
/** A worker that was not heard of for so long is silent. */
export const SILENT_SECONDS = 300;

/** Notes that a worker is alive. By the database's clock: the product's own may be moved, and machines differ. */
export async function beat(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO heartbeats (name, seen_at) VALUES (${WORKER}, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at`;
}

/** How long since a worker was last heard from, in seconds; null if none ever was. */
export async function secondsSinceHeartbeat(tx: Tx): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM clock_timestamp() - seen_at)::float8 AS seconds FROM heartbeats WHERE name = ${WORKER}`;
  return row?.seconds ?? null;
}
