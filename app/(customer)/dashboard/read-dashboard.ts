import type { CustomerScope } from "@/lib/access/read";
import { toBusinessMonth } from "@/lib/domain/business-time";
import { broughtInAll, type Brought } from "@/lib/domain/drive/brought";
import { todayStage } from "@/lib/domain/days/today-stage";
import { estimateOf } from "@/lib/features/billing/queries";
import { toldOf } from "@/lib/features/complaints/own";
import { broughtBetween } from "@/lib/features/drive/queries";
import { comingPauses } from "@/lib/features/pauses/changeable";
import { platesOf } from "@/lib/features/pauses/plates";
import { daysAhead, todayView, type TodayView } from "@/lib/features/pauses/queries";
import { askedOf } from "@/lib/features/payments/listed-bills";
import { endingRuns, endingsOf } from "@/lib/features/subscriptions/endings";
import { runningOrLater } from "@/lib/features/subscriptions/queries";

/** Everything on the customer's first page, days, dishes and money, with one statement for each. */
export async function readDashboard({ tx, now, customerId }: Omit<CustomerScope, "viewer">) {
  const month = toBusinessMonth(now);
  const schedule = await daysAhead(tx, customerId, now);
  const view = todayView(schedule, now);
  const ending = endingRuns(schedule, now);
  const shown = [view.next, view.then].flatMap((day) => day ?? []);
  const plates = await platesOf(
    tx,
    shown,
    ending.map(({ planId }) => planId),
  );
  const brought = await broughtToday(tx, customerId, view);
  const { bills, credit, isBilled } = await askedOf(tx, customerId, month);
  return {
    ...{ now, view, brought, bills, credit, dishes: plates.dishes, stage: stageOf(view, brought, now) },
    told: await toldOf(tx, customerId, schedule, now),
    estimate: isBilled ? null : estimateOf(month, schedule),
    subscriptions: runningOrLater(schedule, view.today.day),
    pauses: comingPauses(schedule, customerId, now),
    endings: endingsOf(ending, schedule, plates.rates, now),
  };
}

type Scope = Pick<CustomerScope, "tx" | "customerId">;

/** Before the kitchen has counted nothing is on its way. */
async function broughtToday(
  tx: Scope["tx"],
  customerId: Scope["customerId"],
  { today: { day, state, meals } }: TodayView,
): Promise<ReadonlyMap<number, Brought>> {
  if (state !== "delivery" || meals.every(({ lock }) => lock === null)) return new Map();
  return (await broughtBetween(tx, customerId, { first: day, last: day })).get(day) ?? new Map();
}

/** One word for all of today's tiffins; while something is said of some of them alone, the hour tells. */
function stageOf({ today, dueFrom, dueBy }: TodayView, brought: ReadonlyMap<number, Brought>, now: Date) {
  const coming = today.meals.filter(({ cause }) => cause === "delivery");
  const said = coming.flatMap(({ subscriptionId }) => brought.get(subscriptionId) ?? []);
  const all = said.length === coming.length ? broughtInAll(said) : null;
  const stage = todayStage({ isChangeable: today.lock === null, brought: all, from: dueFrom, dueBy, now });
  return { stage, at: all?.at ?? dueBy };
}
