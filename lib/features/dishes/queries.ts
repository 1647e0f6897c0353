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

type WrittenRow = {
  text: string;
  id: number;
  name: string;
  nameHi: string | null;
  nameMr: string | null;
  usualUnit: string | null;
  quantity: number;
  unit: string | null;
};

/** The dishes in texts as they were once written, by the text. One that was removed since is known by what is written. */
export async function dishesIn(
  tx: Tx,
  texts: readonly string[],
): Promise<Map<string, Omit<Serving, "tiffins">[]>> {
  if (texts.length === 0) return new Map();
  const rows = await tx.$queryRaw<WrittenRow[]>`
    SELECT t.text, coalesce(d.id, -row_number() OVER ())::integer AS id, coalesce(d.name, l.name) AS name, d.name_hi AS "nameHi",
           d.name_mr AS "nameMr", d.unit AS "usualUnit", l.quantity::float AS quantity, l.unit
    FROM unnest(${[...texts]}::text[]) AS t (text)
      CROSS JOIN LATERAL jsonb_array_elements_text(t.text::jsonb) WITH ORDINALITY AS e (line, place)
      CROSS JOIN LATERAL dish_line(e.line) AS l
      LEFT JOIN dish_spellings s ON s.key = l.key LEFT JOIN dishes d ON d.id = s.dish_id
    WHERE l.name <> '' ORDER BY t.text, e.place`;
  const byText = Map.groupBy(rows, ({ text }) => text);
  return new Map([...byText].map(([text, lines]) => [text, lines.map(toWritten)]));
}

function toWritten({ text: _, quantity, unit, usualUnit, ...dish }: WrittenRow): Omit<Serving, "tiffins"> {
  return { dish: { ...dish, unit: parseUnit(usualUnit) }, quantity, unit: parseUnit(unit) };
}

function toServing({
  quantity,
  unit,
  written: { dish },
}: Prisma.PlanDishGetPayload<{ select: typeof line }>): Omit<Serving, "tiffins"> {
  return { dish: { ...dish, unit: parseUnit(dish.unit) }, quantity: Number(quantity), unit: parseUnit(unit) };
}
