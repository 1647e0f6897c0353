import { meanwhileOf } from "@/lib/changed-by";
import { audit } from "@/lib/features/audit/commands";
import type { Tx } from "@/lib/db";
import { rupees, toPaise } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { refuseStale, type Meanwhile } from "@/lib/domain/meanwhile";
import { dropDishPicture } from "@/lib/features/pictures/commands";
import { hasDishPicture } from "@/lib/features/pictures/queries";
import { wasSubscribedTo } from "./queries";
import { parseItems, planTexts, type PlanInput } from "./schema";
import type { Staff, StaffScope } from "@/lib/scope";

type Scope = Omit<StaffScope, "now">;

type Saved = { planId: number; version: number };
export type PlanRefusal = "name-taken" | "not-found" | "stale" | "picture-gone" | SlotRefusal;
type SlotRefusal = "slot-stays" | "no-such-meal";

/**
 * Creates a plan, or changes the one with `planId`, with the picture that was sent for it; the one it replaces goes.
 * Subscriptions keep the rate at which they were taken.
 */
export async function savePlan(scope: Scope, input: PlanInput): Promise<Result<Saved, PlanRefusal>> {
  const { planId, version, items, description, picture, ...terms } = input;
  await lockPlanNames(scope.tx);
  if (await isNameTaken(scope.tx, terms.name, planId)) return refuse("name-taken");
  if (picture !== undefined && !(await isFree(scope.tx, picture, planId))) return refuse("picture-gone");
  const slot = await checkSlot(scope.tx, planId, terms.slotId);
  if (!slot.ok) return slot;
  const data = {
    ...terms,
    description: description || null,
    items: JSON.stringify(items),
    imageFilename: picture,
  };
  return planId === undefined ? createPlan(scope, data) : changePlan(scope, { planId, version }, data);
}

/** A plan is one of the kitchen's meals, and stays the one that it was subscribed to as. */
async function checkSlot(
  tx: Tx,
  planId: number | undefined,
  slotId: number | undefined,
): Promise<Result<void, SlotRefusal>> {
  if (slotId === undefined) return ok(undefined);
  if (!(await tx.slot.findUnique({ where: { id: slotId }, select: { id: true } })))
    return refuse("no-such-meal");
  if (planId === undefined) return ok(undefined);
  // whoever subscribes at this moment is waited for
  const [plan] = await tx.$queryRaw<{ slotId: number }[]>`
    SELECT slot_id AS "slotId" FROM plans WHERE id = ${planId} FOR UPDATE`;
  if (!plan || plan.slotId === slotId) return ok(undefined);
  return (await wasSubscribedTo(tx, planId)) ? refuse("slot-stays") : ok(undefined);
}

type PlanData = Omit<PlanRow, "imageFilename" | "slotId"> & {
  imageFilename?: string | undefined;
  slotId?: number;
};

async function createPlan({ tx, staff }: Scope, data: PlanData): Promise<Result<Saved, never>> {
  const plan = await tx.plan.create({ data });
  const entry = {
    actor: staff,
    action: "create-plan",
    entity: "plan",
    entityId: plan.id,
    accountId: null,
  } as const;
  await audit(tx, { ...entry, after: snapshot(plan) });
  return ok({ planId: plan.id, version: plan.version });
}

async function changePlan(
  { tx, staff }: Scope,
  { planId, version }: { planId: number; version: number | undefined },
  data: PlanData,
): Promise<Result<Saved, "not-found" | "stale">> {
  const before = await tx.plan.findUnique({ where: { id: planId } });
  if (!before) return refuse("not-found");
  const [plan] = await tx.plan.updateManyAndReturn({ where: { id: planId, version: version ?? 0 }, data });
  if (!plan) return refuseStale(await asOfNow(tx, staff, planId));
  const entry = {
    actor: staff,
    action: "change-plan",
    entity: "plan",
    entityId: plan.id,
    accountId: null,
  } as const;
  await audit(tx, { ...entry, before: snapshot(before), after: snapshot(plan) });
  if (before.imageFilename && before.imageFilename !== plan.imageFilename)
    await dropDishPicture({ tx }, before.imageFilename);
  return ok({ planId, version: plan.version });
}

async function asOfNow(tx: Tx, staff: Staff, id: number): Promise<Meanwhile> {
  const plan = await tx.plan.findUniqueOrThrow({ where: { id } });
  return meanwhileOf(tx, staff.id, plan, planTexts({ ...plan, items: parseItems(plan.items) }));
}

/** A deactivated plan leaves the shop but keeps its running subscriptions. */
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
    accountId: null,
    before: { isActive: !isActive },
    after: { isActive },
  });
  return ok(undefined);
}

/** Two plans saved at once would both find their name free; the unique index would then end one of them in a fault. */
async function lockPlanNames(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('plans.name'))) AS taken`;
}

async function isNameTaken(tx: Tx, name: string, exceptId = 0): Promise<boolean> {
  const others = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM plans WHERE name_key(name) = name_key(${name}) AND id <> ${exceptId}`;
  return others.length > 0;
}

/** A picture is there, and belongs to one plan: it goes with it. */
async function isFree(tx: Tx, imageFilename: string, exceptId = 0): Promise<boolean> {
  if (!(await hasDishPicture(tx, imageFilename))) return false;
  return (await tx.plan.count({ where: { imageFilename, id: { not: exceptId } } })) === 0;
}

type PlanRow = {
  name: string;
  dailyRate: number;
  description: string | null;
  items: string | null;
  imageFilename: string | null;
  slotId: number;
};

function snapshot(plan: PlanRow) {
  const { name, dailyRate, description, items, imageFilename, slotId } = plan;
  const dailyRatePaise = toPaise(rupees(dailyRate));
  return { name, dailyRatePaise, description, items: parseItems(items), imageFilename, slotId };
}
