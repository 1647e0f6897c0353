import { asCustomer, asSystem, disconnect, fromSqlDate, toSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { ALL_WEEKDAYS, parsePlainDate, type Weekday } from "@/lib/domain/plain-date";
import { expireSubscriptions, subscribe } from "@/lib/features/subscriptions/commands";
import { atOnce } from "@/tests/support/crowd";
import { at, makeClosure, makeCustomer, makePause, makePlan, makeSubscription } from "@/tests/support/make";

const noon = at("2026-11-22", "12:00");

afterAll(disconnect);

type Wish = {
  planId: number;
  startDate?: string;
  endDate?: string;
  weekdays?: readonly Weekday[];
  isSecond?: boolean;
};

function take(customerId: CustomerId, { planId, ...wish }: Wish, now = noon) {
  const { startDate = "2026-11-23", endDate = "2026-11-29", weekdays = ALL_WEEKDAYS, isSecond } = wish;
  const dates = { startDate: parsePlainDate(startDate), endDate: parsePlainDate(endDate) };
  const input = { planId, ...dates, weekdays: [...weekdays], isSecond };
  return asCustomer(customerId, (tx) => subscribe({ tx, now, customerId }, input), now);
}

function rowsOf(customerId: number) {
  return asSystem((tx) => tx.subscription.findMany({ where: { customerId } }));
}

test("subscribing takes the plan at its rate of the day, for the days and weekdays chosen", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  const result = await take(customer, { planId: plan.id, endDate: "2026-12-06", weekdays: [1, 2, 3, 4, 5] });
  expect(result).toMatchObject({ ok: true, value: { days: 10, total: 1200 } });
  const [row] = await rowsOf(customer);
  expect(row).toMatchObject({ planId: plan.id, dailyRate: 120, weekdays: [1, 2, 3, 4, 5], isActive: true });
  expect(row && fromSqlDate(row.startDate)).toBe("2026-11-23");
  expect(row && fromSqlDate(row.endDate)).toBe("2026-12-06");
  expect(row?.createdAt).toEqual(noon);
});

test("the price told does not count days on which the kitchen is closed", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan({ dailyRate: 100 });
  await makeClosure("2027-03-04", "Holi");
  const run = { planId: plan.id, startDate: "2027-03-01", endDate: "2027-03-07" };
  expect(await take(customer, run)).toMatchObject({ ok: true, value: { days: 6, total: 600 } });
});

test("the price told does not count days that the customer has paused already", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  await take(customer, { planId: plan.id, startDate: "2027-01-04", endDate: "2027-01-10" });
  for (const day of ["2027-01-06", "2027-01-07"]) await makePause(customer, day);
  const five = { planId: plan.id, isSecond: true, startDate: "2027-01-04", endDate: "2027-01-08" };
  expect(await take(customer, five)).toMatchObject({ ok: true, value: { days: 3, total: 360 } });
});

test("a later price of the plan leaves a running subscription at its own", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  await take(customer, { planId: plan.id });
  await asSystem((tx) => tx.plan.update({ where: { id: plan.id }, data: { dailyRate: 180 } }));
  await take(customer, { planId: plan.id, isSecond: true });
  expect((await rowsOf(customer)).map((row) => row.dailyRate).sort()).toEqual([120, 180]);
});

test("two people of one household may have the same plan on the same days, once they say so", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan();
  const wish = { planId: plan.id };
  expect(await take(customer, wish)).toMatchObject({ ok: true });
  expect(await take(customer, wish)).toEqual({ ok: false, error: "same-plan" });
  expect(await take(customer, { ...wish, isSecond: false })).toEqual({ ok: false, error: "same-plan" });
  expect(await rowsOf(customer)).toHaveLength(1);
  expect(await take(customer, { ...wish, isSecond: true })).toMatchObject({ ok: true });
  expect(await rowsOf(customer)).toHaveLength(2);
});

test("asks about a second tiffin only where the plan comes on one of the days already", async () => {
  const [customer, neighbour] = [await makeCustomer(), await makeCustomer()];
  const [plan, other] = [await makePlan(), await makePlan()];
  const weekdays = [1, 2, 3] as const;
  const wish = { planId: plan.id, weekdays };
  expect(await take(customer, wish)).toMatchObject({ ok: true });
  expect(await take(neighbour, wish)).toMatchObject({ ok: true });
  expect(await take(customer, { ...wish, planId: other.id })).toMatchObject({ ok: true });
  expect(await take(customer, { ...wish, weekdays: [4, 5] })).toMatchObject({ ok: true });
  const after = { ...wish, startDate: "2026-11-30", endDate: "2026-12-06" };
  expect(await take(customer, after)).toMatchObject({ ok: true });
  const across = { ...wish, startDate: "2026-11-25", endDate: "2026-12-02" };
  expect(await take(customer, across)).toEqual({ ok: false, error: "same-plan" });
});

test("of two presses at one moment one is asked back", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan();
  const both = await atOnce(2, () => take(customer, { planId: plan.id }));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.filter((one) => !one.ok && one.error === "same-plan")).toHaveLength(1);
});

