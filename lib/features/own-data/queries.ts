import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { whyNotClosed, type ClosingRefusal, type OpenThings } from "@/lib/domain/closing";
import type { CustomerId } from "@/lib/domain/identity";
import { firstDayOf } from "@/lib/domain/plain-date";
import { creditOf } from "@/lib/features/books/queries";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";

/** What keeps an account from being closed now; null when nothing does. */
export async function whyNotClosedNow(tx: Tx, id: CustomerId, now: Date): Promise<ClosingRefusal | null> {
  return whyNotClosed(await openThings(tx, id, now));
}

async function openThings(tx: Tx, customerId: CustomerId, now: Date): Promise<OpenThings> {
  const today = toSqlDate(toBusinessDate(now));
  const monthBegan = toSqlDate(firstDayOf(toBusinessMonth(now)));
  const running = await tx.subscription.count({
    where: { customerId, isActive: true, endDate: { gte: today } },
  });
  const unbilled = await tx.subscription.count({
    where: { customerId, endDate: { gte: monthBegan }, startDate: { lt: today } },
  });
  const unpaid = await tx.bill.count({ where: { customerId, isPaid: false } });
  const payments = await tx.payment.count({ where: { customerId, status: "pending", endedAt: null } });
  const refunds = await tx.refund.count({ where: { customerId, status: "pending" } });
  const aside = await setAsideOf(tx, { customerId });
  return {
    isRunning: running > 0,
    isUnbilled: unbilled > 0,
    isUnpaid: unpaid > 0,
    isMoneyUnderWay: payments + refunds > 0 || aside > 0,
    credit: await creditOf(tx, customerId),
  };
}
