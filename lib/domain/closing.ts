/** How long a closed account can be restored, in days. */
export const UNDO_DAYS = 30;

const DAY_MS = 86_400_000;

/** The instant from which a closed account is made nameless. */
export function erasedFrom(closedAt: Date): Date {
  return new Date(closedAt.getTime() + UNDO_DAYS * DAY_MS);
}

/** Accounts closed at or before this instant are due. */
export function closedBefore(now: Date): Date {
  return new Date(now.getTime() - UNDO_DAYS * DAY_MS);
}

/** How long an account stays whose owner proved no address and used it for nothing, in days. */
const UNPROVED_DAYS = 60;

/** Such an account is due that was opened, and used last, at or before this instant. */
export function unusedSince(now: Date): Date {
  return new Date(now.getTime() - UNPROVED_DAYS * DAY_MS);
}

/** What is still open on an account. Credit is in paise. */
export type OpenThings = {
  isRunning: boolean;
  isUnbilled: boolean;
  isUnpaid: boolean;
  isMoneyUnderWay: boolean;
  credit: number;
};

export type ClosingRefusal =
  "still-running" | "not-billed-yet" | "still-unpaid" | "money-under-way" | "credit-left";

/** Why an account can't be closed yet, starting with what has to be ended first. */
export function whyNotClosed(open: OpenThings): ClosingRefusal | null {
  if (open.isRunning) return "still-running";
  if (open.isUnpaid) return "still-unpaid";
  if (open.isUnbilled) return "not-billed-yet";
  if (open.isMoneyUnderWay) return "money-under-way";
  return open.credit > 0 ? "credit-left" : null;
}
