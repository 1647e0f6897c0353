import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { toBusinessDate } from "@/lib/domain/business-time";
import { checkEverySlot } from "@/lib/domain/slot";
import { listSlots } from "@/lib/features/slots/queries";

export type ClosedDay = {
  id: number;
  day: PlainDate;
  /** The meal that isn't cooked; null when nothing is. */
  mealName: string | null;
  reason: string;
  canChange: boolean;
};

const LIMIT = 400;
const DAYS_BACK = 92;

/** Future closures first, the nearest on top; then those of the last three months, the latest on top. */
export async function listClosures(tx: Tx, now: Date): Promise<{ coming: ClosedDay[]; gone: ClosedDay[] }> {
  const today = toBusinessDate(now);
  const rows = await tx.closure.findMany({
    where: { closureDate: { gte: toSqlDate(addDays(today, -DAYS_BACK)) } },
    orderBy: [{ closureDate: "asc" }, { id: "asc" }],
    take: LIMIT,
  });
  const slots = await listSlots(tx);
  const closures = rows.map(({ id, closureDate, slotId, reason }) => {
    const day = fromSqlDate(closureDate);
    const one = slots.find((slot) => slot.id === slotId);
    const canChange = checkEverySlot(one ? [one] : slots, day, now).ok;
    return { id, day, mealName: one?.name ?? null, reason, canChange };
  });
  return {
    coming: closures.filter(({ day }) => day >= today),
    gone: closures.filter(({ day }) => day < today).reverse(),
  };
}
