import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { SAFETY_KINDS, type SafetyKind } from "./schema";

export type Leftovers = { day: PlainDate; slotId: number; version: number; cooked: number; leftOver: number };

/** `by` is null where the reader may not know who works here. */
export type SafetyEntry = {
  id: number;
  slotId: number;
  kind: SafetyKind;
  note: string;
  at: Date;
  by: string | null;
};

/** What was cooked and left over, by meal, the latest day first. */
export async function leftoversBetween(tx: Tx, first: PlainDate, last: PlainDate): Promise<Leftovers[]> {
  const rows = await tx.dayLeftovers.findMany({
    where: { day: { gte: toSqlDate(first), lte: toSqlDate(last) } },
    orderBy: [{ day: "desc" }, { slotId: "asc" }],
  });
  return rows.map(({ day, slotId, version, cooked, leftOver }) => ({
    ...{ day: fromSqlDate(day), slotId, version, cooked, leftOver },
  }));
}

const MOST = 200;

/** The day's log, in the order in which it was written. */
export async function safetyLog(tx: Tx, day: PlainDate): Promise<SafetyEntry[]> {
  const rows = await tx.foodSafetyEntry.findMany({
    where: { day: toSqlDate(day) },
    orderBy: { id: "asc" },
    take: MOST,
  });
  const ids = [...new Set(rows.map(({ notedById }) => notedById))];
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, fullname: true } });
  const names = new Map(people.map(({ id, fullname }) => [id, fullname]));
  return rows.map(({ id, slotId, kind, note, createdAt, notedById }) => ({
    ...{ id, slotId, note, at: createdAt, by: names.get(notedById) ?? null },
    kind: SAFETY_KINDS.find((one) => one === kind) ?? "sample",
  }));
}
