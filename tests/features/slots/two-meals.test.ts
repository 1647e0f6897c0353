// A kitchen that cooks lunch, counted at eight, and dinner, counted at three: what a customer of both may still do, and when
// a month is over. The database holds it too, also against a statement that got past the product.
import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate, toSqlDate } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { ALL_WEEKDAYS, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import { listClosures } from "@/lib/features/closures/queries";
import { pauseDays, resumeDays, skipDay, unskipDay } from "@/lib/features/pauses/commands";
import { calendarMonth, daysAhead, todayView } from "@/lib/features/pauses/queries";
import { listSlots } from "@/lib/features/slots/queries";
import { endEarly, subscribe } from "@/lib/features/subscriptions/commands";
import { systemFlow } from "@/tests/support/bills";
import {
  at,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSlot,
  makeSubscription,
} from "@/tests/support/make";

const today = parsePlainDate("2026-11-24");
const eight = at(today, "08:00");
const afterEight = new Date(eight.getTime() + 1);
const three = at(today, "15:00");
const afterThree = new Date(three.getTime() + 1);
const run = { startDate: "2026-11-02", endDate: "2026-12-31" };

let dinnerSlot: number;
beforeAll(async () => {
  dinnerSlot = await makeSlot("Dinner", "15:00");
});
afterAll(disconnect);

async function household() {
  const customerId = await makeCustomer();
  const lunchPlan = await makePlan({ dailyRate: 120 });
  const dinnerPlan = await makePlan({ dailyRate: 90, slotId: dinnerSlot });
  const lunch = await makeSubscription({ customerId, plan: lunchPlan, ...run });
  const dinner = await makeSubscription({ customerId, plan: dinnerPlan, ...run });
  return { customerId, lunch, dinner, dinnerPlan };
}

const pause = (customerId: CustomerId, now: Date) =>
  asCustomer(customerId, (tx) => pauseDays({ tx, now, customerId }, { days: [today] }), now);
const resume = (customerId: CustomerId, now: Date) =>
  asCustomer(customerId, (tx) => resumeDays({ tx, now, customerId }, { days: [today] }), now);
const skip = (customerId: CustomerId, subscriptionId: number, now: Date) =>
  asCustomer(customerId, (tx) => skipDay({ tx, now, customerId }, { subscriptionId, day: today }), now);
const unskip = (customerId: CustomerId, subscriptionId: number, now: Date) =>
  asCustomer(customerId, (tx) => unskipDay({ tx, now, customerId }, { subscriptionId, day: today }), now);

const LATE = { ok: false, error: "after-cutoff" };

test("the day is paused and resumed until the first of its cutoffs", async () => {
  const { customerId } = await household();
  expect(await pause(customerId, eight)).toMatchObject({ ok: true, value: { paused: [today] } });
  expect(await resume(customerId, afterEight)).toEqual(LATE);
  expect(await resume(customerId, eight)).toMatchObject({ ok: true, value: { resumed: [today] } });
  expect(await pause(customerId, afterEight)).toEqual(LATE);
});

test("after it dinner is skipped and restored until its own", async () => {
  const { customerId, lunch, dinner } = await household();
  expect(await skip(customerId, lunch, afterEight)).toEqual(LATE);
  expect(await skip(customerId, dinner, three)).toMatchObject({ ok: true });
  expect(await unskip(customerId, dinner, afterThree)).toEqual(LATE);
  expect(await unskip(customerId, dinner, three)).toMatchObject({ ok: true });
  expect(await skip(customerId, dinner, afterThree)).toEqual(LATE);
});

test("of a day with dinner alone the pause waits for dinner's", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan({ slotId: dinnerSlot });
  await makeSubscription({ customerId, plan, ...run });
  expect(await pause(customerId, three)).toMatchObject({ ok: true });
  expect(await resume(customerId, afterThree)).toEqual(LATE);
});

