// What the office and the customer see of a round while it is under way.
import { randomUUID } from "node:crypto";
import { asCustomer, asStaff, disconnect } from "@/lib/db";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { withBrought } from "@/lib/features/drive/calendar-queries";
import { keepActs } from "@/lib/features/drive/marks";
import { missedLately } from "@/lib/features/drive/missed-queries";
import { doorStandings, roundsOn, roundsRevision, silentSince } from "@/lib/features/drive/office-queries";
import { calendarMonth } from "@/lib/features/pauses/queries";
import { readDashboard } from "@/app/(customer)/dashboard/read-dashboard";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const DAY = "2026-12-01";
const day = parsePlainDate(DAY);
const phone = randomUUID();

async function roundUnderWay() {
  const driver = await makeStaff("driver", { fullname: "Raju Pawar" });
  const plan = await makePlan();
  const customerId = await makeCustomer({ addr1: "Flat 1, Sagar" });
  const run = { startDate: "2026-11-20", endDate: "2026-12-31" };
  const tiffin = await makeSubscription({ customerId, plan, ...run });
  const send = (time: string, came: string, act: object) => {
    const now = at(DAY, came);
    const sent = { phone, sentAt: now.toISOString(), waiting: 0 };
    const acts = [{ key: randomUUID(), day: DAY, phoneTime: at(DAY, time).toISOString(), ...act }];
    return asStaff(driver, (tx) => keepActs({ tx, now, staff: driver }, { ...sent, acts }), now);
  };
  await send("11:00", "11:00", { kind: "round", event: "started" });
  return { driver, customerId, tiffin, send };
}

test("the office sees a round live, when each thing happened, and when it came", async () => {
  const { driver, customerId, tiffin, send } = await roundUnderWay();
  const admin = await makeAdmin();
  const now = at(DAY, "12:45");
  const read = <T>(fn: Parameters<typeof asStaff<T>>[1]) => asStaff(admin, fn, now);
  const before = await read((tx) => roundsRevision(tx, day, now));
  await send("12:05", "12:43", { kind: "mark", mark: "not_delivered", reason: "gate", tiffins: [tiffin] });
  expect((await read((tx) => doorStandings(tx, day))).get(customerId)).toEqual([
    {
      ...{ state: "not_delivered", reason: "gate", count: 1 },
      ...{ happenedAt: at(DAY, "12:05"), receivedAt: at(DAY, "12:43") },
    },
  ]);
  expect(await read((tx) => roundsRevision(tx, day, now))).not.toBe(before);
  const round = (await read((tx) => roundsOn(tx, day))).find(({ driverId }) => driverId === driver.id);
  expect(round).toEqual({
    ...{ driverId: driver.id, driver: "Raju Pawar", marked: 1, waiting: 0 },
    ...{ startedAt: at(DAY, "11:00"), endedAt: null, heardAt: at(DAY, "12:43") },
  });
});

test("a phone is silent two minutes after it was heard, until its round is over", async () => {
  const heard = { heardAt: at(DAY, "12:05"), endedAt: null };
  const round = { driverId: 1, driver: "Raju", startedAt: at(DAY, "11:00"), waiting: 0, marked: 0, ...heard };
  const later = (ms: number) => new Date(heard.heardAt.getTime() + ms);
  expect(silentSince(round, later(120_000))).toBeNull();
  expect(silentSince(round, later(120_001))).toEqual(heard.heardAt);
  expect(silentSince({ ...round, endedAt: at(DAY, "12:10") }, later(3_600_000))).toBeNull();
  expect(silentSince({ ...round, heardAt: null }, later(3_600_000))).toBeNull();
});

test("a customer sees it on the way, then delivered, today and on the calendar", async () => {
  const { customerId, tiffin, send } = await roundUnderWay();
  const month = parsePlainMonth("2026-12");
  const seen = (now: Date) =>
    asCustomer(
      customerId,
      async (tx) => {
        const { days } = await calendarMonth(tx, customerId, month, now);
        const [first] = await withBrought(tx, customerId, days);
        return { now: (await readDashboard({ tx, customerId, now })).brought.get(tiffin), first };
      },
      now,
    );
  expect(await seen(at(DAY, "11:30"))).toMatchObject({
    now: { state: "on_the_way" },
    first: { brought: { state: "on_the_way" } },
  });
  await send("12:41", "12:41", { kind: "mark", mark: "left_with_guard", tiffins: [tiffin] });
  const brought = { state: "left_with_guard", at: at(DAY, "12:41") };
  expect(await seen(at(DAY, "12:50"))).toMatchObject({ now: brought, first: { brought } });
  const { days } = await asCustomer(customerId, (tx) =>
    calendarMonth(tx, customerId, month, at(DAY, "12:50")),
  );
  expect(await asCustomer(customerId, (tx) => withBrought(tx, customerId, days.slice(1, 2)))).toEqual(
    days.slice(1, 2),
  );
});

test("what did not arrive is on the office's list for two weeks, unless it came after all", async () => {
  const { customerId, tiffin, send } = await roundUnderWay();
  const admin = await makeAdmin();
  const note = "the watchman sent me away";
  await send("12:05", "12:06", {
    ...{ kind: "mark", mark: "not_delivered", reason: "gate", note, tiffins: [tiffin] },
  });
  const lately = async (today: string) =>
    (await asStaff(admin, (tx) => missedLately(tx, parsePlainDate(today)), at(today, "13:00"))).filter(
      (one) => one.customerId === customerId,
    );
  expect(await lately("2026-12-14")).toMatchObject([
    { day: DAY, tiffinId: tiffin, reason: "gate", note, driver: "Raju Pawar", area: "Vashi" },
  ]);
  expect(await lately("2026-12-15")).toEqual([]);
  await send("12:30", "12:31", { kind: "mark", mark: "delivered", tiffins: [tiffin] });
  expect(await lately(DAY)).toEqual([]);
});
