import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { clashesOf, type Cooking, type MealDish } from "@/lib/domain/diet/clashes";
import { decided, DIET_DECISIONS, type DecidedClash, type DietDecision } from "@/lib/domain/diet/decision";
import { isAllergen, parseMark, type Allergen } from "@/lib/domain/dishes/dish-facts";
import { eachDay, type PlainDate } from "@/lib/domain/plain-date";
import { countsOn } from "@/lib/features/deliveries/counts";
import { NONE } from "@/lib/features/dishes/schema";
import type { Prisma } from "@/prisma/generated/client";
import type { Diet } from "./diet";

/** A tiffin of a day whose eater said what they eat, by the code on its box. */
export type SpecialTiffin = {
  day: PlainDate;
  subscriptionId: number;
  customerId: number;
  code: string;
  planId: number;
  planName: string;
  diet: string;
  allergies: Allergen[];
  note: string;
};

/** A dish in such a tiffin that its eater can't just be given. */
export type TiffinClash = DecidedClash & { tiffin: SpecialTiffin };

export type Specials = { tiffins: SpecialTiffin[]; clashes: TiffinClash[] };

/** What was said of each of a customer's subscriptions; of the others nothing was. */
export async function dietsOf(tx: Tx, customerId: number): Promise<ReadonlyMap<number, Diet>> {
  const rows = await tx.dietNote.findMany({ where: { subscription: { customerId } } });
  return new Map(
    rows.map(({ subscriptionId, diet, allergies, note, version }) => [
      subscriptionId,
      { diet, allergies: allergies.filter(isAllergen), note, version },
    ]),
  );
}

/** A day's special tiffins, and what stands against them. One statement where there are none. */
export function specialsOn(tx: Tx, day: PlainDate): Promise<Specials> {
  return specialsBetween(tx, day, day);
}

/** Which tiffins of a day wait for a decision, and which had one: those rows alone, and no other, stand still at the packing. */
export async function clashesOn(tx: Tx, day: PlainDate): Promise<TiffinClash[]> {
  return (await specialsOn(tx, day)).clashes;
}

/** The same of some days, at most a month. */
export async function specialsBetween(tx: Tx, from: PlainDate, to: PlainDate): Promise<Specials> {
  const tiffins = await specialTiffins(tx, from, to);
  if (!tiffins.some(({ allergies }) => allergies.length > 0)) return { tiffins, clashes: [] };
  const cookingOn = await cookingBetween(tx, from, to);
  const latest = await decisionsBetween(tx, from, to);
  return { tiffins, clashes: tiffins.flatMap((tiffin) => clashesIn(tiffin, cookingOn(tiffin.day), latest)) };
}

function clashesIn(
  tiffin: SpecialTiffin,
  cooking: Cooking,
  latest: ReadonlyMap<string, DietDecision>,
): TiffinClash[] {
  const { planId, allergies, subscriptionId, day } = tiffin;
  const dishes = [...cooking.meals.values()].flat();
  return clashesOf(planId, allergies, cooking).map((clash) => {
    const key = keyOf(subscriptionId, day, clash.dish.id);
    return { ...decided(clash, latest.get(key), { allergies, dishes }), tiffin };
  });
}

async function specialTiffins(tx: Tx, from: PlainDate, to: PlainDate): Promise<SpecialTiffin[]> {
  const rows = await tx.$queryRaw<
    (Omit<SpecialTiffin, "day" | "allergies"> & { day: Date; allergies: string[] })[]
  >`
    SELECT day, subscription_id AS "subscriptionId", customer_id AS "customerId", code, plan_id AS "planId",
           plan_name AS "planName", diet, allergies, note
    FROM special_tiffins(${toSqlDate(from)}::date, ${toSqlDate(to)}::date)`;
  return rows.map(({ day, allergies, ...row }) => ({
    ...row,
    day: fromSqlDate(day),
    allergies: allergies.filter(isAllergen),
  }));
}

const lines = {
  select: {
    written: {
      select: { dish: { select: { id: true, name: true, unit: true, mark: true, allergens: true } } },
    },
  },
  orderBy: { position: "asc" },
} as const satisfies Prisma.Plan$dishesArgs & Prisma.Menu$dishesArgs;

/** What each plan's tiffin holds on each of the days, by the menu or else as usual. How many there are is the first day's. */
async function cookingBetween(tx: Tx, from: PlainDate, to: PlainDate): Promise<(day: PlainDate) => Cooking> {
  const date = { gte: toSqlDate(from), lte: toSqlDate(to) };
  const menus = { where: { date }, select: { date: true, dishes: lines } };
  const plans = await tx.plan.findMany({ select: { id: true, dishes: lines, menus } });
  const counts = (await countsOn(tx, from)).filter(({ cause }) => cause === "delivery");
  const tiffins = new Map<number, number>();
  for (const { planId, count } of counts) tiffins.set(planId, (tiffins.get(planId) ?? 0) + count);
  const days = new Map(
    eachDay(from, to).map((day) => {
      const meals = plans.map(({ id, dishes: usual, menus: written }) => {
        const menu = written.find((one) => fromSqlDate(one.date) === day);
        return [id, (menu?.dishes ?? usual).map(mealDish)] as const;
      });
      return [day, new Map(meals)] as const;
    }),
  );
  return (day) => ({ meals: days.get(day) ?? new Map<number, MealDish[]>(), tiffins });
}

function mealDish({ written: { dish } }: Prisma.PlanDishGetPayload<typeof lines>): MealDish {
  const { allergens, mark, ...rest } = dish;
  const said = allergens.length === 0 ? null : allergens.filter((one) => one !== NONE).filter(isAllergen);
  return { ...rest, mark: parseMark(mark), allergens: said };
}

/** The latest decision of each tiffin and dish. */
async function decisionsBetween(tx: Tx, from: PlainDate, to: PlainDate): Promise<Map<string, DietDecision>> {
  const rows = await tx.dietDecision.findMany({
    where: { day: { gte: toSqlDate(from), lte: toSqlDate(to) } },
    select: {
      ...{ id: true, subscriptionId: true, day: true, dishId: true },
      ...{ decision: true, substituteId: true, reason: true },
    },
    orderBy: { id: "asc" },
  });
  return new Map(
    rows.flatMap(({ subscriptionId, day, dishId, decision, ...row }) => {
      const kind = DIET_DECISIONS.find((one) => one === decision);
      return kind ? [[keyOf(subscriptionId, fromSqlDate(day), dishId), { ...row, kind }] as const] : [];
    }),
  );
}

const keyOf = (subscriptionId: number, day: PlainDate, dishId: number) =>
  `${subscriptionId} ${day} ${dishId}`;
