import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";

/** A meal's sheet, as it stands: fixed at `cutoffAt`, and changed since if its revision is above one. */
export type SheetState = { slotId: number; number: number; revision: number; cutoffAt: Date };

/** The sheets of a day that are made, by their meal. A meal without one is still a forecast. */
export function sheetsOn(tx: Tx, day: PlainDate): Promise<SheetState[]> {
  const select = { slotId: true, number: true, revision: true, cutoffAt: true } as const;
  return tx.sheet.findMany({ where: { day: toSqlDate(day) }, select, orderBy: { slotId: "asc" } });
}

/** Whether a meal of the day is counted by the clock, and nobody has made its sheet yet. */
export async function isSheetMissing(tx: Tx, day: PlainDate): Promise<boolean> {
  const date = toSqlDate(day);
  const [row] = await tx.$queryRaw<{ missing: boolean }[]>`
    SELECT EXISTS (SELECT FROM slots t WHERE sheet_is_due(${date}::date, t.id::integer)
      AND NOT EXISTS (SELECT FROM sheets s WHERE s.day = ${date}::date AND s.slot_id = t.id)) AS missing`;
  return row?.missing ?? false;
}
