import { meanwhileOf } from "@/lib/changed-by";
import type { Tx } from "@/lib/db";
import { refuseStale } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import { dishTexts, type DishInput, type MergeInput } from "./schema";

type Scope = Omit<StaffScope, "now">;

/** Says what a dish is. A new name is one more way of writing it: the texts of plans and menus stay as they are typed. */
export async function saveDish(
  { tx, staff }: Scope,
  { dishId, version, ...data }: DishInput,
): Promise<Result<{ dishId: number; version: number }, "not-found" | "stale" | "name-taken">> {
  const before = await tx.dish.findUnique({ where: { id: dishId } });
  if (!before) return refuse("not-found");
  const key = await keyOf(tx, data.name);
  const written = await tx.dishSpelling.findUnique({ where: { key } });
  if (written && written.dishId !== dishId) return refuse("name-taken");
  const [dish] = await tx.dish.updateManyAndReturn({ where: { id: dishId, version }, data });
  if (!dish) return refuseStale(await meanwhileOf(tx, staff.id, before, dishTexts(before)));
  await tx.dishSpelling.createMany({ data: [{ key, dishId }], skipDuplicates: true });
  await audit(tx, {
    actor: staff,
    action: "change-dish",
    entity: "dish",
    entityId: dishId,
    accountId: null,
    before: snapshot(before),
    after: snapshot(dish),
  });
  return ok({ dishId, version: dish.version });
}

/** Makes two dishes one: every way of writing the one that goes is from now on a way of writing the other. */
export async function mergeDishes(
  { tx, staff }: Scope,
  { dishId, version, intoId }: MergeInput,
): Promise<Result<{ dishId: number; name: string }, "not-found" | "stale" | "same-dish">> {
  if (dishId === intoId) return refuse("same-dish");
  const [from, into] = await locked(tx, dishId, intoId);
  if (!from || !into) return refuse("not-found");
  if (from.version !== version) return refuseStale(await meanwhileOf(tx, staff.id, from, dishTexts(from)));
  await tx.dishSpelling.updateMany({ where: { dishId }, data: { dishId: intoId } });
  await keepRecipe(tx, dishId, intoId);
  await tx.dish.delete({ where: { id: dishId }, select: { id: true } });
  await audit(tx, {
    actor: staff,
    action: "merge-dishes",
    entity: "dish",
    entityId: intoId,
    accountId: null,
    before: snapshot(from),
    after: { name: into.name },
  });
  return ok({ dishId: intoId, name: into.name });
}

/** The dish that stays takes over what goes into the other one, unless somebody has said it of itself. */
async function keepRecipe(tx: Tx, dishId: number, intoId: number): Promise<void> {
  const own = await tx.dishRecipe.findUnique({ where: { dishId: intoId }, select: { dishId: true } });
  if (!own) await tx.dishRecipe.updateMany({ where: { dishId }, data: { dishId: intoId } });
}

/** Both, so that neither is changed or merged meanwhile. */
async function locked(tx: Tx, ...ids: [number, number]) {
  await tx.$queryRaw`SELECT id FROM dishes WHERE id IN (${ids[0]}, ${ids[1]}) ORDER BY id FOR UPDATE`;
  const dishes = await tx.dish.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => dishes.find((dish) => dish.id === id));
}

async function keyOf(tx: Tx, name: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ key: string }[]>`SELECT dish_key(${name}) AS key`;
  return row?.key ?? "";
}

type Said = Omit<DishInput, "dishId" | "version" | "unit" | "mark" | "allergens"> & {
  unit: string | null;
  mark: string | null;
  allergens: readonly string[];
};

function snapshot({ name, unit, mark, allergens, nameHi, nameMr }: Said) {
  return { name, unit, mark, allergens: [...allergens], nameHi, nameMr };
}
