import { fromSqlDate, lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import { kindOf, whyNotThatDay } from "@/lib/domain/days/added";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { Rupees } from "@/lib/domain/money";
import { isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { giveReason, openedCorrection, type Correcting } from "@/lib/features/corrections/opened";
import { offeredRate, takePlan } from "@/lib/features/subscriptions/take-plan";
import type { StaffScope } from "@/lib/scope";
import type { Prisma } from "@/prisma/generated/client";
import { customerMeant, type Unclear } from "./customer-queries";
import type { AddTiffinsInput, TakeOffInput } from "./schema";

type AddRefusal =
  | Unclear
  | "past"
  | "too-far"
  | "plan-not-offered"
  | "price-changed"
  | "kitchen-closed"
  | "day-paused"
  | "account-closed";

/**
 * Adds tiffins to a day beside the subscriptions: onto its sheet when that is made, or as amendments of it. One that is charged
 * is taken as a subscription of that day at the plan's rate, and so stands on the bill like any other.
 */
export async function addTiffins(
  scope: StaffScope,
  input: AddTiffinsInput,
): Promise<Result<{ count: number } & Correcting, AddRefusal>> {
  const { tx, staff } = scope;
  const meant = await whoAndWhat(scope, input);
  if (!meant.ok) return meant;
  const { customerId, slotId, dailyRate } = meant.value;
  await giveReason(tx, input.reason);
  const taken = await takeCharged(tx, input, { customerId, dailyRate });
  if (!taken.ok) return taken;
  const { day, planId, reason, count } = input;
  const kind = kindOf(input.what);
  const row = { day: toSqlDate(day), slotId, kind, planId, customerId, reason, addedById: staff.id };
  const data = taken.value.map((subscriptionId) => ({ ...row, subscriptionId }));
  await tx.addedTiffin.createMany({ data });
  await audit(tx, {
    actor: staff,
    action: "add-tiffins",
    ...{ entity: "meal", entityId: `${day}/${slotId}`, accountId: customerId, reason },
    after: { kind, planId, count, isCharged: input.what === "extra-charged" },
  });
  return ok({ count, correctionId: await openedCorrection(tx, reason) });
}

type Meant = { customerId: number | null; slotId: number; dailyRate: Rupees };

async function whoAndWhat(
  { tx, now }: StaffScope,
  { day, planId, customer }: AddTiffinsInput,
): Promise<Result<Meant, AddRefusal>> {
  const refusal = whyNotThatDay(day, toBusinessDate(now));
  if (refusal) return refuse(refusal);
  const dailyRate = await offeredRate(tx, planId);
  if (dailyRate === null) return refuse("plan-not-offered");
  const { slotId } = await tx.plan.findUniqueOrThrow({ where: { id: planId }, select: { slotId: true } });
  if (await isMealClosed(tx, day, slotId)) return refuse("kitchen-closed");
  if (customer === "") return ok({ customerId: null, slotId, dailyRate });
  const found = await customerMeant(tx, customer);
  if (!found.ok) return found;
  if (found.value.isClosed) return refuse("account-closed");
  await lockCustomer(tx, found.value.id);
  return ok({ customerId: found.value.id, slotId, dailyRate });
}

async function isMealClosed(tx: Tx, day: PlainDate, slotId: number): Promise<boolean> {
  const where = { closureDate: toSqlDate(day), OR: [{ slotId: null }, { slotId }] };
  return (await tx.closure.count({ where })) > 0;
}

/** The subscriptions of what is charged, one for each tiffin; null for each that isn't. */
async function takeCharged(
  tx: Tx,
  { day, planId, count, what }: AddTiffinsInput,
  { customerId, dailyRate }: Pick<Meant, "customerId" | "dailyRate">,
): Promise<Result<(number | null)[], AddRefusal>> {
  if (what !== "extra-charged" || customerId === null) return ok(Array.from({ length: count }, () => null));
  // a paused day brings no tiffin, and charges none
  if ((await tx.pause.count({ where: { customerId, pauseDate: toSqlDate(day) } })) > 0)
    return refuse("day-paused");
  const terms = { planId, startDate: day, endDate: day, weekdays: [isoWeekday(day)], dailyRate };
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const taken = await takePlan(tx, customerId, terms);
    if (!taken.ok) return taken;
    ids.push(taken.value);
  }
  return ok(ids);
}

/** Takes back what was added to a day that isn't over; what was charged is charged no more. */
export async function takeOffTiffins(
  { tx, now, staff }: StaffScope,
  { ids, reason }: TakeOffInput,
): Promise<Result<{ count: number } & Correcting, "not-found" | "past">> {
  const rows = await tx.addedTiffin.findMany({ where: { id: { in: ids }, takenOffAt: null } });
  if (rows.length === 0) return refuse("not-found");
  if (rows.some(({ day }) => day < toSqlDate(toBusinessDate(now)))) return refuse("past");
  const holders = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))].sort((a, b) => a - b);
  for (const customerId of holders) await lockCustomer(tx, customerId);
  await giveReason(tx, reason);
  const where = { id: { in: rows.map(({ id }) => id) }, takenOffAt: null };
  const data = { takenOffAt: now, takenOffById: staff.id };
  const { count } = await tx.addedTiffin.updateMany({ where, data });
  // somebody else was quicker: nothing of it is done
  if (count < rows.length) return refuse("not-found");
  for (const row of rows) await leave(tx, row, { actor: staff, reason });
  return ok({ count, correctionId: await openedCorrection(tx, reason) });
}

type Added = Prisma.AddedTiffinGetPayload<object>;

async function leave(
  tx: Tx,
  { id, day, slotId, customerId, subscriptionId, kind, planId }: Added,
  by: { actor: StaffScope["staff"]; reason: string },
): Promise<void> {
  if (subscriptionId !== null) await endCharged(tx, subscriptionId, day);
  const entityId = `${fromSqlDate(day)}/${slotId}`;
  const what = { action: "take-off-tiffin", entity: "meal", entityId, accountId: customerId } as const;
  await audit(tx, { ...by, ...what, before: { addedTiffinId: id, kind, planId } });
}

/** What is on a bill, or was complained of, stays and is skipped; the rest is gone. */
async function endCharged(tx: Tx, subscriptionId: number, day: Date): Promise<void> {
  const traces =
    (await tx.billLine.count({ where: { subscriptionId } })) +
    (await tx.complaint.count({ where: { subscriptionId } }));
  if (traces === 0) await tx.subscription.deleteMany({ where: { id: subscriptionId } });
  else await tx.skip.createMany({ data: [{ subscriptionId, skipDate: day }], skipDuplicates: true });
}
