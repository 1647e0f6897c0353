import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminExtend, extend } from "@/lib/features/subscriptions/commands";
import { at, makeAdmin, makeClosure, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

const noon = at("2026-11-23", "12:00");

afterAll(disconnect);

async function subscriber(endDate = "2026-11-30") {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  return {
    customerId,
    plan,
    id: await makeSubscription({ customerId, plan, startDate: "2026-11-10", endDate }),
  };
}

function prolong(customerId: CustomerId, subscriptionId: number, endDate: string, isSecond?: boolean) {
  const input = { subscriptionId, endDate: parsePlainDate(endDate), isSecond };
  return asCustomer(customerId, (tx) => extend({ tx, now: noon, customerId }, input), noon);
}

function endOf(id: number): Promise<string> {
  return asSystem(async (tx) =>
    fromSqlDate((await tx.subscription.findUniqueOrThrow({ where: { id } })).endDate),
  );
}

test("extending moves the end later at the same rate, also when the plan has become dearer or is gone", async () => {
  const { customerId, plan, id } = await subscriber();
  await asSystem((tx) =>
    tx.plan.update({ where: { id: plan.id }, data: { dailyRate: 200, isActive: false } }),
  );
  await makeClosure("2026-12-03", "Kitchen repair");
  expect(await prolong(customerId, id, "2026-12-05")).toEqual({
    ok: true,
    value: { planName: plan.name, endDate: "2026-12-05", days: 4, total: 480 },
  });
  expect(await endOf(id)).toBe("2026-12-05");
});

test("a subscription whose last day is today can still be extended", async () => {
  const { customerId, id } = await subscriber("2026-11-23");
  expect(await prolong(customerId, id, "2026-11-24")).toMatchObject({ ok: true });
});

test.each([
  ["to the day it ends anyway", "2026-11-30", "2026-11-30", "not-later"],
  ["to an earlier day", "2026-11-30", "2026-11-25", "not-later"],
  ["to more than 366 days in all", "2026-11-30", "2027-11-11", "too-long"],
  ["after it is over", "2026-11-22", "2026-12-31", "ended"],
])("extending %s is refused", async (_, endDate, wished, error) => {
  const { customerId, id } = await subscriber(endDate);
  expect(await prolong(customerId, id, wished)).toEqual({ ok: false, error });
  expect(await endOf(id)).toBe(endDate);
});

test("somebody else's subscription and a missing one give the same answer", async () => {
  const [mine, theirs] = [await subscriber(), await subscriber()];
  expect(await prolong(mine.customerId, theirs.id, "2026-12-31")).toEqual({ ok: false, error: "not-found" });
  expect(await prolong(mine.customerId, 999_999, "2026-12-31")).toEqual({ ok: false, error: "not-found" });
  expect(await endOf(theirs.id)).toBe("2026-11-30");
});

test("an admin extends for a customer, with a reason that is kept", async () => {
  const [{ customerId, id }, staff] = [await subscriber(), await makeAdmin()];
  const input = { customerId, subscriptionId: id, endDate: parsePlainDate("2026-12-31"), reason: "phoned" };
  const result = await asStaff(staff, (tx) => adminExtend({ tx, now: noon, staff }, input), noon);
  expect(result).toMatchObject({ ok: true, value: { endDate: "2026-12-31" } });
  const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: staff.id } }));
  expect(entry).toMatchObject({ action: "extend", reason: "phoned", after: { endDate: "2026-12-31" } });
});

test("asks first where another subscription brings the same plan on the added days", async () => {
  const { customerId, plan, id } = await subscriber();
  const next = { customerId, plan, startDate: "2026-12-07", endDate: "2026-12-31" };
  await makeSubscription(next);
  expect(await prolong(customerId, id, "2026-12-06")).toMatchObject({ ok: true });
  expect(await prolong(customerId, id, "2026-12-07")).toEqual({ ok: false, error: "same-plan" });
  expect(await endOf(id)).toBe("2026-12-06");
  expect(await prolong(customerId, id, "2026-12-07", true)).toMatchObject({ ok: true });
  expect(await endOf(id)).toBe("2026-12-07");
});

test("does not ask about other plans, other weekdays, other customers or the days it has already", async () => {
  const [{ customerId, plan, id }, neighbour] = [await subscriber(), await subscriber()];
  const dates = { startDate: "2026-11-10", endDate: "2026-12-31" };
  await makeSubscription({ customerId, plan: neighbour.plan, ...dates });
  await makeSubscription({ customerId: neighbour.customerId, plan, ...dates });
  await makeSubscription({ customerId, plan, startDate: "2026-11-10", endDate: "2026-11-30" });
  expect(await prolong(customerId, id, "2026-12-31")).toMatchObject({ ok: true });
});

test("does not ask when no added day is among the other's days", async () => {
  const { customerId, plan, id } = await subscriber("2026-11-27");
  const monToFri = { customerId, plan, weekdays: [1, 2, 3, 4, 5] as const };
  await makeSubscription({ ...monToFri, startDate: "2026-11-10", endDate: "2026-12-31" });
  expect(await prolong(customerId, id, "2026-11-29")).toMatchObject({ ok: true });
  expect(await prolong(customerId, id, "2026-11-30")).toEqual({ ok: false, error: "same-plan" });
});

test("an admin is asked as well, before the customer gets a second tiffin a day", async () => {
  const [{ customerId, plan, id }, staff] = [await subscriber(), await makeAdmin()];
  await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
  const input = { customerId, subscriptionId: id, endDate: parsePlainDate("2026-12-31"), reason: "phoned" };
  const asked = (isSecond?: boolean) =>
    asStaff(staff, (tx) => adminExtend({ tx, now: noon, staff }, { ...input, isSecond }), noon);
  expect(await asked()).toEqual({ ok: false, error: "same-plan" });
  expect(await asked(true)).toMatchObject({ ok: true });
});
