import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS, quote } from "@/lib/domain/subscription";
import { slotOfPlan } from "@/lib/features/slots/queries";
import { getSettings } from "@/lib/features/settings/queries";
import {
  closedFor,
  closuresBetween,
  loadSchedule,
  type LoadedClosure,
  type LoadedSubscription,
} from "./queries";

/** What a customer's own quote depends on besides their choice: which days bring nothing anyway, and when a bill is due. */
export type QuoteTerms = { closures: LoadedClosure[]; pausedDates: PlainDate[]; dueDays: number };

/** For every run that could be requested today. */
export async function quoteTermsOf(tx: Tx, customerId: number, now: Date): Promise<QuoteTerms> {
  const today = toBusinessDate(now);
  const last = addDays(today, 2 * MAX_SUBSCRIPTION_DAYS);
  const { closures, pausedDates } = await loadSchedule(tx, customerId, today, last);
  return { closures, pausedDates, dueDays: (await getSettings(tx)).dueDays };
}

/** The same for somebody who is no customer yet. */
export async function quoteTermsOfAnybody(tx: Tx, now: Date): Promise<QuoteTerms> {
  const today = toBusinessDate(now);
  const closures = await closuresBetween(tx, today, addDays(today, 2 * MAX_SUBSCRIPTION_DAYS));
  return { closures, pausedDates: [], dueDays: (await getSettings(tx)).dueDays };
}

type Terms = Pick<LoadedSubscription, "planId" | "dailyRate" | "startDate" | "endDate" | "weekdays">;

/** The tiffins of a run and their price, without the days that are closed or that the customer has already paused. */
export async function quoted(tx: Tx, customerId: number, run: Terms) {
  const { dailyRate, startDate, endDate, weekdays } = run;
  const slot = await slotOfPlan(tx, run.planId);
  const { pausedDates, ...schedule } = await loadSchedule(tx, customerId, startDate, endDate);
  const closures = closedFor(slot.id, schedule.closures);
  const { days, total } = quote({ dailyRate, startDate, endDate, weekdays, pausedDates, closures });
  return { days, total };
}
