import { toSqlDate, type Tx } from "@/lib/db";
import { rupees, type Rupees } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { SubscribeInput } from "./schema";

export type PlanRefusal = "plan-not-offered" | "price-changed";

/** What a plan costs a day now; null when it is not for sale. */
export async function offeredRate(tx: Tx, planId: number): Promise<Rupees | null> {
  const plan = await tx.plan.findFirst({ where: { id: planId, isActive: true } });
  return plan && rupees(plan.dailyRate);
}

/**
 * The database locks the plan and compares its rate while it takes the row. An admin who was quicker makes it refuse;
 * the savepoint lets us look again and say so.
 */
export async function takePlan(
  tx: Tx,
  customerId: number,
  { startDate, endDate, ...terms }: SubscribeInput & { dailyRate: Rupees },
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
