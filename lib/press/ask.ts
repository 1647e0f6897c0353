import { randomUUID } from "node:crypto";
import { asSystem, type Tx } from "@/lib/db";
import { TRY_SECONDS } from "./press";

/**
 * What became of a press. `withdrawn`: it did not arrive here, and if it comes now it is no longer done. `repeatable`: it may
 * be pressed again as it is. `broke-off`: it was begun and can no longer be finished. `not-yours`: from someone else's
 * session, or from one of yours that is over.
 */
export type PressAnswer =
  | { state: "done"; value: unknown }
  | { state: "repeatable" | "under-way" | "withdrawn" | "broke-off" | "not-yours" };

type Row = {
  state: "begun" | "done" | "repeatable" | "withdrawn";
  userId: number | null;
  isOver: boolean;
  outcome: { value?: unknown } | null;
};

/**
 * A final answer: asking about a press that is not known gives it up, so that what the page then says stays true. Waits for a
 * transaction that is doing it right now.
 */
export function askPress(key: string, viewerId: number | null): Promise<PressAnswer> {
  return asSystem(async (tx) => {
    const withdrawn = await tx.$executeRaw`
      INSERT INTO presses (key, user_id, action, digest, run, state)
      VALUES (${key}::uuid, ${viewerId}, 'ask', '', ${randomUUID()}::uuid, 'withdrawn') ON CONFLICT (key) DO NOTHING`;
    return withdrawn === 1 ? { state: "withdrawn" } : known(tx, key, viewerId);
  });
}

async function known(tx: Tx, key: string, viewerId: number | null): Promise<PressAnswer> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT state, outcome, user_id AS "userId",
      begun_at < clock_timestamp() - make_interval(secs => ${TRY_SECONDS}) AS "isOver"
    FROM presses WHERE key = ${key}::uuid FOR UPDATE`;
  if (!row) return { state: "under-way" };
  if (row.userId !== null && row.userId !== viewerId) return { state: "not-yours" };
  // even an act that returns nothing has its value: in JSON, undefined would leave out the field
  if (row.outcome) return { state: "done", value: row.outcome.value ?? null };
  if (row.state === "repeatable" || row.state === "withdrawn") return { state: row.state };
  if (!row.isOver) return { state: "under-way" };
  await tx.$executeRaw`UPDATE presses SET state = 'withdrawn' WHERE key = ${key}::uuid`;
  return { state: "broke-off" };
}

const KEPT_HOURS = 48;

/** Forgets the presses that nobody asks about any more. */
export async function forgetPresses({ tx, now }: { tx: Tx; now: Date }): Promise<number> {
  const before = new Date(now.getTime() - KEPT_HOURS * 60 * 60 * 1000);
  const { count } = await tx.press.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
