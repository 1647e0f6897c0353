import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate, toSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminEndEarly, endEarly } from "@/lib/features/subscriptions/commands";
import { atOnce } from "@/tests/support/crowd";
import {
  at,
  makeAdmin,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";

const morning = at("2026-11-23", "07:00");
const noon = at("2026-11-23", "12:00");

afterAll(disconnect);

async function subscriber(startDate = "2026-11-10", endDate = "2026-12-31") {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  return { customerId, plan, id: await makeSubscription({ customerId, plan, startDate, endDate }) };
}

function end(customerId: CustomerId, subscriptionId: number, now = noon, last?: string) {
  const lastDate = last === undefined ? undefined : parsePlainDate(last);
  return asCustomer(customerId, (tx) => endEarly({ tx, now, customerId }, { subscriptionId, lastDate }), now);
}

function endOf(id: number): Promise<string | null> {
  return asSystem(async (tx) => {
    const row = await tx.subscription.findUnique({ where: { id } });
    return row && fromSqlDate(row.endDate);
  });
}

function pausesOf(customerId: number): Promise<string[]> {
  return asSystem(async (tx) => {
    const rows = await tx.pause.findMany({ where: { customerId }, orderBy: { pauseDate: "asc" } });
    return rows.map((row) => fromSqlDate(row.pauseDate));
  });
}

test("after the cutoff today's tiffin is the last one", async () => {
  const { customerId, id, plan } = await subscriber();
  const result = await end(customerId, id);
  expect(result).toEqual({ ok: true, value: { planName: plan.name, endDate: "2026-11-23" } });
  expect(await endOf(id)).toBe("2026-11-23");
});

test("until eight sharp yesterday's tiffin was the last one, a millisecond later today's is", async () => {
  const [early, late] = [await subscriber(), await subscriber()];
  const eight = at("2026-11-23", "08:00");
  await end(early.customerId, early.id, eight);
  await end(late.customerId, late.id, new Date(eight.getTime() + 1));
  expect(await endOf(early.id)).toBe("2026-11-22");
  expect(await endOf(late.id)).toBe("2026-11-23");
});

test("a later last day can be chosen, none before the one that is counted, none that makes it longer", async () => {
  const { customerId, id } = await subscriber();
  expect(await end(customerId, id, noon, "2026-11-22")).toEqual({ ok: false, error: "last-day-counted" });
  expect(await end(customerId, id, noon, "2026-12-31")).toEqual({ ok: false, error: "not-earlier" });
  await makePause(customerId, "2026-11-28");
  await makePause(customerId, "2026-12-02");
  expect(await end(customerId, id, noon, "2026-11-30")).toMatchObject({
    ok: true,
    value: { endDate: "2026-11-30" },
  });
  expect(await endOf(id)).toBe("2026-11-30");
  expect(await pausesOf(customerId)).toEqual(["2026-11-28"]);
});

test("one that has delivered nothing yet but will by the chosen day is kept until then", async () => {
  const { customerId, id } = await subscriber("2026-11-25");
  await end(customerId, id, noon, "2026-11-27");
  expect(await endOf(id)).toBe("2026-11-27");
});

test("one that has delivered nothing yet is removed, and the audit log keeps what it was", async () => {
  const { customerId, id, plan } = await subscriber("2026-11-23");
  await makeSkip(id, "2026-11-30");
  const result = await end(customerId, id, morning);
  expect(result).toEqual({ ok: true, value: { planName: plan.name, endDate: null } });
  expect(await endOf(id)).toBeNull();
  expect(await asSystem((tx) => tx.skip.count({ where: { subscriptionId: id } }))).toBe(0);
  const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: customerId } }));
  expect(entry).toMatchObject({
    action: "remove-subscription",
    entityId: String(id),
    accountId: customerId,
    before: {
      planId: plan.id,
      startDate: "2026-11-23",
      endDate: "2026-12-31",
      dailyRatePaise: 12_000,
      skippedDates: ["2026-11-30"],
    },
    after: null,
  });
});