test("the calendar locks the day and leaves dinner open, and Today offers tomorrow", async () => {
  const { customerId, dinner } = await household();
  const noon = at(today, "12:00");
  const month = parsePlainMonth("2026-11");
  const shown = await asCustomer(customerId, (tx) => calendarMonth(tx, customerId, month, noon), noon);
  const day = shown.days.find((one) => one.day === today);
  expect(day).toMatchObject({
    lock: "after-cutoff",
    meals: [
      { slotName: "Lunch", lock: "after-cutoff", cutoffAt: eight },
      { slotName: "Dinner", lock: null, cutoffAt: three, subscriptionId: dinner },
    ],
  });
  const view = (now: Date) =>
    asCustomer(customerId, async (tx) => todayView(await daysAhead(tx, customerId, now), now), now);
  expect(await view(noon)).toMatchObject({
    isTodayOver: false,
    pausable: { day: "2026-11-25", until: at("2026-11-25", "08:00") },
  });
  // lunch came by two, dinner comes until nine
  expect((await view(at(today, "20:59"))).isTodayOver).toBe(false);
  expect((await view(at(today, "21:01"))).isTodayOver).toBe(true);
});

test("dinner is begun today until three, lunch until eight", async () => {
  const { customerId, dinnerPlan } = await household();
  const lunchPlan = await makePlan();
  const take = (planId: number, now: Date) =>
    asCustomer(
      customerId,
      (tx) => {
        const days = { startDate: today, endDate: parsePlainDate("2026-12-20"), weekdays: [...ALL_WEEKDAYS] };
        return subscribe({ tx, now, customerId }, { planId, ...days, isSecond: true });
      },
      now,
    );
  expect(await take(lunchPlan.id, afterEight)).toEqual({ ok: false, error: "start-after-cutoff" });
  expect(await take(dinnerPlan.id, three)).toMatchObject({ ok: true });
  expect(await take(dinnerPlan.id, afterThree)).toEqual({ ok: false, error: "start-after-cutoff" });
});

test("dinner that ends at noon ends before today's, lunch with it", async () => {
  const { customerId, lunch, dinner } = await household();
  const noon = at(today, "12:00");
  const end = (subscriptionId: number) =>
    asCustomer(customerId, (tx) => endEarly({ tx, now: noon, customerId }, { subscriptionId }), noon);
  expect(await end(dinner)).toMatchObject({ ok: true, value: { endDate: "2026-11-23" } });
  expect(await end(lunch)).toMatchObject({ ok: true, value: { endDate: "2026-11-24" } });
});

test("a closure of a day of which lunch is counted needs its reason", async () => {
  await makeClosure(today);
  const canChange = async (now: Date) => {
    const { coming } = await asSystem((tx) => listClosures(tx, now), now);
    return coming.find(({ day }) => day === today)?.canChange;
  };
  expect(await canChange(eight)).toBe(true);
  expect(await canChange(afterEight)).toBe(false);
  await asSystem((tx) => tx.closure.deleteMany({ where: { closureDate: toSqlDate(today) } }), eight);
});

test("the month closes at the last cutoff of its last day, and both meals stand on the bill", async () => {
  const { customerId, dinner } = await household();
  const month = parsePlainMonth("2026-11");
  const last = parsePlainDate("2026-11-30");
  const bill = (now: Date) => generateBills(systemFlow(now), { month });
  expect(await bill(at(last, "15:00"))).toEqual({ ok: false, error: "month-not-closed" });
  const asked = at(last, "14:59");
  const skipped = await asCustomer(
    customerId,
    (tx) => skipDay({ tx, now: asked, customerId }, { subscriptionId: dinner, day: last }),
    asked,
  );
  expect(skipped).toMatchObject({ ok: true });
  expect(await bill(new Date(at(last, "15:00").getTime() + 1))).toMatchObject({ ok: true });
  const rows = await asSystem((tx) =>
    tx.bill.findMany({ where: { customerId }, include: { lines: { orderBy: { position: "asc" } } } }),
  );
  expect(rows).toMatchObject([
    { amount: 29 * 120 + 28 * 90, lines: [{ amount: 29 * 120 }, { amount: 28 * 90 }] },
  ]);
});

