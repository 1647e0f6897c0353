import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { SystemFlow } from "@/lib/scope";

/**
 * The sheets of a day, for whoever looks first after a cutoff: those that are due are made, if nobody has made them yet. It needs
 * a transaction that sees the latest: a page reads in one that sees a snapshot, after this.
 */
export async function makeSheetsOf(tx: Tx, day: PlainDate): Promise<void> {
  await tx.$queryRaw`
    SELECT make_sheet(${toSqlDate(day)}::date, slots.id::integer) FROM slots
    ORDER BY slot_cutoff_at(slots.id::integer, ${toSqlDate(day)}::date)`;
}

/** Makes every sheet that is due and missing, each in its own transaction, and says how many there were. */
export async function makeDueSheets({ system }: SystemFlow): Promise<number> {
  const missing = await system(
    (tx) =>
      tx.$queryRaw<{ day: Date; slotId: number }[]>`SELECT day, slot_id AS "slotId" FROM missing_sheets()`,
  );
  for (const { day, slotId } of missing) {
    await system((tx) => tx.$queryRaw`SELECT make_sheet(${day}::date, ${slotId}::integer)`);
  }
  return missing.length;
}
