import { toSqlDate, type Tx } from "@/lib/db";
import type { Serving } from "@/lib/domain/dishes/dish-totals";
import { parseUnit } from "@/lib/domain/dishes/units";
import type { PlainDate } from "@/lib/domain/plain-date";
import { parseItems } from "@/lib/features/plans/schema";
import type { Prisma } from "@/prisma/generated/client";

/** What one plan serves on a day: as it is written, and the dishes the database read in it. */
export type Served = { items: string[]; hasMenu: boolean; dishes: Omit<Serving, "tiffins">[] };

const line = {
  quantity: true,
  unit: true,
  written: { select: { dish: { select: { id: true, name: true, nameHi: true, nameMr: true, unit: true } } } },
} satisfies Prisma.PlanDishSelect & Prisma.MenuDishSelect;
const lines = { select: line, orderBy: { position: "asc" } } as const;

/** What each plan serves on a day, by its id: the menu of the day, or what the plan usually holds when none is written. */
export async function servedOn(tx: Tx, day: PlainDate): Promise<Map<number, Served>> {
  const menus = { where: { date: toSqlDate(day) }, select: { items: true, dishes: lines } };
  const plans = await tx.plan.findMany({ select: { id: true, items: true, dishes: lines, menus } });
  return new Map(
    plans.map(({ id, menus: [menu], ...usual }) => {
      const { items, dishes } = menu ?? usual;
      return [
        id,
        { items: parseItems(items), hasMenu: menu !== undefined, dishes: dishes.map(toServing) },
      ] as const;
    }),
  );
}

function toServing({
  quantity,
  unit,
  written: { dish },
}: Prisma.PlanDishGetPayload<{ select: typeof line }>): Omit<Serving, "tiffins"> {
  return { dish: { ...dish, unit: parseUnit(dish.unit) }, quantity: Number(quantity), unit: parseUnit(unit) };
}