test("one that delivered nothing because every day was paused, but stands on a bill, is shortened instead", async () => {
  const { customerId, id } = await subscriber("2026-10-31");
  await makePause(customerId, "2026-10-31");
  for (const day of Array.from({ length: 23 }, (_, index) => String(index + 1).padStart(2, "0"))) {
    await makePause(customerId, `2026-11-${day}`);
  }
  const figures = { totalDays: 1, pausedDays: 1, billableDays: 0, amount: 0 };
  const line = { subscriptionId: id, position: 1, planName: "Veg", dailyRate: 120, ...figures };
  const days = "2026-10-31 p";
  const dueDate = toSqlDate(parsePlainDate("2026-11-08"));
  const bill = { customerId, month: 10, year: 2026, isPaid: true, dueDate, ...figures };
  await asSystem((tx) => tx.bill.create({ data: { ...bill, lines: { create: [{ ...line, days }] } } }));
  expect(await end(customerId, id)).toMatchObject({ ok: true, value: { endDate: "2026-11-23" } });
  expect(await endOf(id)).toBe("2026-11-23");
});

test("pauses and skips left with nothing go with it, those another meal needs stay", async () => {
  const { customerId, plan, id } = await subscriber();
  await makeSubscription({ customerId, plan, startDate: "2026-11-10", endDate: "2026-12-31", weekdays: [5] });
  for (const day of ["2026-11-20", "2026-11-24", "2026-11-27"]) await makePause(customerId, day);
  await makeSkip(id, "2026-11-25");
  await end(customerId, id);
  expect(await pausesOf(customerId)).toEqual(["2026-11-20", "2026-11-27"]);
  expect(await asSystem((tx) => tx.skip.count({ where: { subscriptionId: id } }))).toBe(0);
});

test("a meal that was called off for the new last day does not come after all", async () => {
  const { customerId, id } = await subscriber();
  for (const day of ["2026-11-24", "2026-11-25"]) await makeSkip(id, day);
  await end(customerId, id, noon, "2026-11-24");
  const left = await asSystem((tx) => tx.skip.findMany({ where: { subscriptionId: id } }));
  expect(left.map(({ skipDate }) => fromSqlDate(skipDate))).toEqual(["2026-11-24"]);
});

test("one that ends today can't be ended once the kitchen has counted, nor one that is over", async () => {
  const [today, over] = [
    await subscriber("2026-11-10", "2026-11-23"),
    await subscriber("2026-11-10", "2026-11-22"),
  ];
  expect(await end(today.customerId, today.id)).toEqual({ ok: false, error: "already-ended" });
  expect(await end(over.customerId, over.id)).toEqual({ ok: false, error: "already-ended" });
});

test("ended twenty times at once it ends once", async () => {
  const { customerId, id } = await subscriber();
  const results = await atOnce(20, () => end(customerId, id));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.error === "already-ended")).toHaveLength(19);
});

test("somebody else's subscription and a missing one give the same answer", async () => {
  const [mine, theirs] = [await subscriber(), await subscriber()];
  expect(await end(mine.customerId, theirs.id)).toEqual({ ok: false, error: "not-found" });
  expect(await end(mine.customerId, 999_999)).toEqual({ ok: false, error: "not-found" });
  expect(await endOf(theirs.id)).toBe("2026-12-31");
});

test("an admin may end it on a day of the past, with a reason that is kept", async () => {
  const [{ customerId, id }, staff] = [await subscriber(), await makeAdmin()];
  await makePause(customerId, "2026-11-20");
  const lastDate = parsePlainDate("2026-11-18");
  const input = { customerId, subscriptionId: id, lastDate, reason: "moved away last week" };
  const result = await asStaff(staff, (tx) => adminEndEarly({ tx, now: noon, staff }, input), noon);
  expect(result).toMatchObject({ ok: true, value: { endDate: "2026-11-18" } });
  expect(await endOf(id)).toBe("2026-11-18");
  expect(await pausesOf(customerId)).toEqual([]);
  const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: staff.id } }));
  expect(entry).toMatchObject({ action: "end-early", reason: "moved away last week", actorRole: "admin" });
});

test("an admin who names no last day ends it as the customer could", async () => {
  const [{ customerId, id }, staff] = [await subscriber(), await makeAdmin()];
  const input = { customerId, subscriptionId: id, reason: "asked on the phone" };
  await asStaff(staff, (tx) => adminEndEarly({ tx, now: morning, staff }, input), morning);
  expect(await endOf(id)).toBe("2026-11-22");
});
