import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { rupees, type Rupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { parseItems } from "@/lib/features/plans/schema";
import type { DayMeal } from "./queries";

/** What is on the plates of some days, and what some plans cost a day today; a plan that isn't offered any more costs nothing. */
export type Plates = {
  /** By the plan's name: that day's menu, or else the plan's usual dishes. */
  dishes: (day: PlainDate) => ReadonlyMap<string, string[]>;
  /** In whole rupees, by the plan's id. */
  rates: ReadonlyMap<number, Rupees>;
};

export async function platesOf(
  tx: Tx,
  days: readonly { day: PlainDate; meals: readonly Pick<DayMeal, "planName">[] }[],
  planIds: readonly number[] = [],
): Promise<Plates> {
  const names = days.flatMap(({ meals }) => meals.map((meal) => meal.planName));
  if (names.length + planIds.length === 0) return { dishes: () => new Map(), rates: new Map() };
  const plans = await tx.plan.findMany({
    where: { OR: [{ name: { in: names } }, { id: { in: [...planIds] } }] },
    include: { menus: { where: { date: { in: days.map(({ day }) => toSqlDate(day)) } } } },
  });
  const dishes = (day: PlainDate) =>
    new Map(
      plans.map(({ name, items, menus }) => {
        const menu = menus.find(({ date }) => fromSqlDate(date) === day);
        return [name, parseItems(menu?.items ?? items)];
      }),
    );
  const offered = plans.filter(({ isActive }) => isActive);
  return { dishes, rates: new Map(offered.map(({ id, dailyRate }) => [id, rupees(dailyRate)])) };
}
