import { z } from "zod";
import type { Tx } from "@/lib/db";
import { SLOW_STATEMENT } from "@/lib/process/slow-statements";

export type SlowStatement = { id: number; at: Date; text: string; ms: number; plan: string };

const MOST_SHOWN = 10;

const metadataSchema = z.object({ ms: z.number(), plan: z.string() });

/** The latest statements that took longer than a second, with how PostgreSQL goes about them. */
export async function slowStatements(tx: Tx): Promise<SlowStatement[]> {
  const rows = await tx.systemLog.findMany({
    where: { operation: SLOW_STATEMENT },
    orderBy: { id: "desc" },
    take: MOST_SHOWN,
    select: { id: true, createdAt: true, message: true, metadata: true },
  });
  return rows.flatMap(({ id, createdAt: at, message: text, metadata }) => {
    const read = metadataSchema.safeParse(metadata);
    return read.success ? [{ id: Number(id), at, text, ...read.data }] : [];
  });
}

export type StatementCost = { text: string; calls: number; totalMs: number; meanMs: number };

/** Those that took most time in all, by PostgreSQL's own account; none where it keeps none. */
export async function costliestStatements(tx: Tx): Promise<StatementCost[]> {
  const rows = await tx.$queryRaw<(Omit<StatementCost, "calls"> & { calls: bigint })[]>`
    SELECT left(regexp_replace(text, '\\s+', ' ', 'g'), 500) AS text, calls, total_ms AS "totalMs", mean_ms AS "meanMs"
    FROM statement_statistics(${MOST_SHOWN}::integer)`;
  return rows.map((row) => ({ ...row, calls: Number(row.calls) }));
}
