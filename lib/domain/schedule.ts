import {
  addDays,
  ALL_WEEKDAYS,
  eachDay,
  earlierOf,
  isoWeekday,
  laterOf,
  type PlainDate,
  type Weekday,
} from "./plain-date";
import { LUNCH, type Slot } from "./slot";

/** What the schedule needs to know about a subscription. Without `weekdays` it runs on all seven; without `slot` it is lunch. */
export type ScheduledSubscription = {
  id: number;
  slot?: Slot;
  startDate: PlainDate;
  endDate: PlainDate;
  weekdays?: readonly Weekday[];
  skippedDates?: readonly PlainDate[];
};

/** What the kitchen doesn't cook: whole days, and by the slot's id days on which one meal is left out. */
export type KitchenCalendar = {
  closures: ReadonlySet<PlainDate>;
  closedMeals?: ReadonlyMap<number, ReadonlySet<PlainDate>>;
};

/** The days on which a customer's deliveries stop: the customer's own pauses and the kitchen's closures. */
export type DeliveryCalendar = KitchenCalendar & { pausedDates: ReadonlySet<PlainDate> };

/** What happens to a delivery day: only "delivery" brings a tiffin and costs money. */
export type DayCause = "delivery" | "closed" | "paused" | "skipped";

/** A day within the subscription's run, both ends included, on one of its weekdays, whether or not a tiffin comes. */
export function isDeliveryDay(subscription: ScheduledSubscription, day: PlainDate): boolean {
  if (day < subscription.startDate || day > subscription.endDate) return false;
  return (subscription.weekdays ?? ALL_WEEKDAYS).includes(isoWeekday(day));
}

/** Is there a tiffin on this day, and if not, why? Null when it is not a delivery day at all. */
export function causeOn(
  subscription: ScheduledSubscription,
  day: PlainDate,
  calendar: DeliveryCalendar,
): DayCause | null {
  if (!isDeliveryDay(subscription, day)) return null;
  if (isClosed(subscription, day, calendar)) return "closed";
  if (calendar.pausedDates.has(day)) return "paused";
  return subscription.skippedDates?.includes(day) ? "skipped" : "delivery";
}

/** Does the kitchen not cook this subscription's meal on a day? */
export function isClosed(
  { slot = LUNCH }: Pick<ScheduledSubscription, "slot">,
  day: PlainDate,
  { closures, closedMeals }: KitchenCalendar,
): boolean {
  return closures.has(day) || (closedMeals?.get(slot.id)?.has(day) ?? false);
}

/**
 * A subscription's delivery days within a range, both ends included; none when the range misses its run.
 * @throws RangeError when more than 3,700 days of the run lie in the range.
 */
export function deliveryDays(
  subscription: ScheduledSubscription,
  from: PlainDate,
  to: PlainDate,
): PlainDate[] {
  const first = laterOf(from, subscription.startDate);
  const last = earlierOf(to, subscription.endDate);
  if (last < first) return [];
  return eachDay(first, last).filter((day) => isDeliveryDay(subscription, day));
}

/** The first of `days` days, starting with `from`, on which any of the subscriptions brings a tiffin. */
export function nextDelivery(
  subscriptions: readonly ScheduledSubscription[],
  from: PlainDate,
  days: number,
  calendar: DeliveryCalendar,
): PlainDate | null {
  const comes = (day: PlainDate) => subscriptions.some((sub) => causeOn(sub, day, calendar) === "delivery");
  return eachDay(from, addDays(from, days - 1)).find(comes) ?? null;
}
