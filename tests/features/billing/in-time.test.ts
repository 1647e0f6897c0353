import { asCustomer, asSystem, disconnect, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { ALL_WEEKDAYS, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import { pauseDays, skipDay } from "@/lib/features/pauses/commands";
import { endEarly, subscribe } from "@/lib/features/subscriptions/commands";
import { systemFlow } from "@/tests/support/bills";
import { at, days, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const CUTOFF = at("2026-11-30", "08:00");
const lastDay = parsePlainDate("2026-11-30");

async function household() {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  const dates = { customerId, plan, startDate: "2026-11-29", endDate: "2026-11-30" };
  return { customerId, planId: plan.id, subscriptionId: await makeSubscription(dates) };
}
type Home = Awaited<ReturnType<typeof household>>;
type Scope = { tx: Tx; now: Date; customerId: CustomerId };
type Act = (scope: Scope, home: Home) => Promise<{ ok: boolean }>;

const ACTS: [string, Act][] = [
  ["pause", (scope) => pauseDays(scope, { days: days("2026-11-30") })],
  ["skip", (scope, { subscriptionId }) => skipDay(scope, { subscriptionId, day: lastDay })],
  ["end", (scope, { subscriptionId }) => endEarly(scope, { subscriptionId })],
  [
    "subscription",
    (scope, { planId }) =>
      subscribe(scope, {
        planId,
        startDate: lastDay,
        endDate: lastDay,
        weekdays: [...ALL_WEEKDAYS],
        isSecond: true,
      }),
  ],
];

async function play(act: Act, home: Home) {
  const { customerId } = home;
  return asCustomer(customerId, (tx) => act({ tx, now: CUTOFF, customerId }, home), CUTOFF);
}

test.each(ACTS)("a %s of the last moment is accepted while the month isn't billed", async (_what, act) => {
  expect(await play(act, await household())).toMatchObject({ ok: true });
});

// its transaction was slow to begin: an admin made the bills a millisecond after the cutoff
test.each(ACTS)(
  "a %s of the last moment is refused once the month is billed without it",
  async (_what, act) => {
    const home = await household();
    await generateBills(systemFlow(new Date(CUTOFF.getTime() + 1)), { month: parsePlainMonth("2026-11") });
    expect(await play(act, home)).toMatchObject({ ok: false });
    const { customerId } = home;
    expect(await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }))).toMatchObject({
      amount: 240,
    });
  },
);
