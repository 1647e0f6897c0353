// One bill as shown to its customer: partly open, or paid.
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import { instantAt } from "@/lib/domain/business-time";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { IssuedBill } from "@/lib/features/billing/queries";

export const day = parsePlainDate("2026-12-10");
export const month = parsePlainMonth("2026-11");
export const unpaid: IssuedBill = {
  ...{ id: 45, customerId: 5, month, amount: rupees(1860), open: paise(116_000), isPaid: false, lines: [] },
  ...{ totalDays: 30, pausedDays: 2, billableDays: 28, dueDate: parsePlainDate("2026-12-15") },
  ...{ issuedAt: instantAt(day, "01:00"), lastDayChangeId: 0, updatedAt: null },
};
export const nothing = {
  ...{ adjusted: paise(0), credited: paise(0), online: paise(0) },
  ...{ atDoor: paise(0), returned: paise(0) },
};
export const part: BillStatement = {
  ...{ ...nothing, amount: paise(186_000), credited: paise(20_000) },
  ...{ atDoor: paise(50_000), open: paise(116_000) },
};
export const paid: IssuedBill = {
  ...unpaid,
  isPaid: true,
  open: paise(0),
  updatedAt: instantAt(day, "12:00"),
};
export const byCredit: BillStatement = {
  ...nothing,
  amount: paise(186_000),
  credited: paise(186_000),
  open: paise(0),
};

export const kept = { done: paise(0), underWay: paise(0), byBank: paise(0) };
/** Nothing is set aside, and nothing was given back. */
export const plain = { setAside: paise(0), givenBack: kept, today: day };
/** What follows the words that a bill is paid. */
export const givenBackWords = [
  [{ ...kept, done: paise(186_000) }, ", ₹1,860 given back"],
  [{ ...kept, underWay: paise(50_000) }, ", ₹500 on its way back to you"],
  [
    { ...kept, done: paise(86_000), underWay: paise(50_000) },
    ", ₹860 given back, ₹500 on its way back to you",
  ],
  [{ ...kept, byBank: paise(186_000) }, ", ₹1,860 given back by your bank"],
] as const;
