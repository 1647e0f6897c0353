import { sumPaise, type Paise } from "../money";
import { addDays, addMonths, firstDayOf, type PlainDate, type PlainMonth } from "../plain-date";

export type BillStatus = "unpaid" | "overdue" | "paid";

/** A bill may still be paid on time on its due date; from the next day it is overdue. */
export function billStatus(bill: { isPaid: boolean; dueDate: PlainDate }, today: PlainDate): BillStatus {
  if (bill.isPaid) return "paid";
  return bill.dueDate < today ? "overdue" : "unpaid";
}

/** What someone owes over several bills: `due` (not overdue yet) and `overdue` add up to `open`. */
export type Owed = { open: Paise; due: Paise; overdue: Paise };

export function owedOf(
  bills: readonly { open: Paise; isPaid: boolean; dueDate: PlainDate }[],
  today: PlainDate,
): Owed {
  const sum = (status: BillStatus) =>
    sumPaise(bills.filter((bill) => billStatus(bill, today) === status).map(({ open }) => open));
  const [due, overdue] = [sum("unpaid"), sum("overdue")];
  return { open: sumPaise([due, overdue]), due, overdue };
}

/** Unpaid bills first, by due date, then by month; the others keep their order. */
export function inOrderToPay<B extends { isPaid: boolean; dueDate: PlainDate; month: PlainMonth }>(
  bills: readonly B[],
): B[] {
  const unpaid = bills.filter(({ isPaid }) => !isPaid);
  const paid = bills.filter(({ isPaid }) => isPaid);
  const rank = ({ dueDate, month }: B) => `${dueDate} ${month}`;
  return [...unpaid.sort((a, b) => rank(a).localeCompare(rank(b), "en")), ...paid];
}

/** The bill to pay before anything else: the first overdue one that nothing keeps from being paid. */
export function mostUrgentOf<B extends { isPaid: boolean; dueDate: PlainDate; obstacle: unknown }>(
  bills: readonly B[],
  today: PlainDate,
): B | undefined {
  return bills.find((bill) => billStatus(bill, today) === "overdue" && bill.obstacle === null);
}

/** The day by which a bill issued on a given day must be paid: `dueDays` later. */
export function dueDateOf(issuedOn: PlainDate, dueDays: number): PlainDate {
  return addDays(issuedOn, dueDays);
}

/** When the bill of a month that isn't over yet will be due: it is issued on the first day of the following month. */
export function expectedDueDate(month: PlainMonth, dueDays: number): PlainDate {
  return dueDateOf(firstDayOf(addMonths(month, 1)), dueDays);
}
