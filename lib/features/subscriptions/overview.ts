import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { CustomerId } from "@/lib/domain/identity";
import { rupees, type Rupees } from "@/lib/domain/money";
import { earlierOf, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { causeOn, deliveryDays, type DayCause, type DeliveryCalendar } from "@/lib/domain/schedule";
import { firstOpenDay, type Slot } from "@/lib/domain/slot";
import { endEarly, isActive } from "@/lib/domain/subscription";
import { parseItems } from "@/lib/features/plans/schema";
import { toSlot, withTerms } from "@/lib/features/slots/queries";
import { calendarOf, loadSchedule, subscriptionsOf, type LoadedSubscription } from "./queries";

const UPCOMING_SHOWN = 7;

export type UpcomingDay = { day: PlainDate; cause: DayCause; isChangeable: boolean };

/**
 * What ending it would do: remove it, or give it a new end, at `earliest` or later. `deliveries` are all its tiffins as long
 * as nothing else changes. Null when it can't be ended.
 */
type EarlyEndPreview =
  { kind: "remove" } | { kind: "shorten"; earliest: PlainDate; deliveries: PlainDate[] } | null;

export type RunningSubscription = LoadedSubscription & {
  hasBegun: boolean;
  nextDelivery: PlainDate | null;
  /** The next delivery days, from today on, whether or not a tiffin comes. */
  upcoming: UpcomingDay[];
  earlyEnd: EarlyEndPreview;
};

export type SubscriptionsOverview = { running: RunningSubscription[]; past: LoadedSubscription[] };

/** Everything the subscriptions page shows about a customer: running and future ones by their start, past ones by their end. */
export async function subscriptionsOverview(
  tx: Tx,
  customerId: CustomerId,
  now: Date,
): Promise<SubscriptionsOverview> {
  const all = await subscriptionsOf(tx, customerId);
  const today = toBusinessDate(now);
  const active = all.filter((subscription) => isActive(subscription, today));
  const past = all.filter((subscription) => !isActive(subscription, today));
  const [first] = active;
  if (!first) return { running: [], past };
  const from = active.map((subscription) => subscription.startDate).reduce(earlierOf);
  const to = active.map((subscription) => subscription.endDate).reduce(laterOf);
  const calendar = calendarOf(await loadSchedule(tx, customerId, from, to));
  const running = active.map((subscription) => withOutlook(subscription, calendar, now));
  return { running: running.sort(byStart), past };
}

function withOutlook(
  subscription: LoadedSubscription,
  calendar: DeliveryCalendar,
  now: Date,
): RunningSubscription {
  const today = toBusinessDate(now);
  const changeableFrom = firstOpenDay(subscription.slot, now);
  const ahead = deliveryDays(subscription, today, subscription.endDate).flatMap((day) => {
    const cause = causeOn(subscription, day, calendar);
    return cause === null ? [] : [{ day, cause, isChangeable: day >= changeableFrom }];
  });
  return {
    ...subscription,
    hasBegun: subscription.startDate <= today,
    nextDelivery: ahead.find(({ cause }) => cause === "delivery")?.day ?? null,
    upcoming: ahead.slice(0, UPCOMING_SHOWN),
    earlyEnd: previewOf(subscription, calendar, now),
  };
}

function previewOf(subscription: LoadedSubscription, calendar: DeliveryCalendar, now: Date): EarlyEndPreview {
  const decided = endEarly({ subscription, calendar, now });
  if (!decided.ok) return null;
  if (decided.value.kind === "remove") return { kind: "remove" };
  const deliveries = deliveryDays(subscription, subscription.startDate, subscription.endDate).filter(
    (day) => causeOn(subscription, day, calendar) === "delivery",
  );
  return { kind: "shorten", earliest: decided.value.endDate, deliveries };
}

function byStart(a: LoadedSubscription, b: LoadedSubscription): number {
  if (a.startDate === b.startDate) return a.id - b.id;
  return a.startDate < b.startDate ? -1 : 1;
}

export type OfferedPlan = {
  id: number;
  name: string;
  dailyRate: Rupees;
  description: string | null;
  items: string[];
  slot: Slot;
};

/** Plans that can be subscribed to, the cheapest first. */
export async function offeredPlans(tx: Tx): Promise<OfferedPlan[]> {
  const rows = await tx.plan.findMany({
    where: { isActive: true },
    orderBy: [{ dailyRate: "asc" }, { name: "asc" }],
    include: { slot: withTerms },
  });
  return rows.map(({ id, name, dailyRate, description, items, slot }) => ({
    id,
    name,
    dailyRate: rupees(dailyRate),
    description,
    items: parseItems(items),
    slot: toSlot(slot),
  }));
}
