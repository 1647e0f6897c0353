import { meanwhileOf } from "@/lib/changed-by";
import { lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import { isSafe } from "@/lib/domain/diet/clashes";
import type { StaffRole } from "@/lib/domain/identity";
import { refuseStale } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { CustomerScope, StaffScope } from "@/lib/scope";
import { clashesOn, type TiffinClash } from "./queries";
import { dietTexts, NO_DIET } from "./diet";
import type { AdminDietInput, DecideDietInput, DietInput } from "./schema";

type Saved = { version: number };
type SaveRefusal = "not-found" | "stale";
type Act = {
  tx: Tx;
  customerId: number;
  actor: { id: number; role: StaffRole | "customer" };
  reason?: string;
};

/** A customer says what they eat and can't eat, for one of their subscriptions. */
export function saveDiet(
  { tx, customerId }: Omit<CustomerScope, "now">,
  input: DietInput,
): Promise<Result<Saved, SaveRefusal>> {
  return save({ tx, customerId, actor: { id: customerId, role: "customer" } }, input);
}

/** The office writes down what a customer told it. */
export function adminSaveDiet(
  { tx, staff }: Omit<StaffScope, "now">,
  { customerId, reason, ...input }: AdminDietInput,
): Promise<Result<Saved, SaveRefusal>> {
  return save({ tx, customerId, actor: staff, reason }, input);
}

async function save(act: Act, input: DietInput): Promise<Result<Saved, SaveRefusal>> {
  const { tx, customerId, actor } = act;
  const { subscriptionId, version, ...said } = input;
  await lockCustomer(tx, customerId);
  if ((await tx.subscription.count({ where: { id: subscriptionId, customerId } })) === 0)
    return refuse("not-found");
  const before = await tx.dietNote.findUnique({ where: { subscriptionId } });
  if ((before?.version ?? 0) !== version)
    return refuseStale(
      before
        ? await meanwhileOf(tx, actor.id, before, dietTexts(before))
        : { version: 0, by: null, isOwn: false, at: null, now: dietTexts(NO_DIET) },
    );
  if (before) await tx.dietNote.updateMany({ where: { subscriptionId, version }, data: said });
  else await tx.dietNote.createMany({ data: [{ subscriptionId, ...said }] });
  await record(act, subscriptionId, before ?? NO_DIET, said);
  const after = await tx.dietNote.findUniqueOrThrow({ where: { subscriptionId } });
  return ok({ version: after.version });
}

type Said = { diet: string; allergies: readonly string[]; note: string };

/** The log is for good, and what somebody can't eat says how they are: it holds what was changed, not to what. */
async function record(act: Act, subscriptionId: number, before: Said, after: Said): Promise<void> {
  const [was, is] = [dietTexts(before), dietTexts(after)];
  const changed = (["diet", "allergies", "note"] as const).filter((field) => was[field] !== is[field]);
  await audit(act.tx, {
    actor: act.actor,
    action: "save-diet",
    entity: "subscription",
    entityId: subscriptionId,
    accountId: act.customerId,
    reason: act.reason,
    after: { changed },
  });
}

type DecideRefusal = "no-clash" | "changed-meanwhile" | "not-safe" | "owner-only";

/** What is done about a dish that somebody can't be given: from then on their tiffin is packed with the others. */
export async function decideDiet(
  { tx, staff }: Omit<StaffScope, "now">,
  input: DecideDietInput,
): Promise<Result<{ decision: DecideDietInput["decision"] }, DecideRefusal>> {
  const { subscriptionId, day, dishId, decision, reason } = input;
  if (decision === "override" && staff.role !== "owner") return refuse("owner-only");
  // two people who decide the same come one after the other
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('diets'), ${subscriptionId}::integer)`;
  const clashes = await clashesOn(tx, day);
  const clash = clashes.find((one) => one.tiffin.subscriptionId === subscriptionId && one.dish.id === dishId);
  if (!clash) return refuse("no-clash");
  if (clash.seen !== input.seen) return refuse("changed-meanwhile");
  const substituteId = decision === "substitute" ? input.substituteId : null;
  if (decision === "substitute" && !isOffered(clash, substituteId)) return refuse("not-safe");
  const about = { subscriptionId, day: toSqlDate(day), dishId, decision, substituteId };
  await tx.dietDecision.createMany({ data: [{ ...about, reason: reason || null, decidedById: staff.id }] });
  const of = {
    entity: "subscription",
    entityId: subscriptionId,
    accountId: clash.tiffin.customerId,
  } as const;
  const after = { day, dishId, decision, substituteId };
  await audit(tx, { actor: staff, action: "decide-diet", ...of, reason: reason || undefined, after });
  return ok({ decision });
}

function isOffered({ substitute, tiffin }: TiffinClash, substituteId: number | null): boolean {
  return substitute !== null && substitute.id === substituteId && isSafe(substitute, tiffin.allergies);
}
