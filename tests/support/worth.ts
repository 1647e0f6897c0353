// What a bill's tiffins are worth by its customer's current days, and what the books ask for that month: the same, once
// every late change is in.
import { asSystem, fromSqlDate } from "@/lib/db";
import { readBill } from "./bills";

/** Computed by hand from the database's rows, without any of the product's functions. */
export async function worthOf(billId: number): Promise<number> {
  const { customerId, year, month } = await readBill(billId);
  return asSystem(async (tx) => {
    const include = { skips: true, plan: true };
    const subscriptions = await tx.subscription.findMany({ where: { customerId }, include });
    const pauses = await tx.pause.findMany({ where: { customerId } });
    const closures = await tx.closure.findMany();
    const paused = new Set(pauses.map(({ pauseDate }) => fromSqlDate(pauseDate)));
    let worth = 0;
    for (const { startDate, endDate, weekdays, dailyRate, skips, plan } of subscriptions) {
      const own = closures.filter(({ slotId }) => slotId === null || slotId === plan.slotId);
      const closed = new Set(own.map(({ closureDate }) => fromSqlDate(closureDate)));
      const skipped = new Set(skips.map(({ skipDate }) => fromSqlDate(skipDate)));
      for (
        let date = new Date(Date.UTC(year, month - 1, 1));
        date.getUTCMonth() === month - 1;
        date = next(date)
      ) {
        const day = fromSqlDate(date);
        if (date < startDate || date > endDate || !weekdays.includes(date.getUTCDay() || 7)) continue;
        if (!paused.has(day) && !closed.has(day) && !skipped.has(day)) worth += dailyRate;
      }
    }
    return worth;
  });
}

/** What was billed for a bill's month, minus what was credited, plus what was charged later: its revenue in the books. */
export async function booksOf(billId: number): Promise<number> {
  const where = { billId, account: "revenue" };
  const { _sum } = await asSystem((tx) => tx.journalLine.aggregate({ where, _sum: { amount: true } }));
  return -(_sum.amount ?? 0) / 100;
}

function next(date: Date): Date {
  return new Date(date.getTime() + 24 * 60 * 60 * 1000);
}
