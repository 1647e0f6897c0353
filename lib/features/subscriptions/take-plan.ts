import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { rupees, type Rupees } from "@/lib/domain/money";
import { daysBetween, eachDay, earlierOf, isoWeekday, laterOf, type Weekday } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { checkNewSubscription, type NewSubscriptionRefusal } from "@/lib/domain/subscription";
import { decidedAt } from "@/lib/features/billing/in-time";
import { slotOfPlan } from "@/lib/features/slots/queries";
import type { SubscribeInput } from "./schema";

type PlannedRun = Pick<SubscribeInput, "planId" | "startDate" | "endDate" | "weekdays">;
type PlannedDays = Pick<SubscribeInput, "planId" | "startDate" | "endDate"> & {
  weekdays: readonly Weekday[];
};
export type PlanRefusal = "plan-not-offered" | "price-changed";
export type StartRefusal = NewSubscriptionRefusal | "start-too-far" | "too-many";

/** More at once is a mistake or mischief, not a household. */
const MAX_RUNNING = 50;
const MAX_DAYS_AHEAD = 366;

/** Whether the customer may begin another subscription on that day. */
export async function checkStart(
  tx: Tx,
  customerId: number,
  { planId, ...run }: PlannedRun,
  now: Date,
): Promise<Result<void, StartRefusal>> {
  const slot = await slotOfPlan(tx, planId);
  const check = checkNewSubscription({ ...run, slot, now: await decidedAt(tx, customerId, now, [slot]) });
  if (!check.ok) return check;
  if (daysBetween(toBusinessDate(now), run.startDate) > MAX_DAYS_AHEAD) return refuse("start-too-far");
  if ((await countRunning(tx, customerId, now)) >= MAX_RUNNING) return refuse("too-many");
  return ok(undefined);
}

/** How many subscriptions have not ended. */
function countRunning(tx: Tx, customerId: number, now: Date): Promise<number> {
  const endDate = { gte: toSqlDate(toBusinessDate(now)) };
  return tx.subscription.count({ where: { customerId, isActive: true, endDate } });
}

/** Whether the plan already comes on one of these days: it may be meant as a second tiffin, or be a second press. */
export async function hasOnTheseDays(
  tx: Tx,
  customerId: number,
  { planId, startDate, endDate, weekdays }: PlannedDays,
): Promise<boolean> {
  const where = {
    customerId,
    planId,
    startDate: { lte: toSqlDate(endDate) },
    endDate: { gte: toSqlDate(startDate) },
  };
  const others = await tx.subscription.findMany({ where });
  return others.some((other) => {
    const first = laterOf(startDate, fromSqlDate(other.startDate));
    const last = earlierOf(endDate, fromSqlDate(other.endDate));
    const common = weekdays.filter((weekday) => other.weekdays.includes(weekday));
    return eachDay(first, last).some((day) => common.includes(isoWeekday(day)));
  });
}

/** What a plan costs per day now; null when it is not for sale. */
export async function offeredRate(tx: Tx, planId: number): Promise<Rupees | null> {
  const plan = await tx.plan.findFirst({ where: { id: planId, isActive: true } });
  return plan && rupees(plan.dailyRate);
}

/**
 * The database locks the plan and checks its rate while it inserts the row. If an admin was quicker it refuses; the savepoint
 * lets us look again and say so.
 */
export async function takePlan(
  tx: Tx,
  customerId: number,
  { startDate, endDate, ...terms }: Omit<SubscribeInput, "isSecond" | "seenRate"> & { dailyRate: Rupees },
): Promise<Result<number, PlanRefusal>> {
  const dates = { startDate: toSqlDate(startDate), endDate: toSqlDate(endDate) };
  await tx.$executeRaw`SAVEPOINT take_plan`;
  try {
    return ok((await tx.subscription.create({ data: { customerId, ...terms, ...dates } })).id);
  } catch (fault) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT take_plan`;
    const dailyRate = await offeredRate(tx, terms.planId);
    if (dailyRate === null) return refuse("plan-not-offered");
    if (dailyRate !== terms.dailyRate) return refuse("price-changed");
    throw fault;
  }
}
