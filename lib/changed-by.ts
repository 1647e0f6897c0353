import type { Tx } from "./db";
import type { Meanwhile } from "./domain/meanwhile";

type Edited = { version: number; changedAt: Date | null; changedById: number | null };

/** What someone with a stale edit of this row is told: `now` holds the fields as their form would show them. */
export async function meanwhileOf(
  tx: Tx,
  viewerId: number,
  { version, changedAt, changedById }: Edited,
  now: Meanwhile["now"],
): Promise<Meanwhile> {
  const isOwn = changedById === viewerId;
  const who = changedById !== null && !isOwn ? await nameOf(tx, changedById) : null;
  return { version, by: who, isOwn, at: changedAt?.toISOString() ?? null, now };
}

// a customer may not read who works here: row-level security returns nothing
async function nameOf(tx: Tx, id: number): Promise<string | null> {
  return (await tx.user.findUnique({ where: { id }, select: { fullname: true } }))?.fullname ?? null;
}
