import type { CustomerScope } from "@/lib/access/read";
import { toBusinessMonth } from "@/lib/domain/business-time";
import type { Brought } from "@/lib/domain/drive/brought";
import { estimateOf } from "@/lib/features/billing/queries";
import { toldOf } from "@/lib/features/complaints/own";
import { broughtBetween } from "@/lib/features/drive/queries";
import { daysAhead, dishesOf, todayView } from "@/lib/features/pauses/queries";
import { askedOf } from "@/lib/features/payments/listed-bills";
import { runningOrLater } from "@/lib/features/subscriptions/queries";

/** Everything on the customer's first page, days, dishes and money, with one statement for each. */
export async function readDashboard({ tx, now, customerId }: Omit<CustomerScope, "viewer">) {
  const month = toBusinessMonth(now);
  const schedule = await daysAhead(tx, customerId, now);
  const view = todayView(schedule, now);
  const dishes = view.next ? await dishesOf(tx, view.next) : new Map<string, string[]>();
  const { day } = view.today;
  // before the kitchen has counted nothing is on its way
  const isUnderWay = view.next?.day === day && !view.next.isChangeable;
  const brought = isUnderWay
    ? (await broughtBetween(tx, customerId, { first: day, last: day })).get(day)
    : null;
  const { bills, credit, isBilled } = await askedOf(tx, customerId, month);
  return {
    ...{ now, view, dishes, brought: brought ?? new Map<number, Brought>(), bills, credit },
    told: await toldOf(tx, customerId, schedule, now),
    estimate: isBilled ? null : estimateOf(month, schedule),
    subscriptions: runningOrLater(schedule, view.today.day),
  };
}
