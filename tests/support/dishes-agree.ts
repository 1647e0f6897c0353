// The dishes that the database keeps, against the text of the plans and menus that hold them, read by lib/domain/dishes.
import { asSystem } from "@/lib/db";
import { readDishLine } from "@/lib/domain/dishes/dish-line";
import { parseItems } from "@/lib/features/plans/schema";

const lines = { orderBy: { position: "asc" } } as const;

/** Every text with its dishes as they are kept and as the text says; where the two differ, they are not the same. */
export async function dishesByText(): Promise<{ kept: unknown[]; said: unknown[] }> {
  const { plans, menus } = await asSystem(async (tx) => ({
    plans: await tx.plan.findMany({ select: { items: true, dishes: lines }, orderBy: { id: "asc" } }),
    menus: await tx.menu.findMany({ select: { items: true, dishes: lines }, orderBy: { id: "asc" } }),
  }));
  const all = [...plans, ...menus];
  return {
    kept: all.map(({ dishes }) =>
      dishes.map(({ position, spelling, quantity, unit }) => [position, spelling, Number(quantity), unit]),
    ),
    said: all.map(({ items }) =>
      parseItems(items)
        .map(readDishLine)
        .map(({ key, quantity, unit }, index) => [index + 1, key, quantity, unit]),
    ),
  };
}