describe("a customer's own statements", () => {
  const raw = (customerId: CustomerId, now: Date, statement: string) =>
    asCustomer(customerId, (tx) => tx.$executeRawUnsafe(statement), now);

  test("pause no day of which a meal is counted", async () => {
    const { customerId } = await household();
    const insert = `INSERT INTO paused_dates (customer_id, pause_date) VALUES (${customerId}, '${today}')`;
    await expect(raw(customerId, afterEight, insert)).rejects.toThrow("row-level security");
    expect(await raw(customerId, eight, insert)).toBe(1);
    const remove = `DELETE FROM paused_dates WHERE customer_id = ${customerId}`;
    expect(await raw(customerId, afterEight, remove)).toBe(0);
    expect(await raw(customerId, eight, remove)).toBe(1);
  });

  test("skip no meal that is counted", async () => {
    const { customerId, lunch, dinner } = await household();
    const insert = (id: number) =>
      `INSERT INTO skipped_deliveries (subscription_id, skip_date) VALUES (${id}, '${today}')`;
    await expect(raw(customerId, afterEight, insert(lunch))).rejects.toThrow("row-level security");
    await expect(raw(customerId, afterThree, insert(dinner))).rejects.toThrow("row-level security");
    expect(await raw(customerId, three, insert(dinner))).toBe(1);
    const remove = `DELETE FROM skipped_deliveries WHERE subscription_id = ${dinner}`;
    expect(await raw(customerId, afterThree, remove)).toBe(0);
    expect(await raw(customerId, three, remove)).toBe(1);
  });

  test("take no counted day away from dinner, and leave it the others", async () => {
    const { customerId, dinner } = await household();
    const end = `UPDATE customer_plans SET end_date = '2026-11-23' WHERE id = ${dinner}`;
    await expect(raw(customerId, afterThree, end)).rejects.toThrow("has counted");
    expect(await raw(customerId, three, end)).toBe(1);
  });
});

describe("a slot", () => {
  test("keeps the plans that were ever subscribed to", async () => {
    const { dinnerPlan } = await household();
    const fresh = await makePlan({ slotId: dinnerSlot });
    const move = (id: number) =>
      asSystem((tx) => tx.plan.update({ where: { id }, data: { slotId: 1 }, select: { slotId: true } }));
    await expect(move(dinnerPlan.id)).rejects.toThrow("it stays in its slot");
    expect(await move(fresh.id)).toEqual({ slotId: 1 });
  });

  test("of today keeps what was said of it: new terms begin tomorrow at the earliest", async () => {
    const admin = await makeAdmin();
    const terms = (validFrom: string) => ({
      slotId: dinnerSlot,
      validFrom: toSqlDate(parsePlainDate(validFrom)),
      cutoffTime: "14:00",
      deliveredFrom: "19:00",
      deliveredBy: "21:00",
    });
    const add = (day: string) =>
      asStaff(admin, (tx) => tx.slotTerms.create({ data: terms(day) }), at(today, "07:00"));
    await expect(add(today)).rejects.toThrow("row-level security");
    await add("2026-11-25");
    const slots = await asSystem(listSlots);
    expect(slots.find(({ id }) => id === dinnerSlot)?.terms.map(({ cutoff }) => cutoff.time)).toEqual([
      "15:00",
      "14:00",
    ]);
    const removed = await asStaff(
      admin,
      (tx) => tx.slotTerms.deleteMany({ where: { slotId: dinnerSlot } }),
      at(today, "07:00"),
    );
    expect(removed.count).toBe(1);
    const left = await asSystem((tx) => tx.slotTerms.findMany({ where: { slotId: dinnerSlot } }));
    expect(left.map(({ validFrom }) => fromSqlDate(validFrom))).toEqual(["2000-01-01"]);
  });
});

test("a pause that was made in time still stands when only dinner is left of its day", async () => {
  const { customerId, lunch } = await household();
  await makePause(customerId, today);
  const noon = at(today, "12:00");
  await asCustomer(
    customerId,
    (tx) => endEarly({ tx, now: noon, customerId }, { subscriptionId: lunch }),
    noon,
  );
  const left = await asSystem((tx) => tx.pause.count({ where: { customerId } }));
  expect(left).toBe(1);
});
