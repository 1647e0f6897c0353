import { toBusinessDate } from "@/lib/domain/business-time";

/** Half past three at night: the kitchen sleeps, and the bills of the first of the month are made. */
const NIGHTLY_AFTER_MS = 3.5 * 60 * 60 * 1000;

/** Whether a night's hour for copies came between the latest one and now, on the kitchen's clock. */
export function isNightly(latest: Date, now: Date): boolean {
  return nightOf(latest) < nightOf(now);
}

const nightOf = (at: Date) => toBusinessDate(new Date(at.getTime() - NIGHTLY_AFTER_MS));
