import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { addDays, eachDay, isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { parseItems } from "@/lib/features/plans/schema";

export function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - isoWeekday(day));
}

export type MenuRow = {
  planId: number;
  planName: string;
  mealName: string;
  slotId: number;
  isActive: boolean;
  days: { date: PlainDate; items: string[]; version: number }[];
};

/** A week of menus, one row per plan: the active ones, and any other that has a menu in it. */
export async function listMenuWeek(tx: Tx, monday: PlainDate): Promise<MenuRow[]> {
  const days = eachDay(monday, addDays(monday, 6));
  const date = { gte: toSqlDate(monday), lte: toSqlDate(addDays(monday, 6)) };
  const plans = await tx.plan.findMany({
    where: { OR: [{ isActive: true }, { menus: { some: { date } } }] },
    include: { menus: { where: { date } }, slot: { select: { name: true } } },
    orderBy: [{ isActive: "desc" }, { name: "asc" }],
  });
  return plans.map(({ id, name, isActive, menus, slot, slotId }) => {
    const kept = new Map(menus.map((menu) => [fromSqlDate(menu.date), menu]));
    return {
      planId: id,
      planName: name,
      mealName: slot.name,
      slotId,
      isActive,
      days: days.map((date) => ({
        date,
        items: parseItems(kept.get(date)?.items ?? null),
        version: kept.get(date)?.version ?? 0,
      })),
    };
  });
}
