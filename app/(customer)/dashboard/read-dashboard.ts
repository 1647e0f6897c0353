import type { CustomerScope } from "@/lib/access/read";
import { toBusinessMonth } from "@/lib/domain/business-time";
import { toldOf } from "@/lib/features/complaints/own";
import { estimateOf } from "@/lib/features/billing/queries";
import { daysAhead, dishesOf, todayView } from "@/lib/features/pauses/queries";
import { askedOf } from "@/lib/features/payments/listed-bills";
import { runningOrLater } from "@/lib/features/subscriptions/queries";

/** Everything on the customer's first page, days, dishes and money, with one statement for each. */
export async function readDashboard({ tx, now, customerId }: Omit<CustomerScope, "viewer">) {
  const month = toBusinessMonth(now);
  const schedule = await daysAhead(tx, customerId, now);
  const view = todayView(schedule, now);
  const dishes = view.next ? await dishesOf(tx, view.next) : new Map<string, string[]>();
  const { bills, credit, isBilled } = await askedOf(tx, customerId, month);
  return {
    ...{ now, view, dishes, bills, credit },
    told: await toldOf(tx, customerId, schedule, now),
    estimate: isBilled ? null : estimateOf(month, schedule),
    subscriptions: runningOrLater(schedule, view.today.day),
  };
}
