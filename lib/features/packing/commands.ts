import { toBusinessDate } from "@/lib/domain/business-time";
import { packingDay } from "@/lib/domain/packing/packing-day";
import type { PlanProgress, RoundProgress } from "@/lib/domain/packing/progress";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { toSqlDate } from "@/lib/db";
import { audit } from "@/lib/features/audit/commands";
import { listSlots } from "@/lib/features/slots/queries";
import type { StaffScope } from "@/lib/scope";
import type { LoadedInput, PackedInput, RoundInput } from "./mark-schema";
import { packingProgress } from "./progress-queries";

/** Says that a round is packed, or one plan of it: all of it, or so many. `count` 0 takes it back. */
export async function markPacked(
  scope: StaffScope,
  input: PackedInput,
): Promise<Result<{ packed: number }, "not-found" | "changed-meanwhile">> {
  const round = await roundOf(scope, input);
  if (!round) return refuse("not-found");
  const { planId, count } = input;
  const plans = round.plans.filter(({ id }) => planId === null || id === planId);
  if (plans.length === 0) return refuse("not-found");
  const due = plans.reduce((sum, plan) => sum + plan.count, 0);
  if (due !== input.seen || (count ?? 0) > due) return refuse("changed-meanwhile");
  const counts = plans.map((plan) => ({
    plan,
    count: count === null ? plan.count : Math.min(count, plan.count),
  }));
  const news = counts.filter(({ plan, count }) => !isSaid(plan, count));
  if (news.length > 0) await write(scope, input, { stage: "packed", driver: null, counts: news });
  return ok({ packed: counts.reduce((sum, one) => sum + one.count, 0) });
}

/** The driver signs for what is loaded: whatever was packed. What is short is said before the van leaves. */
export async function markLoaded(
  scope: StaffScope,
  input: LoadedInput,
): Promise<
  Result<{ loaded: number }, "not-found" | "changed-meanwhile" | "still-to-pack" | "already-loaded">
> {
  const round = await roundOf(scope, input);
  if (!round) return refuse("not-found");
  if (round.left > 0) return refuse("still-to-pack");
  if (round.packed !== input.seen) return refuse("changed-meanwhile");
  if (round.loaded?.count === round.packed && round.loaded.due === round.due) return refuse("already-loaded");
  const counts = round.plans.map((plan) => ({ plan, count: Math.min(plan.packed, plan.count) }));
  await write(scope, input, { stage: "loaded", driver: input.driver, counts });
  return ok({ loaded: counts.reduce((sum, one) => sum + one.count, 0) });
}

/** So many are packed already, and the others are said to be missing. */
const isSaid = ({ packed, left, surplus }: PlanProgress, count: number): boolean =>
  packed === count && packed > 0 && left === 0 && surplus === 0;

/** The round as it is now; nobody else marks the day's meal until this is done. */
async function roundOf({ tx, now }: StaffScope, input: RoundInput): Promise<RoundProgress | undefined> {
  const { day, slotId, route } = input;
  const slot = (await listSlots(tx)).find(({ id }) => id === slotId);
  if (!slot || packingDay(day, toBusinessDate(now)) !== day) return undefined;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('packing'), hashtext(${`${day} ${slotId}`}))::text`;
  return (await packingProgress(tx, day, slot)).find((round) => round.route === route);
}

type Said = {
  stage: "packed" | "loaded";
  driver: string | null;
  counts: { plan: PlanProgress; count: number }[];
};

async function write(
  { tx, staff }: StaffScope,
  input: RoundInput,
  { stage, driver, counts }: Said,
): Promise<void> {
  const { day, slotId, route } = input;
  const mark = { stage, day: toSqlDate(day), slotId, route: route ?? "", driver, actorId: staff.id };
  const data = counts.map(({ plan, count }) => ({ ...mark, planId: plan.id, count, due: plan.count }));
  await tx.packMark.createMany({ data });
  await audit(tx, {
    ...{ actor: staff, action: stage === "loaded" ? "load-round" : "pack-round", accountId: null },
    ...{ entity: "round", entityId: `${day} ${slotId}` },
    after: { route, plans: counts.map(({ plan, count }) => `${count}/${plan.count} ${plan.name}`), driver },
  });
}
