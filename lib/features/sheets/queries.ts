import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { parseItems } from "@/lib/features/plans/schema";

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

/** A change to a fixed sheet: what, who and why, and whether the kitchen has seen it. */
export type Amendment = {
  id: number;
  slotId: number;
  /** Of the sheet, with it. */
  revision: number;
  kind: "added" | "taken_off" | "dish" | "address";
  /** Of a subscription, or beside them. */
  tiffin: "tiffin" | "extra" | "guest" | "staff" | "replacement" | "spare";
  /** Whose tiffin; null where it is everybody's of a plan, or they were forgotten since. */
  fullName: string | null;
  planName: string;
  area: string | null;
  /** What the plan's tiffins hold instead. */
  dishes: string[];
  address: string | null;
  reason: string | null;
  actorName: string | null;
  createdAt: Date;
  seenAt: Date | null;
  seenByName: string | null;
};

/** More than a morning has; the latest are shown. */
const MOST_AMENDMENTS = 200;

/** What changed on a day's sheets after they were made, the latest first. */
export async function amendmentsOn(tx: Tx, day: PlainDate): Promise<Amendment[]> {
  const rows = await tx.$queryRaw<(Omit<Amendment, "dishes"> & { dishes: string | null })[]>`
    SELECT id, slot_id AS "slotId", revision, kind, tiffin, full_name AS "fullName", plan_name AS "planName", area, dishes, address, reason,
           actor_name AS "actorName", created_at AS "createdAt", seen_at AS "seenAt", seen_by_name AS "seenByName"
    FROM amendments_of_day(${toSqlDate(day)}::date) LIMIT ${MOST_AMENDMENTS}`;
  return rows.map(({ dishes, ...row }) => ({ ...row, dishes: parseItems(dishes) }));
}
