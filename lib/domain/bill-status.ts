import { addDays, type PlainDate } from "./plain-date";

export type BillStatus = "unpaid" | "overdue" | "paid";

/** A bill may still be paid in peace on its due date; from the day after it is overdue. */
export function billStatus(bill: { isPaid: boolean; dueDate: PlainDate }, today: PlainDate): BillStatus {
  if (bill.isPaid) return "paid";
  return bill.dueDate < today ? "overdue" : "unpaid";
}

/** The day until which a bill issued on a day is to be paid: `dueDays` later. */
export function dueDateOf(issuedOn: PlainDate, dueDays: number): PlainDate {
  return addDays(issuedOn, dueDays);
}
