import { audit } from "@/lib/features/audit/commands";
import type { Tx } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { removeDishPicture, storeDishPicture } from "@/lib/uploads";
import { parseItems, type PlanInput } from "./schema";

type Staff = { id: UserId; role: StaffRole };
type Scope = { tx: Tx; staff: Staff };
type Flow = { staff: Staff; run: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

type PlanTerms = Omit<PlanInput, "picture"> & { imageFilename?: string };
type Saved = { planId: number; replacedPicture: string | null };
export type PlanRefusal = "name-taken" | "picture-unreadable" | "not-found";

/** Saves a plan and its picture: the new file lies there before the plan names it, the old one goes once nothing does. */
export async function savePlanWithPicture(
  { staff, run }: Flow,
  { picture, ...terms }: PlanInput,
): Promise<Result<{ planId: number }, PlanRefusal>> {
  const stored = picture && picture.size > 0 ? await storeDishPicture(picture) : null;
  if (stored && !stored.ok) return stored;
  const imageFilename = stored?.value;
  let saved: Result<Saved, "name-taken" | "not-found"> | undefined;
  try {
    saved = await run((tx) => savePlan({ tx, staff }, { ...terms, imageFilename }));
  } finally {
    if (imageFilename && !saved?.ok) await removeDishPicture(imageFilename);
  }
  if (!saved.ok) return saved;
  if (saved.value.replacedPicture) await removeDishPicture(saved.value.replacedPicture);
  return ok({ planId: saved.value.planId });
}

/** Makes a plan, or changes the one with `planId`. Subscriptions keep the rate at which they were taken. */
export async function savePlan(
  { tx, staff }: Scope,
  { planId, items, description, imageFilename, ...terms }: PlanTerms,
): Promise<Result<Saved, "name-taken" | "not-found">> {
  await lockPlanNames(tx);
  if (await isNameTaken(tx, terms.name, planId)) return refuse("name-taken");
  const before = planId === undefined ? null : await tx.plan.findUnique({ where: { id: planId } });
  if (planId !== undefined && !before) return refuse("not-found");
  const data = { ...terms, description: description || null, items: JSON.stringify(items), imageFilename };
  const plan = before
    ? await tx.plan.update({ where: { id: before.id }, data })
    : await tx.plan.create({ data });
  await audit(tx, {
    actor: staff,
    action: before ? "change-plan" : "create-plan",
    entity: "plan",
    entityId: plan.id,
    before: before ? snapshot(before) : undefined,
    after: snapshot(plan),
  });
  const replacedPicture = imageFilename ? (before?.imageFilename ?? null) : null;
  return ok({ planId: plan.id, replacedPicture });
}

/** A deactivated plan leaves the shop and keeps its running subscriptions. */
export async function setPlanActive(
  { tx, staff }: Scope,
  { planId, isActive }: { planId: number; isActive: boolean },
): Promise<Result<void, "not-found">> {
  const changed = await tx.plan.updateMany({
    where: { id: planId, isActive: !isActive },
    data: { isActive },
  });
  if (changed.count === 0)
    return (await tx.plan.count({ where: { id: planId } })) ? ok(undefined) : refuse("not-found");
  await audit(tx, {
    actor: staff,
    action: isActive ? "activate-plan" : "deactivate-plan",
    entity: "plan",
    entityId: planId,
    before: { isActive: !isActive },
    after: { isActive },
  });
  return ok(undefined);
}

/** Two plans being saved at once would both find their name free; the unique index would then end one in a fault. */
async function lockPlanNames(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('plans.name'))) AS taken`;
}

async function isNameTaken(tx: Tx, name: string, exceptId = 0): Promise<boolean> {
  const others = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM plans WHERE lower(name) = lower(${name}) AND id <> ${exceptId}`;
  return others.length > 0;
}

type PlanRow = {
  name: string;
  dailyRate: number;
  description: string | null;
  items: string | null;
  imageFilename: string | null;
};

function snapshot(plan: PlanRow) {
  const { name, dailyRate, description, items, imageFilename } = plan;
  return { name, dailyRate, description, items: parseItems(items), imageFilename };
}
