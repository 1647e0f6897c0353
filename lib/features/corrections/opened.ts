import type { Tx } from "@/lib/db";

/** What an act of the office returns besides: the correction of the bills it has touched; null when it touched none. */
export type Correcting = { correctionId: number | null };

/** Says why, before a change of days that may be late: the database writes it into the amendments of a sheet that is made. */
export async function giveReason(tx: Tx, reason: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('app.reason', ${reason}, true)`;
}

/**
 * The correction that a change of days has opened in this transaction, with the reason for it; null when no billed month
 * is touched. The database opens it, so that no change can forget to.
 */
export async function openedCorrection(tx: Tx, reason: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number | null }[]>`
    SELECT nullif(current_setting('app.correction', true), '')::integer AS id`;
  const id = row?.id ?? null;
  if (id !== null) await tx.correction.updateMany({ where: { id }, data: { reason } });
  return id;
}
