// What the function says stood when, beside what the kitchen's own count said at those very instants, written down as a made-up
// month went by: three meals, pauses, skips, closures, subscriptions that begin, end early and go on, at all hours.
import { seededChance } from "@/bench/forecast/chance";
import { asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { addDays, ALL_WEEKDAYS, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { countsOn } from "@/lib/features/deliveries/counts";
import { knownBetween } from "@/lib/features/forecast/queries";
import { makeCustomer, makePlan, makeSlot, makeStaff, makeSubscription } from "../../support/make";

const first = parsePlainDate("2027-04-01");
const last = addDays(first, 20);
const days = eachDay(first, last);
const end = instantAt(addDays(last, 3), "12:00");
const ASKED = [-2_000, -240, 330];
const chance = seededChance(5);

let cook: Awaited<ReturnType<typeof makeStaff>>;
let cutoffs: Map<number, (day: PlainDate) => Date>;
const plans: { id: number; dailyRate: number; slotId: number }[] = [];
const people: { customerId: number; subscriptions: number[] }[] = [];
/** What the kitchen counted of a day's plan at an instant. */
const noted = new Map<string, number>();

const minutesAfter = (day: PlainDate, minutes: number) =>
  new Date(instantAt(day, "00:00").getTime() + minutes * 60_000);
const any = <T>(list: readonly T[]): T => {
  const one = list[chance.between(0, list.length - 1)];
  if (one === undefined) throw new Error("an empty list");
  return one;
};

async function note(day: PlainDate, at: Date): Promise<void> {
  const counts = await asStaff(cook, (tx) => countsOn(tx, day), at);
  for (const { id } of plans) noted.set(`${day} ${id} ${at.getTime()}`, 0);
  for (const { planId, cause, count } of counts) {
    const key = `${day} ${planId} ${at.getTime()}`;
    if (cause === "delivery") noted.set(key, (noted.get(key) ?? 0) + count);
  }
}

/** One thing that people do. */
async function happen(now: Date): Promise<void> {
  const tomorrow = addDays(toBusinessDate(now), chance.between(0, 1));
  const day = chance.isIn(0.6) ? tomorrow : addDays(first, chance.between(0, 22));
  const { customerId, subscriptions } = any(people);
  const on = { pauseDate: toSqlDate(day) };
  const subscriptionId = any(subscriptions);
  const skip = { subscriptionId, skipDate: toSqlDate(day) };
  const closure = { closureDate: toSqlDate(day), reason: "No gas" };
  if (day < toBusinessDate(now)) return;
  await asSystem(async (tx) => {
    switch (chance.between(0, 11)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return tx.pause.createMany({ data: { customerId, ...on }, skipDuplicates: true });
      case 4:
      case 5:
        return tx.pause.deleteMany({ where: { customerId, pauseDate: { gte: on.pauseDate } } });
      case 6:
      case 7:
        return tx.skip.createMany({ data: skip, skipDuplicates: true });
      case 8:
        return tx.skip.deleteMany({ where: { subscriptionId, skipDate: { gte: skip.skipDate } } });
      case 9:
        return chance.isIn(0.1)
          ? tx.closure.createMany({ data: closure, skipDuplicates: true })
          : tx.closure.deleteMany({ where: { closureDate: closure.closureDate } });
      default:
        return tx.subscription.updateMany({
          where: { id: subscriptionId, startDate: { lte: toSqlDate(day) } },
          data: { endDate: toSqlDate(chance.isIn(0.4) ? day : addDays(day, 30)) },
        });
    }
  }, now);
}

async function begin(now: Date, startDate: PlainDate): Promise<void> {
  const plan = any(plans);
  const customerId = chance.isIn(0.4) && people.length > 0 ? any(people).customerId : await makeCustomer();
  const dates = { startDate, endDate: addDays(startDate, chance.between(25, 40)) };
  const weekdays = any([ALL_WEEKDAYS, [1, 2, 3, 4, 5, 6] as const, [1, 3, 5] as const]);
  const id = await makeSubscription({ customerId, plan, ...dates, weekdays }, now);
  const known = people.find((one) => one.customerId === customerId);
  if (known) known.subscriptions.push(id);
  else people.push({ customerId, subscriptions: [id] });
}

beforeAll(async () => {
  cook = await makeStaff("kitchen");
  const [dinner, breakfast] = [await makeSlot("Dinner", "15:00"), await makeSlot("Breakfast", "19:00", true)];
  cutoffs = new Map([
    [1, (day) => instantAt(day, "08:00")],
    [dinner, (day) => instantAt(day, "15:00")],
    [breakfast, (day) => instantAt(addDays(day, -1), "19:00")],
  ]);
  for (const slotId of [1, 1, dinner, breakfast]) plans.push({ ...(await makePlan({ slotId })), slotId });
  const start = instantAt(addDays(first, -5), "10:00");
  for (let one = 0; one < 25; one++) await begin(start, addDays(first, chance.between(-4, 3)));
  const instants = days.flatMap((day) => [
    ...ASKED.map((minutes) => ({ day, at: minutesAfter(day, minutes) })),
    ...[...cutoffs.values()].map((cutoff) => ({ day, at: cutoff(day) })),
  ]);
  instants.sort((a, b) => a.at.getTime() - b.at.getTime());
  let now = start;
  for (const { day, at } of instants) {
    const [from, room] = [now.getTime(), at.getTime() - now.getTime()];
    for (const part of [0.2, 0.4, 0.5, 0.6, 0.8, 0.9])
      if (room > 0) await happen(new Date(from + Math.floor(room * part)));
    if (room > 0 && chance.isIn(0.1)) await begin(new Date(at.getTime() - 1), addDays(day, 2));
    await note(day, at);
    now = at;
  }
}, 120_000);

afterAll(disconnect);

test.each(ASKED)(
  "what stood %i minutes from midnight, and what was counted, is what the kitchen saw",
  async (minutes) => {
    const rows = await asStaff(cook, (tx) => knownBetween(tx, first, last, minutes), end);
    const said = new Map(rows.map((row) => [`${row.day} ${row.planId}`, row]));
    let differing = 0;
    for (const day of days) {
      for (const { id, slotId } of plans) {
        const cutoff = cutoffs.get(slotId)?.(day) ?? end;
        const asked = minutesAfter(day, minutes) < cutoff ? minutesAfter(day, minutes) : cutoff;
        const seen = (at: Date) => noted.get(`${day} ${id} ${at.getTime()}`);
        const { known = 0, counted = 0 } = said.get(`${day} ${id}`) ?? {};
        expect({ day, id, known, counted }).toEqual({ day, id, known: seen(asked), counted: seen(cutoff) });
        if (known !== counted) differing++;
      }
    }
    if (minutes < 330) expect(differing).toBeGreaterThan(5);
  },
);

test("a meal that is not counted yet is left out, and no other one", async () => {
  const noon = instantAt(last, "12:00");
  const rows = await asStaff(cook, (tx) => knownBetween(tx, last, addDays(last, 1), 0), noon);
  const slots = new Set(rows.map(({ day, slotId }) => `${day} ${slotId}`));
  const dinner = plans[2]?.slotId;
  expect(slots.has(`${last} 1`)).toBe(true);
  expect(slots.has(`${last} ${dinner}`)).toBe(false);
  expect([...slots].filter((one) => one.startsWith(addDays(last, 1)))).toEqual([]);
});

test("what the office corrects after the cutoff was cooked all the same", async () => {
  const late = minutesAfter(last, 800);
  const before = await asStaff(cook, (tx) => knownBetween(tx, last, last, -240), end);
  await asSystem(
    (tx) =>
      tx.pause.createMany({
        data: people.map(({ customerId }) => ({ customerId, pauseDate: toSqlDate(last) })),
        skipDuplicates: true,
      }),
    late,
  );
  const after = await asStaff(cook, (tx) => knownBetween(tx, last, last, -240), end);
  const lunches = (rows: typeof before) => rows.filter(({ slotId }) => slotId === 1);
  expect(lunches(before).some(({ counted }) => counted > 0)).toBe(true);
  expect(lunches(after)).toEqual(lunches(before));
});
