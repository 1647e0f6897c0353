import { asGuest, asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { addClosures, previewClosure, removeClosure } from "@/lib/features/closures/commands";
import { listClosures } from "@/lib/features/closures/queries";
import { atOnce } from "../../support/crowd";
import {
  at,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeStaff,
  makeSubscription,
} from "../../support/make";

afterAll(disconnect);

const now = at("2026-11-20", "08:00");
const justAfter = new Date(now.getTime() + 1);
let admin: { id: UserId; role: StaffRole };

beforeAll(async () => {
  admin = await makeAdmin();
  const plan = await makePlan();
  for (let index = 0; index < 3; index += 1) {
    const customerId = await makeCustomer();
    const weekdays = index === 0 ? ([1, 2, 3, 4, 5] as const) : undefined;
    await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-12-31", weekdays });
    if (index === 1) await makePause(customerId, "2026-11-28");
  }
});

const range = (from: string, to?: string) => ({
  from: parsePlainDate(from),
  to: to ? parsePlainDate(to) : undefined,
});
const add = (from: string, to?: string, { lateReason = "", instant = now, staff = admin } = {}) =>
  asStaff(
    staff,
    (tx) => addClosures({ tx, now: instant, staff }, { ...range(from, to), reason: "Diwali", lateReason }),
    instant,
  );
const remove = (closureId: number, lateReason = "") =>
  asStaff(admin, (tx) => removeClosure({ tx, now, staff: admin }, { closureId, lateReason }), now);
const preview = (from: string, to?: string) =>
  asStaff(admin, (tx) => previewClosure({ tx, now, staff: admin }, range(from, to)), now);
const closureOn = (day: string) =>
  asSystem((tx) => tx.closure.findFirstOrThrow({ where: { closureDate: new Date(`${day}T00:00:00.000Z`) } }));

test("closes a range of days and says how many tiffins that stops", async () => {
  // Fri 3, Sat 1 of 2 not paused (the third runs Mon-Fri), Sun 2
  expect(await preview("2026-11-27", "2026-11-29")).toEqual({
    ok: true,
    value: {
      ...{ days: 3, alreadyClosed: 0, deliveries: 6, cooked: 0, isLate: false },
      bills: { count: 0, difference: 0, bills: [], seen: expect.any(String) },
    },
  });
  expect(await add("2026-11-27", "2026-11-29")).toEqual({
    ok: true,
    value: { added: 3, deliveries: 6, correctionId: null },
  });
  const { coming } = await asStaff(admin, (tx) => listClosures(tx, now), now);
  expect(coming.map(({ day, reason, canChange }) => [day, reason, canChange])).toEqual([
    ["2026-11-27", "Diwali", true],
    ["2026-11-28", "Diwali", true],
    ["2026-11-29", "Diwali", true],
  ]);
  const { id } = await closureOn("2026-11-27");
  const audited = await asSystem((tx) =>
    tx.auditLog.findFirst({ where: { entity: "closure", entityId: String(id) } }),
  );
  expect(audited).toMatchObject({
    action: "add-closure",
    actorId: admin.id,
    after: { day: "2026-11-27", reason: "Diwali" },
  });
});

test("leaves days that are closed already as they are", async () => {
  await makeClosure("2026-12-05", "Kitchen repair");
  expect(await add("2026-12-05")).toEqual({ ok: false, error: "already-closed" });
  expect(await add("2026-12-05", "2026-12-06")).toMatchObject({ ok: true, value: { added: 1 } });
  expect((await closureOn("2026-12-05")).reason).toBe("Kitchen repair");
});

test("closes today until eight o'clock, and a millisecond later only with a reason, which is audited", async () => {
  expect(await preview("2026-11-20")).toMatchObject({ ok: true, value: { isLate: false } });
  expect(await add("2026-11-20")).toMatchObject({ ok: true });
  const inTime = await closureOn("2026-11-20");
  expect(await remove(inTime.id)).toMatchObject({ ok: true });
  expect(await add("2026-11-20", undefined, { instant: justAfter })).toEqual({
    ok: false,
    error: "late-reason-needed",
  });
  const lateReason = "Gas line cut at nine";
  expect(await add("2026-11-20", undefined, { instant: justAfter, lateReason })).toMatchObject({ ok: true });
  const { id } = await closureOn("2026-11-20");
  const entry = await asSystem((tx) =>
    tx.auditLog.findFirst({ where: { entity: "closure", entityId: String(id) } }),
  );
  expect(entry?.reason).toBe(lateReason);
  await remove(id, "test over");
  expect(await add("2026-11-19")).toEqual({ ok: false, error: "late-reason-needed" });
});

test("closes a range of which one day is cooked already only with a reason, and then the whole of it", async () => {
  const instant = new Date(at("2026-12-29", "08:00").getTime() + 1);
  const closed = () =>
    asSystem((tx) =>
      tx.closure.count({
        where: { closureDate: { gte: new Date("2026-12-29"), lte: new Date("2026-12-31") } },
      }),
    );
  expect(await add("2026-12-29", "2026-12-31", { instant })).toEqual({
    ok: false,
    error: "late-reason-needed",
  });
  expect(await closed()).toBe(0);
  const lateReason = "Gas line cut at nine";
  expect(await add("2026-12-29", "2026-12-31", { instant, lateReason })).toMatchObject({
    ok: true,
    value: { added: 3 },
  });
});

test("opens a day again, one gone by only with a reason", async () => {
  await makeClosure("2026-12-10");
  const { id } = await closureOn("2026-12-10");
  expect(await remove(id)).toEqual({ ok: true, value: { deliveries: 3, correctionId: null } });
  expect(await remove(id)).toEqual({ ok: false, error: "not-found" });
  await makeClosure("2026-11-12");
  const gone = await closureOn("2026-11-12");
  expect(await remove(gone.id)).toEqual({ ok: false, error: "late-reason-needed" });
  expect(await remove(gone.id, "It was the 13th")).toMatchObject({ ok: true });
});

test("refuses an end before the start and more than 31 days", async () => {
  expect(await add("2026-12-20", "2026-12-19")).toEqual({ ok: false, error: "end-before-start" });
  expect(await add("2026-12-01", "2027-01-01")).toEqual({ ok: false, error: "too-many-days" });
  expect(await preview("2026-12-01", "2026-12-31")).toMatchObject({ ok: true, value: { days: 31 } });
  expect(await preview("2026-12-20", "2026-12-19")).toEqual({ ok: false, error: "end-before-start" });
});

test("closes a day once when two admins do it at the same moment", async () => {
  const results = await atOnce(10, () => add("2026-12-24"));
  const added = results.reduce((sum, result) => sum + (result.ok ? result.value.added : 0), 0);
  expect(added).toBe(1);
});

test("does not let the kitchen close a day, nor a guest", async () => {
  const kitchen = await makeStaff("kitchen");
  await expect(add("2026-12-28", undefined, { staff: kitchen })).rejects.toThrow(/row-level security/);
  const guest = asGuest((tx) =>
    tx.closure.createMany({ data: [{ closureDate: new Date("2026-12-28"), reason: "x" }] }),
  );
  await expect(guest).rejects.toThrow(/permission denied/);
});

test.each(["1900-01-01", "9999-12-31", "2029-01-01"])(
  "doesn't close %s, which is a slip of the keyboard",
  async (day) => {
    expect(await preview(day)).toEqual({ ok: false, error: "too-far" });
    expect(await add(day)).toEqual({ ok: false, error: "too-far" });
  },
);

test("asks a second time before it closes a day that is cooked, and again when the number changed", async () => {
  const instant = at("2026-12-02", "08:01");
  const day = range("2026-12-02");
  const scope = { now: instant, staff: admin };
  const asked = await asStaff(admin, (tx) => previewClosure({ tx, ...scope }, day), instant);
  expect(asked).toMatchObject({ ok: true, value: { isLate: true, cooked: 3, deliveries: 3 } });
  const close = (seenCooked: number) =>
    asStaff(
      admin,
      (tx) => addClosures({ tx, ...scope }, { ...day, reason: "Gas", lateReason: "Cut", seenCooked }),
      instant,
    );
  expect(await close(2)).toEqual({ ok: false, error: "cooked-meanwhile" });
  expect(await close(3)).toMatchObject({ ok: true, value: { added: 1 } });
});
