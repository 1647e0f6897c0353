import { meanwhileOf } from "@/lib/changed-by";
import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { refuseStale } from "@/lib/domain/meanwhile";
import type { PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import type { LeftoversInput, SafetyInput } from "./schema";

const textsOf = ({ cooked, leftOver }: { cooked: number; leftOver: number }) => ({
  ...{ cooked: String(cooked), leftOver: String(leftOver) },
});

type Leftovers = Omit<LeftoversInput, "version">;

/** Notes what a meal's kitchen cooked and what was left of it. */
export async function saveLeftovers(
  { tx, staff, now }: StaffScope,
  { version, ...given }: LeftoversInput,
): Promise<Result<{ version: number }, MealRefusal | "stale">> {
  const meal = await checkMeal(tx, given, now);
  if (!meal.ok) return meal;
  const { before, saved } = await write(tx, given, version);
  if (!saved) return refuseStale(await meanwhileOf(tx, staff.id, before, textsOf(before)));
  await audit(tx, {
    actor: staff,
    action: "save-leftovers",
    ...{ entity: "meal", entityId: idOf(given), accountId: null },
    ...(version === 0 ? {} : { before: { cooked: before.cooked, leftOver: before.leftOver } }),
    after: { cooked: given.cooked, leftOver: given.leftOver },
  });
  return ok({ version: saved.version });
}

/** Whoever comes first makes the row; everybody else must have seen it. */
async function write(tx: Tx, { day, slotId, ...data }: Leftovers, version: number) {
  const key = { day: toSqlDate(day), slotId };
  const rows = version === 0 ? [{ ...key, ...data }] : [];
  const made = await tx.dayLeftovers.createManyAndReturn({ data: rows, skipDuplicates: true });
  const before = await tx.dayLeftovers.findUniqueOrThrow({ where: { day_slotId: key } });
  const changed = await tx.dayLeftovers.updateManyAndReturn({ where: { ...key, version }, data });
  return { before, saved: made[0] ?? changed[0] };
}

type MealRefusal = "not-found" | "not-cooked-yet";
type Meal = { day: PlainDate; slotId: number };

const idOf = ({ day, slotId }: Meal): string => `${day}/${slotId}`;

/** Is there such a meal, and is it no day that is still ahead? */
async function checkMeal(tx: Tx, { day, slotId }: Meal, now: Date): Promise<Result<void, MealRefusal>> {
  if (day > toBusinessDate(now)) return refuse("not-cooked-yet");
  const slot = await tx.slot.findUnique({ where: { id: slotId }, select: { id: true } });
  return slot ? ok(undefined) : refuse("not-found");
}

/** Adds a line to the food-safety log. It can't be changed afterwards. */
export async function noteFoodSafety(
  { tx, staff, now }: StaffScope,
  { day, slotId, kind, note }: SafetyInput,
): Promise<Result<{ kind: SafetyInput["kind"] }, MealRefusal>> {
  if (day > toBusinessDate(now)) return refuse("not-cooked-yet");
  if (!(await tx.slot.findUnique({ where: { id: slotId }, select: { id: true } })))
    return refuse("not-found");
  await tx.foodSafetyEntry.createMany({ data: { day: toSqlDate(day), slotId, kind, note } });
  await audit(tx, {
    actor: staff,
    action: "note-food-safety",
    ...{ entity: "meal", entityId: idOf({ day, slotId }), accountId: null },
    after: { kind, note },
  });
  return ok({ kind });
}
