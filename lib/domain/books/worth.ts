import { sumRupees, type Rupees } from "../money";
import { monthOf, type PlainDate, type PlainMonth } from "../plain-date";
import { causeOn, type DeliveryCalendar, type ScheduledSubscription } from "../schedule";

export type MonthAmount = { month: PlainMonth; amount: Rupees };

type RatedSubscription = ScheduledSubscription & { dailyRate: Rupees };

/** What the deliveries of some days cost on each month's bill; a month without a delivery is left out. */
export function worthOfDays(request: {
  days: Iterable<PlainDate>;
  subscriptions: readonly RatedSubscription[];
  calendar: DeliveryCalendar;
}): MonthAmount[] {
  const months = new Map<PlainMonth, Rupees[]>();
  for (const day of [...new Set(request.days)].sort()) {
    for (const subscription of request.subscriptions) {
      if (causeOn(subscription, day, request.calendar) !== "delivery") continue;
      const month = monthOf(day);
      months.set(month, [...(months.get(month) ?? []), subscription.dailyRate]);
    }
  }
  return [...months].map(([month, rates]) => ({ month, amount: sumRupees(rates) }));
}
