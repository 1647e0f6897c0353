import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { markLoaded, markPacked } from "@/lib/features/packing/commands";
import { packingProgress } from "@/lib/features/packing/progress-queries";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

let made = 0;

/** A round of two plans, three tiffins of the one and two of the other, and a cook. */
async function house() {
  made += 1;
  const day = parsePlainDate(`2027-01-${String(made).padStart(2, "0")}`);
  const plans = [
    await makePlan({ name: `Thali ${made}` }),
    await makePlan({ name: `Mini ${made}` }),
  ] as const;
  const order = [...[0, 0, 0], ...[1, 1]];
  for (const index of order) await eat(plans[index === 0 ? 0 : 1], day);
  const cook = await makeStaff("kitchen");
  return { day, plans, cook, about: { day, slotId: 1, route: "Vashi" } };
}

async function eat(plan: { id: number; dailyRate: number }, day: PlainDate): Promise<void> {
  const customerId = await makeCustomer({ area: "Vashi" });
  await makeSubscription({ customerId, plan, startDate: day, endDate: day });
}

type Cook = { id: UserId; role: StaffRole };
const early = (day: PlainDate) => at(day, "08:30");
const scoped = <T>(
  staff: Cook,
  day: PlainDate,
  fn: (scope: Parameters<typeof markPacked>[0]) => Promise<T>,
) => asStaff(staff, (tx) => fn({ tx, staff, now: early(day) }), early(day));

const pack = (staff: Cook, input: Parameters<typeof markPacked>[1]) =>
  scoped(staff, input.day, (scope) => markPacked(scope, input));
const load = (staff: Cook, input: Parameters<typeof markLoaded>[1]) =>
  scoped(staff, input.day, (scope) => markLoaded(scope, input));
const roundOf = async (staff: Cook, day: PlainDate) =>
  (await asStaff(staff, (tx) => packingProgress(tx, day, LUNCH), early(day)))[0];

test("a round is packed by one press, and the driver signs for all of it", async () => {
  const { day, cook, about } = await house();
  expect(await roundOf(cook, day)).toMatchObject({ route: "Vashi", due: 5, left: 5 });
  const whole = { ...about, planId: null, count: null, seen: 5 };
  expect(await pack(cook, whole)).toEqual({ ok: true, value: { packed: 5 } });
  expect(await roundOf(cook, day)).toMatchObject({ left: 0, packed: 5, loaded: null });
  expect(await load(cook, { ...about, driver: "Sunil", seen: 5 })).toEqual({
    ok: true,
    value: { loaded: 5 },
  });
  expect(await roundOf(cook, day)).toMatchObject({
    loaded: { count: 5, due: 5, short: [], driver: "Sunil" },
  });
  expect(await load(cook, { ...about, driver: "Sunil", seen: 5 })).toMatchObject({ error: "already-loaded" });
});

test("what is short is said by its plan, before the van leaves, and stands on what was signed for", async () => {
  const { day, plans, cook, about } = await house();
  const [thali, mini] = plans;
  expect(await load(cook, { ...about, driver: "Sunil", seen: 0 })).toMatchObject({ error: "still-to-pack" });
  await pack(cook, { ...about, planId: thali.id, count: null, seen: 3 });
  expect(await load(cook, { ...about, driver: "Sunil", seen: 3 })).toMatchObject({ error: "still-to-pack" });
  await pack(cook, { ...about, planId: mini.id, count: 1, seen: 2 });
  expect(await load(cook, { ...about, driver: "Sunil", seen: 4 })).toMatchObject({ value: { loaded: 4 } });
  const round = await roundOf(cook, day);
  expect(round?.loaded).toMatchObject({ count: 4, due: 5, short: [{ name: mini.name, count: 1 }] });
  // what was missing turns up: it is packed, and the driver signs again
  await pack(cook, { ...about, planId: mini.id, count: 2, seen: 2 });
  expect(await load(cook, { ...about, driver: "Sunil", seen: 5 })).toMatchObject({ value: { loaded: 5 } });
});

test("a press counts only for what its page showed", async () => {
  const { day, plans, cook, about } = await house();
  await eat(plans[0], day);
  const whole = { ...about, planId: null, count: null, seen: 5 };
  expect(await pack(cook, whole)).toMatchObject({ error: "changed-meanwhile" });
  expect(await pack(cook, { ...whole, seen: 6, count: 7 })).toMatchObject({ error: "changed-meanwhile" });
  await pack(cook, { ...whole, seen: 6 });
  await eat(plans[0], day);
  // one more after it was packed is one to pack
  expect(await roundOf(cook, day)).toMatchObject({ due: 7, packed: 6, left: 1 });
  expect(await load(cook, { ...about, driver: "Sunil", seen: 6 })).toMatchObject({ error: "still-to-pack" });
});

test("packed again is no second mark, and taking it back is one", async () => {
  const { day, cook, about } = await house();
  const whole = { ...about, planId: null, count: null, seen: 5 };
  const marks = () => asSystem((tx) => tx.packMark.count({ where: { day: new Date(day) } }));
  await pack(cook, whole);
  await pack(cook, whole);
  expect(await marks()).toBe(2);
  await pack(cook, { ...whole, count: 0 });
  expect(await marks()).toBe(4);
  expect(await roundOf(cook, day)).toMatchObject({ packed: 0, left: 5 });
});

test("nothing is said of a day that isn't packed now, of another meal, or of a round that isn't there", async () => {
  const { cook, about } = await house();
  const whole = { ...about, planId: null, count: null, seen: 5 };
  const later = parsePlainDate("2027-03-01");
  const elsewhere = [
    { ...whole, slotId: 99 },
    { ...whole, route: "Mars" },
    { ...whole, planId: 999_999 },
  ];
  for (const input of elsewhere) expect(await pack(cook, input)).toMatchObject({ error: "not-found" });
  const tooEarly = scoped(cook, about.day, (scope) => markPacked(scope, { ...whole, day: later }));
  expect(await tooEarly).toMatchObject({ error: "not-found" });
  expect(await load(cook, { ...about, route: null, driver: "Sunil", seen: 0 })).toMatchObject({
    error: "not-found",
  });
});

test("marks are never rewritten, and nobody makes one in another's name or of another day", async () => {
  const { day, plans, cook, about } = await house();
  await pack(cook, { ...about, planId: null, count: null, seen: 5 });
  const where = { planId: plans[0].id };
  await expect(asSystem((tx) => tx.packMark.deleteMany({ where }))).rejects.toThrow();
  await expect(asSystem((tx) => tx.packMark.updateMany({ where, data: { count: 0 } }))).rejects.toThrow();
  const mark = { ...{ stage: "packed", slotId: 1, route: "Vashi", planId: plans[0].id, count: 1, due: 1 } };
  const other = await makeStaff("kitchen");
  const by = (actorId: number, of: Date) =>
    asStaff(cook, (tx) => tx.packMark.createMany({ data: [{ ...mark, actorId, day: of }] }), early(day));
  await expect(by(other.id, new Date(day))).rejects.toThrow();
  await expect(by(cook.id, new Date("2027-06-01"))).rejects.toThrow();
  await expect(by(cook.id, new Date(day))).resolves.toEqual({ count: 1 });
  const driver = await makeStaff("driver");
  expect(await asStaff(driver, (tx) => tx.packMark.findMany({ select: { id: true } }), early(day))).toEqual(
    [],
  );
});
