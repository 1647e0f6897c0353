import type { Tx } from "@/lib/db";
import type { Allergen } from "@/lib/domain/dishes/dish-facts";
import { ALLERGENS } from "@/lib/domain/dishes/dish-facts";
import type { PlainDate } from "@/lib/domain/plain-date";
import { specialsBetween, type TiffinClash } from "./queries";

/** A dish of a day that some people can't eat, and what they can be given instead; null where nothing that is cooked fits. */
export type DishClash = {
  day: PlainDate;
  dish: string;
  holds: Allergen[];
  substitute: string | null;
  people: { code: string; fullname: string }[];
};

/** The dishes of some days that somebody can't eat, by day and dish; who eats them is for the office alone. */
export async function weekClashes(tx: Tx, from: PlainDate, to: PlainDate): Promise<DishClash[]> {
  const { clashes } = await specialsBetween(tx, from, to);
  if (clashes.length === 0) return [];
  const ids = [...new Set(clashes.map(({ tiffin }) => tiffin.customerId))];
  const users = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, fullname: true } });
  const names = new Map(users.map(({ id, fullname }) => [id, fullname]));
  const groups = Map.groupBy(
    clashes,
    ({ tiffin, dish, substitute }) => `${tiffin.day} ${dish.id} ${substitute?.id}`,
  );
  return [...groups.values()].flatMap((group) => dishClash(group, names));
}

function dishClash(group: readonly TiffinClash[], names: ReadonlyMap<number, string>): DishClash[] {
  const [first] = group;
  if (!first) return [];
  const held = new Set(group.flatMap(({ holds }) => holds));
  return [
    {
      day: first.tiffin.day,
      dish: first.dish.name,
      holds: ALLERGENS.filter((one) => held.has(one)),
      substitute: first.substitute?.name ?? null,
      people: group.map(({ tiffin }) => ({
        code: tiffin.code,
        fullname: names.get(tiffin.customerId) ?? "",
      })),
    },
  ];
}
