import { lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import type { StaffRole } from "@/lib/domain/identity";
import { toPaise, type Rupees } from "@/lib/domain/money";
import { addDays, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { firstOpenDay } from "@/lib/domain/slot";
import {
  checkExtension,
  endEarly as decideEnd,
  type EarlyEndRefusal,
  type ExtensionRefusal,
} from "@/lib/domain/subscription";
import { audit, type AuditValues } from "@/lib/features/audit/commands";
import type { AuditAction } from "@/lib/features/audit/schema";
import { giveReason, openedCorrection, type Correcting } from "@/lib/features/corrections/opened";
import { decidedAt } from "@/lib/features/billing/in-time";
import { heldAt } from "@/lib/features/sheets/in-time";
import { dropIdlePauses } from "./idle-pauses";
import {
  calendarOf,
  isClosed,
  isCustomer,
  loadSchedule,
  subscriptionOf,
  type LoadedSubscription,
} from "./queries";
import { quoted } from "./quotes";
import {
  checkStart,
  hasOnTheseDays,
  offeredRate,
  takePlan,
  type PlanRefusal,
  type StartRefusal,
} from "./take-plan";
import type {
  AdminEndEarlyInput,
  AdminExtendInput,
  EndEarlyInput,
  ExtendInput,
  SubscribeInput,
} from "./schema";
import type { CustomerScope, StaffScope } from "@/lib/scope";

type Act = {
  tx: Tx;
  now: Date;
  customerId: number;
  actor: { id: number; role: StaffRole | "customer" };
  reason?: string;
};

type Refusal<E extends string> = E | "not-found";
type ExtendRefusal = Refusal<ExtensionRefusal | "same-plan">;
type Subscribed = { subscriptionId: number; days: number; total: Rupees };
/** `endDate` is the new last day; null when nothing was delivered yet and the subscription was removed. */
type Ended = { planName: string; endDate: PlainDate | null };
/** `days` and `total`: the tiffins that were added, and what they cost. */
type Extended = { planName: string; endDate: PlainDate; days: number; total: Rupees };

/** Takes a plan at its current rate; the rate is the database's, whatever the screen said. */
export async function subscribe(
  { tx, now, customerId }: CustomerScope,
  input: SubscribeInput,
): Promise<Result<Subscribed, StartRefusal | PlanRefusal | "no-tiffin" | "same-plan" | "account-closed">> {
  await lockCustomer(tx, customerId);
  if (await isClosed(tx, customerId)) return refuse("account-closed");
  const check = await checkStart(tx, customerId, input, now);
  if (!check.ok) return check;
  const dailyRate = await offeredRate(tx, input.planId);
  if (dailyRate === null) return refuse("plan-not-offered");
  const { seenRate = dailyRate, isSecond, ...asked } = input;
  if (seenRate !== dailyRate) return refuse("price-changed");
  const terms = { ...asked, dailyRate };
  const price = await quoted(tx, customerId, terms);
  if (price.days === 0) return refuse("no-tiffin");
  if (!isSecond && (await hasOnTheseDays(tx, customerId, asked))) return refuse("same-plan");
  const taken = await takePlan(tx, customerId, terms);
  if (!taken.ok) return taken;
  const act: Act = { tx, now, customerId, actor: { id: customerId, role: "customer" } };
  const after = { ...asked, dailyRatePaise: toPaise(dailyRate) };
  await record(act, "subscribe", taken.value, { after });
  return ok({ subscriptionId: taken.value, ...price });
}

/** Ends a subscription after the chosen day, or else after the last one that can no longer be changed. */
export function endEarly(
  { customerId, ...scope }: CustomerScope,
  { subscriptionId, lastDate }: EndEarlyInput,
): Promise<Result<Ended, Refusal<EarlyEndRefusal>>> {
  const act = { ...scope, customerId, actor: { id: customerId, role: "customer" as const } };
  return end(act, subscriptionId, scope.now, lastDate);
}

/** An admin ends a customer's subscription after `lastDate`, which may lie in the past. */
export async function adminEndEarly(
  { staff, ...scope }: StaffScope,
  { customerId, subscriptionId, lastDate, reason }: AdminEndEarlyInput,
): Promise<Result<Ended & Correcting, Refusal<EarlyEndRefusal>>> {
  if (!(await isCustomer(scope.tx, customerId))) return refuse("not-found");
  // as if asked when `lastDate` was the last day that could no longer be changed
  const decideAt = lastDate ? instantAt(addDays(lastDate, 1), "00:00") : scope.now;
  await giveReason(scope.tx, reason);
  const done = await end({ ...scope, customerId, actor: staff, reason }, subscriptionId, decideAt);
  return done.ok ? ok({ ...done.value, correctionId: await openedCorrection(scope.tx, reason) }) : done;
}

/** Moves the end later, at the same rate. */
export function extend(
  { customerId, ...scope }: CustomerScope,
  input: ExtendInput,
): Promise<Result<Extended, ExtendRefusal>> {
  return prolong({ ...scope, customerId, actor: { id: customerId, role: "customer" } }, input);
}

export async function adminExtend(
  { staff, ...scope }: StaffScope,
  { customerId, reason, ...input }: AdminExtendInput,
): Promise<Result<Extended & Correcting, ExtendRefusal>> {
  if (!(await isCustomer(scope.tx, customerId))) return refuse("not-found");
  await giveReason(scope.tx, reason);
  const done = await prolong({ ...scope, customerId, actor: staff, reason }, input);
  return done.ok ? ok({ ...done.value, correctionId: await openedCorrection(scope.tx, reason) }) : done;
}

/**
 * Clears `is_active` on one batch of subscriptions that ended before today. Returns how many there were; call it again, in a
 * new transaction, until there are none. No reader relies on it having run.
 */
export async function expireSubscriptions(
  { tx, now }: { tx: Tx; now: Date },
  { limit = 500 }: { limit?: number } = {},
): Promise<number> {
  const { count } = await tx.subscription.updateMany({
    where: { isActive: true, endDate: { lt: toSqlDate(toBusinessDate(now)) } },
    data: { isActive: false },
    limit,
  });
  return count;
}

async function end(
  act: Act,
  subscriptionId: number,
  askedAt: Date,
  lastDate?: PlainDate,
): Promise<Result<Ended, Refusal<EarlyEndRefusal>>> {
  const { tx, customerId, actor } = act;
  await lockCustomer(tx, customerId);
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  if (!subscription) return refuse("not-found");
  const { startDate, endDate, planName, slot } = subscription;
  const decideAt = actor.role === "customer" ? await decidedAt(tx, customerId, askedAt, [slot]) : askedAt;
  const calendar = calendarOf(await loadSchedule(tx, customerId, startDate, endDate));
  const decided = decideEnd({ subscription, calendar, lastDate, now: decideAt });
  if (!decided.ok) return decided;
  const lastDay = laterOf(startDate, lastDate ?? addDays(firstOpenDay(slot, decideAt), -1));
  const removed = decided.value.kind === "remove" && !(await isOnBill(tx, subscriptionId));
  if (removed) await tx.subscription.delete({ where: { id: subscriptionId } });
  else await shorten(tx, subscriptionId, lastDay);
  const dropped = await dropIdlePauses(tx, customerId, removed ? startDate : addDays(lastDay, 1), endDate);
  const before = { ...termsOf(subscription), droppedPauses: dropped };
  const after = removed ? undefined : { endDate: lastDay };
  await record(act, removed ? "remove-subscription" : "end-early", subscriptionId, { before, after });
  return ok({ planName, endDate: removed ? null : lastDay });
}

async function prolong(
  act: Act,
  { subscriptionId, endDate, isSecond }: ExtendInput,
): Promise<Result<Extended, ExtendRefusal>> {
  const { tx, now, customerId } = act;
  await lockCustomer(tx, customerId);
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  if (!subscription) return refuse("not-found");
  if (!subscription.isActive) return refuse("ended");
  const check = checkExtension({ subscription, endDate, now: await heldAt(tx, now, [subscription.slot]) });
  if (!check.ok) return check;
  const { endDate: oldEnd, planName, planId, dailyRate, weekdays } = subscription;
  const added = { planId, dailyRate, weekdays, startDate: addDays(oldEnd, 1), endDate };
  if (!isSecond && (await hasOnTheseDays(tx, customerId, added))) return refuse("same-plan");
  await tx.subscription.update({ where: { id: subscriptionId }, data: { endDate: toSqlDate(endDate) } });
  await record(act, "extend", subscriptionId, { before: { endDate: oldEnd }, after: { endDate } });
  return ok({ planName, endDate, ...(await quoted(tx, customerId, added)) });
}

async function isOnBill(tx: Tx, subscriptionId: number): Promise<boolean> {
  return (await tx.billLine.findFirst({ where: { subscriptionId }, select: { id: true } })) !== null;
}

async function shorten(tx: Tx, subscriptionId: number, lastDay: PlainDate): Promise<void> {
  await tx.subscription.update({ where: { id: subscriptionId }, data: { endDate: toSqlDate(lastDay) } });
  // or they would come back to life with an extension
  await tx.skip.deleteMany({ where: { subscriptionId, skipDate: { gt: toSqlDate(lastDay) } } });
}

function termsOf({
  planId,
  planName,
  startDate,
  endDate,
  weekdays,
  dailyRate,
  skippedDates,
}: LoadedSubscription) {
  return {
    planId,
    planName,
    startDate,
    endDate,
    weekdays: [...weekdays],
    dailyRatePaise: toPaise(dailyRate),
    skippedDates: [...skippedDates],
  };
}

function record(
  { tx, customerId, actor, reason }: Act,
  action: AuditAction,
  subscriptionId: number,
  { before, after }: { before?: AuditValues; after?: AuditValues },
): Promise<void> {
  return audit(tx, {
    actor,
    action,
    entity: "subscription",
    entityId: subscriptionId,
    accountId: customerId,
    reason,
    before,
    after,
  });
}
