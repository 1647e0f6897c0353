import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import type { CalendarDay } from "@/lib/features/pauses/queries";
import { parseItems } from "@/lib/features/plans/schema";

/** A customer's days with what comes on them, where the kitchen has written that already. */
export async function withDishes(tx: Tx, days: readonly CalendarDay[]): Promise<CalendarDay[]> {
  const coming = days.filter(({ state, lock }) => state === "delivery" && lock !== "past");
  const names = new Set(coming.flatMap(({ meals }) => meals.map(({ planName }) => planName)));
  if (names.size === 0) return [...days];
  const menus = await tx.menu.findMany({
    where: {
      date: { in: coming.map(({ day }) => toSqlDate(day)) },
      plan: { name: { in: [...names] } },
    },
    select: { date: true, items: true, plan: { select: { name: true } } },
  });
  const written = new Map(
    menus.map(({ date, items, plan }) => [`${fromSqlDate(date)} ${plan.name}`, parseItems(items)]),
  );
  return days.map((day) => {
    const meals = day.meals.filter(({ cause }) => cause === "delivery");
    const dishes = meals.flatMap(({ planName }) => {
      const items = written.get(`${day.day} ${planName}`) ?? [];
      return items.length > 0 ? [{ planName, items }] : [];
    });
    return dishes.length > 0 && coming.includes(day) ? { ...day, dishes } : day;
  });
}
