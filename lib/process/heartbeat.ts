import type { Tx } from "@/lib/db";

const WORKER = "worker";
/** A worker that was not heard of for so long is silent. */
export const SILENT_SECONDS = 300;

const JOB = "job ";

/** Notes that a worker is alive. By the database's clock: the product's own may be moved, and machines differ. */
export const beat = (tx: Tx): Promise<void> => note(tx, WORKER);

/** Notes that a job has done its work. */
export const beatOfJob = (tx: Tx, job: string): Promise<void> => note(tx, `${JOB}${job}`);

async function note(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO heartbeats (name, seen_at) VALUES (${name}, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at`;
}

/** When each job last did its work; one that never did is missing. */
export async function jobsDone(tx: Tx): Promise<{ job: string; at: Date }[]> {
  const rows = await tx.heartbeat.findMany({ orderBy: { name: "asc" } });
  return rows
    .filter(({ name }) => name.startsWith(JOB))
    .map(({ name, seenAt }) => ({ job: name.slice(JOB.length), at: seenAt }));
}

/** How long since a worker was last heard from, in seconds; null if none ever was. */
export async function secondsSinceHeartbeat(tx: Tx): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM clock_timestamp() - seen_at)::float8 AS seconds FROM heartbeats WHERE name = ${WORKER}`;
  return row?.seconds ?? null;
}
