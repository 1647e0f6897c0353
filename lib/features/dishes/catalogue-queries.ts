import type { Tx } from "@/lib/db";
import { isAllergen, parseMark, type DishFacts } from "@/lib/domain/dishes/dish-facts";
import { parseUnit, type Unit } from "@/lib/domain/dishes/units";
import { eachWord } from "@/lib/lists/search";
import { EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import type { Prisma } from "@/prisma/generated/client";
import { SAID_ALLERGENS, type DishFilter } from "./schema";

type SaidAllergen = (typeof SAID_ALLERGENS)[number];

/** A dish as the office sees it; `allergens` as they are kept: empty until somebody has said them. */
export type CatalogueDish = {
  id: number;
  version: number;
  name: string;
  unit: Unit | null;
  mark: DishFacts["mark"];
  allergens: SaidAllergen[];
  nameHi: string | null;
  nameMr: string | null;
  /** How else it is written: what was made one with it. */
  spellings: string[];
};

const shown = {
  ...{ id: true, version: true, name: true, unit: true, mark: true, allergens: true },
  ...{ nameHi: true, nameMr: true },
  spellings: { select: { key: true }, orderBy: { key: "asc" } },
} satisfies Prisma.DishSelect;

/** A page of all dishes that were ever written, by name. */
export async function listDishes(tx: Tx, filter: DishFilter): Promise<Page<CatalogueDish>> {
  const found = await tx.dish.findMany({ ...queryOf(filter), ...pageArgs(filter) });
  const { rows, ...keys } = pageOf(found, filter);
  return { rows: rows.map(toCatalogueDish), ...keys };
}

/** The same list in full, for its export. */
export async function listDishesForExport(tx: Tx, filter: DishFilter): Promise<CatalogueDish[]> {
  return (await tx.dish.findMany({ ...queryOf(filter), take: EXPORT_LIMIT })).map(toCatalogueDish);
}

export async function getDish(tx: Tx, id: number): Promise<CatalogueDish | null> {
  const row = await tx.dish.findUnique({ where: { id }, select: shown });
  return row && toCatalogueDish(row);
}

/** All dishes by name, to choose one from. */
export function listDishNames(tx: Tx): Promise<{ id: number; name: string }[]> {
  return tx.dish.findMany({ select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

/** What is said of the dishes, by each way of writing them; those of which nothing is said are left out. */
export async function knownDishes(tx: Tx): Promise<Map<string, DishFacts>> {
  const rows = await tx.dishSpelling.findMany({
    where: { dish: { OR: [{ mark: { not: null } }, { allergens: { isEmpty: false } }] } },
    select: { key: true, dish: { select: { mark: true, allergens: true } } },
  });
  return new Map(
    rows.map(({ key, dish: { mark, allergens } }) => [
      key,
      { mark: parseMark(mark), allergens: allergens.filter(isAllergen) },
    ]),
  );
}

function queryOf({ search, said }: DishFilter) {
  const where: Prisma.DishWhereInput = {};
  if (search) where.AND = eachWord(search, (name) => [{ name }, { nameHi: name }, { nameMr: name }]).AND;
  if (said === "open") where.OR = [{ mark: null }, { allergens: { isEmpty: true } }];
  return {
    where,
    select: shown,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  } satisfies Prisma.DishFindManyArgs;
}

function toCatalogueDish({
  unit,
  mark,
  allergens,
  spellings,
  ...dish
}: Prisma.DishGetPayload<{ select: typeof shown }>): CatalogueDish {
  return {
    ...dish,
    unit: parseUnit(unit),
    mark: parseMark(mark),
    allergens: SAID_ALLERGENS.filter((one) => allergens.includes(one)),
    spellings: spellings.length > 1 ? spellings.map(({ key }) => key) : [],
  };
}
