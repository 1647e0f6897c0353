import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminSkipDay, adminUnskipDay, skipDay, unskipDay } from "@/lib/features/pauses/commands";
import { atOnce } from "@/tests/support/crowd";
import {
  at,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeSubscription,
} from "@/tests/support/make";

const monday = parsePlainDate("2026-11-23");
const noon = at("2026-11-22", "12:00");

afterAll(disconnect);

async function household() {
  const customerId = await makeCustomer();
  const run = { customerId, startDate: "2026-11-01", endDate: "2026-12-31" };
  const lunch = await makePlan({ name: `Lunch of ${customerId}`, dailyRate: 120 });
  const diet = await makePlan({ name: `Diet of ${customerId}`, dailyRate: 150 });
  return {
    customerId,
    lunchName: lunch.name,
    lunch: await makeSubscription({ ...run, plan: lunch }),
    diet: await makeSubscription({ ...run, plan: diet, weekdays: [1, 2, 3, 4, 5] }),
  };
}

function skip(customerId: CustomerId, subscriptionId: number, day: string = monday, now = noon) {
  const input = { subscriptionId, day: parsePlainDate(day) };
  return asCustomer(customerId, (tx) => skipDay({ tx, now, customerId }, input), now);
}

function unskip(customerId: CustomerId, subscriptionId: number, day: string = monday, now = noon) {
  const input = { subscriptionId, day: parsePlainDate(day) };
  return asCustomer(customerId, (tx) => unskipDay({ tx, now, customerId }, input), now);
}

function skipsOf(subscriptionId: number): Promise<string[]> {
  return asSystem(async (tx) => {
    const rows = await tx.skip.findMany({ where: { subscriptionId }, orderBy: { skipDate: "asc" } });
    return rows.map((row) => fromSqlDate(row.skipDate));
  });
}

test("skipping leaves out one meal of the day and saves that meal's price alone", async () => {
  const { customerId, lunch, lunchName, diet } = await household();
  expect(await skip(customerId, lunch)).toEqual({
    ok: true,
    value: { day: monday, planName: lunchName, saved: [{ month: "2026-11", amount: 120 }] },
  });
  expect(await skipsOf(lunch)).toEqual([monday]);
  expect(await skipsOf(diet)).toEqual([]);
});

test("skipping a meal of a day that is paused anyway saves nothing more", async () => {
  const { customerId, lunch } = await household();
  await makePause(customerId, monday);
  expect(await skip(customerId, lunch)).toMatchObject({ ok: true, value: { saved: [] } });
});

test("a skip is taken at eight sharp and refused one millisecond later", async () => {
  const { customerId, lunch, diet } = await household();
  const eight = at(monday, "08:00");
  expect(await skip(customerId, lunch, monday, eight)).toMatchObject({ ok: true });
  const late = new Date(eight.getTime() + 1);
  expect(await skip(customerId, diet, monday, late)).toEqual({ ok: false, error: "after-cutoff" });
});

test("a skip of the past, of a day without delivery, and of a closed day is refused", async () => {
  const { customerId, lunch, diet } = await household();
  await makeClosure("2026-12-25", "Christmas");
  expect(await skip(customerId, lunch, "2026-11-21")).toEqual({ ok: false, error: "past" });
  expect(await skip(customerId, diet, "2026-11-28")).toEqual({ ok: false, error: "nothing-to-skip" });
  expect(await skip(customerId, lunch, "2027-01-01")).toEqual({ ok: false, error: "nothing-to-skip" });
  expect(await skip(customerId, lunch, "2026-12-25")).toEqual({ ok: false, error: "nothing-to-skip" });
});

test("one meal skipped twenty times at once is skipped once", async () => {
  const { customerId, lunch } = await household();
  const results = await atOnce(20, () => skip(customerId, lunch));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.error === "already-skipped")).toHaveLength(19);
  expect(await skipsOf(lunch)).toEqual([monday]);
});

test("a skipped meal comes after all when asked in time, and not after the cutoff", async () => {
  const { customerId, lunch, lunchName } = await household();
  await makeSkip(lunch, monday);
  const late = new Date(at(monday, "08:00").getTime() + 1);
  expect(await unskip(customerId, lunch, monday, late)).toEqual({ ok: false, error: "after-cutoff" });
  expect(await unskip(customerId, lunch)).toEqual({
    ok: true,
    value: { day: monday, planName: lunchName, added: [{ month: "2026-11", amount: 120 }] },
  });
  expect(await unskip(customerId, lunch)).toEqual({ ok: false, error: "not-skipped" });
  expect(await skipsOf(lunch)).toEqual([]);
});

test("somebody else's subscription and a missing one give the same answer", async () => {
  const [mine, theirs] = [await household(), await household()];
  await makeSkip(theirs.diet, monday);
  for (const subscriptionId of [theirs.lunch, 999_999]) {
    expect(await skip(mine.customerId, subscriptionId)).toEqual({ ok: false, error: "not-found" });
  }
  expect(await unskip(mine.customerId, theirs.diet)).toEqual({ ok: false, error: "not-found" });
  expect(await skipsOf(theirs.lunch)).toEqual([]);
  expect(await skipsOf(theirs.diet)).toEqual([monday]);
});

test("an admin may skip a past meal and take it back, with a reason that is kept", async () => {
  const [{ customerId, lunch }, staff] = [await household(), await makeAdmin()];
  const input = {
    customerId,
    subscriptionId: lunch,
    day: parsePlainDate("2026-11-20"),
    reason: "cold on arrival",
  };
  const skipped = await asStaff(staff, (tx) => adminSkipDay({ tx, now: noon, staff }, input), noon);
  expect(skipped).toMatchObject({ ok: true });
  expect(await skipsOf(lunch)).toEqual(["2026-11-20"]);
  const taken = await asStaff(staff, (tx) => adminUnskipDay({ tx, now: noon, staff }, input), noon);
  expect(taken).toMatchObject({ ok: true });
  expect(await skipsOf(lunch)).toEqual([]);
  const entries = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: staff.id } }));
  expect(entries.map((entry) => entry.reason)).toEqual(["cold on arrival", "cold on arrival"]);
});

test("an admin finds no meal of this customer under another customer's subscription", async () => {
  const [mine, theirs, staff] = [await household(), await household(), await makeAdmin()];
  const input = {
    customerId: mine.customerId,
    subscriptionId: theirs.lunch,
    day: monday,
    reason: "mixed up",
  };
  const result = await asStaff(staff, (tx) => adminSkipDay({ tx, now: noon, staff }, input), noon);
  expect(result).toEqual({ ok: false, error: "not-found" });
});
