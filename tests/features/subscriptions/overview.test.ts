import { asCustomer, asSystem, disconnect } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { eachDay, parsePlainDate } from "@/lib/domain/plain-date";
import { offeredPlans, subscriptionsOverview } from "@/lib/features/subscriptions/overview";
import { loadSchedule, loadSchedules } from "@/lib/features/subscriptions/queries";
import {
  at,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";

const noon = at("2026-11-20", "12:00");
const [first, last] = [parsePlainDate("2026-11-01"), parsePlainDate("2026-11-30")];

beforeAll(() => makeClosure("2026-11-27", "Diwali"));
afterAll(disconnect);

function overview(customerId: CustomerId, now = noon) {
  return asCustomer(customerId, (tx) => subscriptionsOverview(tx, customerId, now), now);
}

test("running and coming subscriptions stand by their start, past ones apart, whether or not the daily job has run", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  const coming = await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
  const running = await makeSubscription({
    customerId,
    plan,
    startDate: "2026-11-01",
    endDate: "2026-11-30",
  });
  const over = await makeSubscription({ customerId, plan, startDate: "2026-10-01", endDate: "2026-11-19" });
  const shown = await overview(customerId);
  expect(shown.running.map(({ id }) => id)).toEqual([running, coming]);
  expect(shown.running.map(({ hasBegun }) => hasBegun)).toEqual([true, false]);
  expect(shown.past.map(({ id }) => id)).toEqual([over]);
});

test("the next tiffin is told past pauses, skips and closed days, which stand among the next days", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  const id = await makeSubscription({ customerId, plan, startDate: "2026-11-20", endDate: "2026-11-30" });
  for (const day of ["2026-11-20", "2026-11-21"]) await makePause(customerId, day);
  await makeSkip(id, "2026-11-22");
  const [shown] = (await overview(customerId)).running;
  expect(shown?.nextDelivery).toBe("2026-11-23");
  expect(shown?.upcoming.slice(0, 3)).toEqual([
    { day: "2026-11-20", cause: "paused", isChangeable: false },
    { day: "2026-11-21", cause: "paused", isChangeable: true },
    { day: "2026-11-22", cause: "skipped", isChangeable: true },
  ]);
});

test("ending early is announced with the last tiffin, or as a removal when none has come", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-11-20" });
  await makeSubscription({ customerId, plan, startDate: "2026-11-02", endDate: "2026-11-30" });
  await makeSubscription({ customerId, plan, startDate: "2026-11-21", endDate: "2026-11-30" });
  await makePause(customerId, "2026-11-20");
  const previews = (await overview(customerId)).running.map(({ earlyEnd }) => earlyEnd);
  const deliveries = eachDay(parsePlainDate("2026-11-02"), parsePlainDate("2026-11-30"));
  const shorten = {
    kind: "shorten",
    earliest: "2026-11-20",
    deliveries: deliveries.filter((day) => !["2026-11-20", "2026-11-27"].includes(day)),
  };
  expect(previews).toEqual([null, shorten, { kind: "remove" }]);
});

test("only active plans are offered, the cheapest first", async () => {
  const cheap = await makePlan({ dailyRate: 1 });
  const dear = await makePlan({ dailyRate: 99_999 });
  const gone = await makePlan({ dailyRate: 2, isActive: false });
  const customerId = await makeCustomer();
  const offered = (await asCustomer(customerId, (tx) => offeredPlans(tx), noon)).map(({ id }) => id);
  expect(offered.at(0)).toBe(cheap.id);
  expect(offered.at(-1)).toBe(dear.id);
  expect(offered).not.toContain(gone.id);
});

test("a schedule holds what touches its days and nothing else", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  const inside = await makeSubscription({ customerId, plan, startDate: "2026-10-15", endDate: "2026-11-01" });
  await makeSubscription({ customerId, plan, startDate: "2026-10-15", endDate: "2026-10-31" });
  await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
  for (const day of ["2026-10-31", "2026-11-01"]) await makePause(customerId, day);
  for (const day of ["2026-10-20", "2026-11-01"]) await makeSkip(inside, day);
  const schedule = await asSystem((tx) => loadSchedule(tx, customerId, first, last));
  expect(schedule).toMatchObject({
    subscriptions: [{ id: inside, planName: plan.name, dailyRate: 120, skippedDates: ["2026-11-01"] }],
    pausedDates: ["2026-11-01"],
    closures: [{ date: "2026-11-27", reason: "Diwali" }],
  });
});

test("the schedules of many customers are those of each", async () => {
  const plan = await makePlan();
  const customers = await Promise.all([makeCustomer(), makeCustomer(), makeCustomer()]);
  for (const customerId of customers.slice(0, 2)) {
    await makeSubscription({ customerId, plan, startDate: "2026-11-02", endDate: "2026-11-30" });
    await makePause(customerId, "2026-11-24");
  }
  const all = await asSystem((tx) => loadSchedules(tx, customers, first, last));
  for (const customerId of customers) {
    expect(all.get(customerId)).toEqual(await asSystem((tx) => loadSchedule(tx, customerId, first, last)));
  }
});
