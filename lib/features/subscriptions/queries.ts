import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { CustomerId } from "@/lib/domain/identity";
import { rupees, type Rupees } from "@/lib/domain/money";
import { parsePlainDate, parseWeekday, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import type { DeliveryCalendar, KitchenCalendar, ScheduledSubscription } from "@/lib/domain/schedule";
import type { Slot, Slots } from "@/lib/domain/slot";
import { isActive } from "@/lib/domain/subscription";
import { toSlot, toSlots, withTerms } from "@/lib/features/slots/queries";
import { scheduleRows, type ScheduleRows } from "./schedule-rows";

const MAX_LISTED = 100;

export type LoadedSubscription = ScheduledSubscription & {
  slot: Slot;
  weekdays: readonly Weekday[];
  skippedDates: readonly PlainDate[];
  planId: number;
  planName: string;
  dailyRate: Rupees;
  isActive: boolean;
};

/** `slotId`: the meal that isn't cooked; null for the whole day. */
export type LoadedClosure = { date: PlainDate; reason: string; slotId: number | null };

/** What the domain needs to know about one customer: what they pause, and when the kitchen is closed. */
export type Schedule = {
  /** Ordered by start date, then id, expired ones included. */
  subscriptions: LoadedSubscription[];
  pausedDates: PlainDate[];
  closures: LoadedClosure[];
  slots: Slots;
};

/** The same, with the moment at which each pause was made. */
export type DatedSchedule = Schedule & { pausedAt: ReadonlyMap<PlainDate, Date> };

/**
 * A customer's subscriptions that overlap a range of days (both ends included), with the pauses, skips and closures inside
 * that range: the single read, in one statement, behind calendar, dashboard, running estimate and bill.
 */
export async function loadSchedule(
  tx: Tx,
  customerId: number,
  from: PlainDate,
  to: PlainDate,
): Promise<DatedSchedule> {
  const schedule = (await loadSchedules(tx, [customerId], from, to)).get(customerId);
  if (!schedule) throw new Error(`no schedule of customer ${customerId}`);
  return schedule;
}

/** The same for a batch of customers, in as many statements as for one. Every requested id has its entry. */
export async function loadSchedules(
  tx: Tx,
  customerIds: readonly number[],
  from: PlainDate,
  to: PlainDate,
): Promise<Map<number, DatedSchedule>> {
  const rows = await scheduleRows(tx, customerIds, from, to);
  const slots = toSlots(rows.slots);
  const closures = rows.closures.map(({ day, ...closure }) => ({ ...closure, date: parsePlainDate(day) }));
  const subscriptionsOf = Map.groupBy(rows.subscriptions, (row) => row.customerId);
  const pausesOf = Map.groupBy(rows.pauses, (row) => row.customerId);
  return new Map(
    customerIds.map((id) => {
      const pauses = (pausesOf.get(id) ?? []).map(
        ({ day, at }) => [parsePlainDate(day), new Date(at)] as const,
      );
      const subscriptions = (subscriptionsOf.get(id) ?? []).map((row) => scheduled(row, slots));
      const pausedDates = pauses.map(([day]) => day);
      return [id, { subscriptions, pausedDates, closures, slots, pausedAt: new Map(pauses) }];
    }),
  );
}

/** What a kitchen's closures leave out, of whole days and of single meals. */
function kitchenOf(closures: readonly LoadedClosure[]): KitchenCalendar {
  const bySlot = Map.groupBy(closures, ({ slotId }) => slotId);
  const datesOf = (some: readonly LoadedClosure[] = []) => new Set(some.map(({ date }) => date));
  const closedMeals = new Map(
    [...bySlot].flatMap(([slotId, own]) => (slotId === null ? [] : [[slotId, datesOf(own)] as const])),
  );
  return { closures: datesOf(bySlot.get(null)), closedMeals };
}

/** The days of closures on which a meal isn't cooked, the whole days among them. */
export function closedFor(slotId: number, closures: readonly LoadedClosure[]): PlainDate[] {
  return closuresFor(slotId, closures).map(({ date }) => date);
}

/** The closures that leave a meal out: its own, and those of whole days. */
export function closuresFor(slotId: number, closures: readonly LoadedClosure[]): LoadedClosure[] {
  return closures.filter((closure) => closure.slotId === null || closure.slotId === slotId);
}

/** The schedule in the form that `lib/domain` needs. */
export function calendarOf(schedule: Schedule): DeliveryCalendar {
  return {
    pausedDates: new Set(schedule.pausedDates),
    ...kitchenOf(schedule.closures),
  };
}

/** A customer's subscriptions with all their skips, the last to end first. */
export async function subscriptionsOf(tx: Tx, customerId: CustomerId): Promise<LoadedSubscription[]> {
  const rows = await tx.subscription.findMany({
    where: { customerId },
    orderBy: [{ endDate: "desc" }, { id: "desc" }],
    include: whole,
    take: MAX_LISTED,
  });
  return rows.map(loaded);
}

/** Those in a schedule that run today or begin later, in the order in which they begin. */
export function runningOrLater({ subscriptions }: Schedule, today: PlainDate): LoadedSubscription[] {
  return subscriptions.filter((subscription) => isActive(subscription, today));
}

/** The plans that the customer has now or will have. */
export async function runningPlanIds(tx: Tx, customerId: CustomerId, now: Date): Promise<number[]> {
  const where = { customerId, isActive: true, endDate: { gte: toSqlDate(toBusinessDate(now)) } };
  const rows = await tx.subscription.findMany({ where, select: { planId: true }, distinct: ["planId"] });
  return rows.map(({ planId }) => planId);
}

/** One subscription with all its skips; null if it is missing or another customer's. */
export async function subscriptionOf(
  tx: Tx,
  customerId: number,
  subscriptionId: number,
): Promise<LoadedSubscription | null> {
  const row = await tx.subscription.findFirst({ where: { id: subscriptionId, customerId }, include: whole });
  return row && loaded(row);
}

/** Is this user someone who can have subscriptions? */
export async function isCustomer(tx: Tx, id: number): Promise<boolean> {
  return (await tx.user.count({ where: { id, role: "customer" } })) === 1;
}

/** Has this customer closed their account, so that nothing new may begin until they restore it? */
export async function isClosed(tx: Tx, id: number): Promise<boolean> {
  return (await tx.user.count({ where: { id, closedAt: { not: null } } })) === 1;
}

/** What is closed in a range of days, both ends included: days on which the kitchen cooks for nobody, or not a meal. */
export async function closuresBetween(tx: Tx, from: PlainDate, to: PlainDate): Promise<LoadedClosure[]> {
  const rows = await tx.closure.findMany({
    where: { closureDate: within(from, to) },
    orderBy: [{ closureDate: "asc" }, { slotId: "asc" }],
  });
  return rows.map(({ closureDate, reason, slotId }) => ({ date: fromSqlDate(closureDate), reason, slotId }));
}

const whole = {
  plan: { select: { name: true, slot: withTerms } },
  skips: { orderBy: { skipDate: "asc" } },
} as const;

function scheduled(row: ScheduleRows["subscriptions"][number], slots: Slots): LoadedSubscription {
  return {
    id: row.id,
    planId: row.planId,
    planName: row.planName,
    slot: slots.find(({ id }) => id === row.slotId) ?? slots[0],
    startDate: parsePlainDate(row.startDate),
    endDate: parsePlainDate(row.endDate),
    weekdays: row.weekdays.map((weekday) => parseWeekday(weekday)),
    skippedDates: row.skippedDates.map((day) => parsePlainDate(day)),
    dailyRate: rupees(row.dailyRate),
    isActive: row.isActive,
  };
}

function loaded(row: Prisma.SubscriptionGetPayload<{ include: typeof whole }>): LoadedSubscription {
  return {
    id: row.id,
    planId: row.planId,
    planName: row.plan.name,
    slot: toSlot(row.plan.slot),
    startDate: fromSqlDate(row.startDate),
    endDate: fromSqlDate(row.endDate),
    weekdays: row.weekdays.map((weekday) => parseWeekday(weekday)),
    skippedDates: row.skips.map((skip) => fromSqlDate(skip.skipDate)),
    dailyRate: rupees(row.dailyRate),
    isActive: row.isActive,
  };
}

function within(from: PlainDate, to: PlainDate) {
  return { gte: toSqlDate(from), lte: toSqlDate(to) };
}