test("today may be the first day at eight sharp, and not a millisecond later", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan();
  const run = { planId: plan.id, startDate: "2026-11-22" };
  const eight = at("2026-11-22", "08:00");
  expect(await take(customer, run, eight)).toMatchObject({ ok: true });
  const late = new Date(eight.getTime() + 1);
  expect(await take(customer, run, late)).toEqual({ ok: false, error: "start-after-cutoff" });
});

test("a first day may lie 366 days ahead", async () => {
  const customer = await makeCustomer();
  const { id: planId } = await makePlan();
  const run = { planId, startDate: "2027-11-23", endDate: "2027-11-30" };
  expect(await take(customer, run)).toMatchObject({ ok: true });
});

test.each([
  ["starts in the past", { startDate: "2026-11-21" }, "start-past"],
  ["ends before it starts", { startDate: "2026-11-25", endDate: "2026-11-24" }, "end-before-start"],
  ["has no delivery day", { endDate: "2026-11-24", weekdays: [7] as const }, "no-delivery-day"],
  ["runs longer than 366 days", { endDate: "2027-11-24" }, "too-long"],
  ["begins more than a year from now", { startDate: "2027-11-24", endDate: "2027-11-30" }, "start-too-far"],
])("a subscription that %s is refused", async (_, wish, error) => {
  const customer = await makeCustomer();
  const plan = await makePlan();
  expect(await take(customer, { planId: plan.id, ...wish })).toEqual({ ok: false, error });
  expect(await rowsOf(customer)).toEqual([]);
});

test("a plan that is no longer offered can't be taken, nor one that never was", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan({ isActive: false });
  for (const planId of [plan.id, 999_999]) {
    expect(await take(customer, { planId })).toEqual({ ok: false, error: "plan-not-offered" });
  }
});

test("fifty subscriptions at once are enough for one address", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan();
  const run = { customerId: customer, planId: plan.id, dailyRate: plan.dailyRate };
  const dates = { startDate: at("2026-11-25", "05:30"), endDate: at("2026-11-25", "05:30") };
  const data = Array.from({ length: 50 }, () => ({ ...run, ...dates }));
  await asSystem((tx) => tx.subscription.createMany({ data }), noon);
  expect(await take(customer, { planId: plan.id })).toEqual({ ok: false, error: "too-many" });
});

test("the audit log keeps the terms on which a subscription was taken", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan();
  await take(customer, { planId: plan.id });
  const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: customer } }));
  expect(entry).toMatchObject({
    action: "subscribe",
    entity: "subscription",
    accountId: customer,
    after: {
      planId: plan.id,
      dailyRatePaise: 12_000,
      startDate: "2026-11-23",
      endDate: "2026-11-29",
    },
  });
});

test("the daily job clears what ended before today, a batch at a time, and nothing else", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  const over = { customerId, plan, startDate: "2026-11-01", endDate: "2026-11-21" };
  const expired = [await makeSubscription(over), await makeSubscription(over), await makeSubscription(over)];
  const ending = await makeSubscription({ ...over, endDate: "2026-11-22" });
  const run = () => asSystem((tx) => expireSubscriptions({ tx, now: noon }, { limit: 2 }), noon);
  expect([await run(), await run(), await run()]).toEqual([2, 1, 0]);
  const inactive = (await rowsOf(customerId)).filter((row) => !row.isActive).map((row) => row.id);
  expect(inactive.sort()).toEqual(expired.sort());
  expect(inactive).not.toContain(ending);
});

test("a subscription without a single tiffin is refused: the kitchen is closed, or the customer has paused", async () => {
  const customer = await makeCustomer();
  const plan = await makePlan({ dailyRate: 100 });
  await makeClosure("2027-05-01", "Maharashtra Day");
  const closed = { planId: plan.id, startDate: "2027-05-01", endDate: "2027-05-01" };
  expect(await take(customer, closed, at("2027-04-20", "12:00"))).toEqual({ ok: false, error: "no-tiffin" });
  await asSystem((tx) =>
    tx.pause.create({ data: { customerId: customer, pauseDate: toSqlDate(parsePlainDate("2027-05-02")) } }),
  );
  const both = { ...closed, endDate: "2027-05-02" };
  expect(await take(customer, both, at("2027-04-20", "12:00"))).toEqual({ ok: false, error: "no-tiffin" });
  expect(await rowsOf(customer)).toHaveLength(0);
  const longer = { ...closed, endDate: "2027-05-03" };
  const taken = await take(customer, longer, at("2027-04-20", "12:00"));
  expect(taken).toMatchObject({ ok: true, value: { days: 1, total: 100 } });
});

test("an account that was closed takes no new plan until it is kept", async () => {
  const customer = await makeCustomer();
  const { id: planId } = await makePlan();
  const closedAt = (value: Date | null) =>
    asSystem((tx) => tx.user.updateMany({ where: { id: customer }, data: { closedAt: value } }));
  await closedAt(noon);
  expect(await take(customer, { planId })).toEqual({ ok: false, error: "account-closed" });
  expect(await rowsOf(customer)).toEqual([]);
  await closedAt(null);
  expect(await take(customer, { planId })).toMatchObject({ ok: true });
});
