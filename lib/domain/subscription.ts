import { toBusinessDate } from "./business-time";
import { timesDays, type Rupees } from "./money";
import { addDays, daysBetween, monthOf, type PlainDate, type PlainMonth, type Weekday } from "./plain-date";
import { ok, refuse, type Result } from "./result";
import { causeOn, deliveryDays, type DeliveryCalendar, type ScheduledSubscription } from "./schedule";
import { checkSlotChange, firstOpenDay, hasBegun, LUNCH, type Slot } from "./slot";

/** The longest run of a subscription, counting both its first and its last day. */
export const MAX_SUBSCRIPTION_DAYS = 366;

export type NewSubscriptionRefusal =
  | "start-past"
  | "start-after-cutoff"
  | "slot-not-begun"
  | "end-before-start"
  | "no-delivery-day"
  | "too-long";
export type ExtensionRefusal = "not-later" | "too-long" | "ended";
export type EarlyEndRefusal = "already-ended" | "last-day-counted" | "not-earlier";
export type EarlyEnd = { kind: "remove" } | { kind: "shorten"; endDate: PlainDate };

type Run = { startDate: PlainDate; endDate: PlainDate; weekdays?: readonly Weekday[] };

/** No reader relies on the daily job that clears `isActive`: an expired subscription is inactive either way. */
export function isActive(subscription: { isActive: boolean; endDate: PlainDate }, today: PlainDate): boolean {
  return subscription.isActive && subscription.endDate >= today;
}

/** The first day obeys its slot's cutoff, because the kitchen has already counted; the run has at least one delivery day. */
export function checkNewSubscription(
  run: Run & { slot: Slot; now: Date },
): Result<void, NewSubscriptionRefusal> {
  if (!hasBegun(run.slot, run.startDate)) return refuse("slot-not-begun");
  const start = checkSlotChange(run.slot, run.startDate, run.now);
  if (!start.ok) return refuse(start.reason === "past" ? "start-past" : "start-after-cutoff");
  if (run.endDate < run.startDate) return refuse("end-before-start");
  if (runLength(run) > MAX_SUBSCRIPTION_DAYS) return refuse("too-long");
  if (daysOfRun(run).length === 0) return refuse("no-delivery-day");
  return ok(undefined);
}

/** What a run costs as its days are now: the days that bring a tiffin, and how much of it goes on each month's bill. */
export type Quote = {
  days: number;
  total: Rupees;
  months: { month: PlainMonth; days: number; amount: Rupees }[];
  /** Its delivery days that cost nothing: the kitchen is closed, or the customer has already paused them. */
  closed: PlainDate[];
  paused: PlainDate[];
};

/** @throws RangeError when the end is before the start. */
export function quote(
  run: Run & { dailyRate: Rupees; closures: Iterable<PlainDate>; pausedDates: Iterable<PlainDate> },
): Quote {
  if (run.endDate < run.startDate) {
    throw new RangeError(`end ${run.endDate} is before start ${run.startDate}`);
  }
  const calendar = { closures: new Set(run.closures), pausedDates: new Set(run.pausedDates) };
  const byCause = Map.groupBy(daysOfRun(run), (day) => causeOn({ id: 0, ...run }, day, calendar));
  const coming = byCause.get("delivery") ?? [];
  return {
    days: coming.length,
    total: timesDays(run.dailyRate, coming.length),
    months: [...Map.groupBy(coming, monthOf)].map(([month, { length: days }]) => ({
      month,
      days,
      amount: timesDays(run.dailyRate, days),
    })),
    closed: byCause.get("closed") ?? [],
    paused: byCause.get("paused") ?? [],
  };
}

/**
 * Ends a subscription after `lastDate`, or after the last day that can no longer be changed: with lunch that is today once
 * its cutoff has passed, otherwise yesterday. One that has delivered nothing by then is removed. `calendar` covers the whole run.
 */
export function endEarly(request: {
  subscription: ScheduledSubscription;
  calendar: DeliveryCalendar;
  lastDate?: PlainDate;
  now: Date;
}): Result<EarlyEnd, EarlyEndRefusal> {
  const { subscription, calendar } = request;
  const earliest = addDays(firstOpenDay(subscription.slot ?? LUNCH, request.now), -1);
  const lastDay = request.lastDate ?? earliest;
  if (subscription.endDate <= earliest) return refuse("already-ended");
  if (lastDay < earliest) return refuse("last-day-counted");
  if (lastDay >= subscription.endDate) return refuse("not-earlier");
  const delivered = deliveryDays(subscription, subscription.startDate, lastDay).some(
    (day) => causeOn(subscription, day, calendar) === "delivery",
  );
  return ok(delivered ? { kind: "shorten", endDate: lastDay } : { kind: "remove" });
}

/** A later end for a subscription that still runs today, and whose next day the kitchen has not counted. */
export function checkExtension(request: {
  subscription: Pick<ScheduledSubscription, "startDate" | "endDate" | "slot">;
  endDate: PlainDate;
  now: Date;
}): Result<void, ExtensionRefusal> {
  const { subscription, endDate, now } = request;
  if (subscription.endDate < toBusinessDate(now)) return refuse("ended");
  const open = firstOpenDay(subscription.slot ?? LUNCH, now);
  if (addDays(subscription.endDate, 1) < open) return refuse("ended");
  if (endDate <= subscription.endDate) return refuse("not-later");
  if (runLength({ startDate: subscription.startDate, endDate }) > MAX_SUBSCRIPTION_DAYS) {
    return refuse("too-long");
  }
  return ok(undefined);
}

function runLength(run: Run): number {
  return daysBetween(run.startDate, run.endDate) + 1;
}

function daysOfRun(run: Run): PlainDate[] {
  return deliveryDays({ id: 0, ...run }, run.startDate, run.endDate);
}
