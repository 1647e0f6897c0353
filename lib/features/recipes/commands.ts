import { meanwhileOf } from "@/lib/changed-by";
import type { Tx } from "@/lib/db";
import { refuseStale } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import { getRecipe, recipeUnit, type DishRecipe } from "./queries";
import { packText, recipeTexts, type PackInput, type RecipeInput } from "./schema";

type Scope = Omit<StaffScope, "now">;

/** Says what goes into a dish; without a line nobody has said it any more. An ingredient that is new becomes one. */
export async function saveRecipe(
  { tx, staff }: Scope,
  { dishId, version, portion, lines }: RecipeInput,
): Promise<Result<{ dishId: number; version: number }, "not-found" | "stale" | "other-unit">> {
  // one at a time: a recipe that isn't there yet has no row to be locked
  const [dish] = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM dishes WHERE id = ${dishId} FOR UPDATE`;
  if (!dish) return refuse("not-found");
  const before = await getRecipe(tx, dishId);
  if ((before?.version ?? 0) !== version) return stale(tx, staff.id, dishId, before);
  const ingredients = await ingredientsOf(tx, lines);
  if (!ingredients) return refuse("other-unit");
  const after = lines.length === 0 ? null : { forQuantity: portion.quantity, forUnit: portion.unit };
  await write(tx, dishId, after, ingredients);
  const saved = await getRecipe(tx, dishId);
  await audit(tx, {
    actor: staff,
    action: "save-recipe",
    ...{ entity: "dish", entityId: dishId, accountId: null },
    before: recipeTexts(before),
    after: recipeTexts(saved),
  });
  return ok({ dishId, version: saved?.version ?? 0 });
}

async function stale(tx: Tx, viewerId: number, dishId: number, recipe: DishRecipe | null) {
  const row = await tx.dishRecipe.findUnique({ where: { dishId } });
  const edited = row ?? { version: 0, changedAt: null, changedById: null };
  return refuseStale(await meanwhileOf(tx, viewerId, edited, recipeTexts(recipe)));
}

type Line = { ingredientId: number; amount: number };

/** The lines by their ingredients' ids; null where one is measured otherwise than it is bought. */
async function ingredientsOf(tx: Tx, lines: RecipeInput["lines"]): Promise<Line[] | null> {
  const named = lines.map(({ key, name, unit }) => ({ key, name, unit }));
  await tx.ingredient.createMany({ data: named, skipDuplicates: true });
  const rows = await tx.ingredient.findMany({ where: { key: { in: named.map(({ key }) => key) } } });
  const known = new Map(rows.map((row) => [row.key, row]));
  const found: Line[] = [];
  for (const { key, unit, amount } of lines) {
    const row = known.get(key);
    if (!row || row.unit !== unit) return null;
    found.push({ ingredientId: row.id, amount });
  }
  return found;
}

async function write(
  tx: Tx,
  dishId: number,
  recipe: { forQuantity: number; forUnit: string | null } | null,
  lines: readonly Line[],
): Promise<void> {
  await tx.recipeLine.deleteMany({ where: { dishId } });
  if (!recipe) {
    await tx.dishRecipe.deleteMany({ where: { dishId } });
    return;
  }
  await tx.dishRecipe.createMany({ data: { dishId, ...recipe }, skipDuplicates: true });
  await tx.dishRecipe.updateMany({ where: { dishId }, data: recipe });
  await tx.recipeLine.createMany({ data: lines.map((line, position) => ({ dishId, position, ...line })) });
}

/** Says in which packs an ingredient is bought. */
export async function savePack(
  { tx, staff }: Scope,
  { ingredientId, version, pack }: PackInput,
): Promise<Result<{ version: number }, "not-found" | "stale" | "other-unit">> {
  const before = await tx.ingredient.findUnique({ where: { id: ingredientId } });
  if (!before) return refuse("not-found");
  if (pack && pack.unit !== recipeUnit(before.unit)) return refuse("other-unit");
  const where = { id: ingredientId, version };
  const [saved] = await tx.ingredient.updateManyAndReturn({ where, data: { packSize: pack?.size ?? null } });
  if (!saved) return refuseStale(await meanwhileOf(tx, staff.id, before, { pack: packText(before) }));
  await audit(tx, {
    actor: staff,
    action: "save-pack",
    ...{ entity: "ingredient", entityId: ingredientId, accountId: null },
    before: { name: before.name, pack: packText(before) },
    after: { pack: packText(saved) },
  });
  return ok({ version: saved.version });
}
