// A closure of one meal: who gets nothing that day, what it costs, and what everybody sees of it.
import { asCustomer, asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import type { CustomerId, StaffRole, UserId } from "@/lib/domain/identity";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { billOf } from "@/lib/features/billing/queries";
import { whyOf } from "@/lib/features/billing/why";
import { addClosures, previewClosure, removeClosure } from "@/lib/features/closures/commands";
import { listClosures } from "@/lib/features/closures/queries";
import { seenClosureSchema } from "@/lib/features/closures/schema";
import { countsOn } from "@/lib/features/deliveries/counts";
import { pauseDays, skipDay } from "@/lib/features/pauses/commands";
import { calendarMonth } from "@/lib/features/pauses/queries";
import { subscriptionsOverview } from "@/lib/features/subscriptions/overview";
import { quoted } from "@/lib/features/subscriptions/quotes";
import { billMonth } from "@/tests/support/bills";
import { replay } from "@/tests/support/replay";
import { emptyTables } from "@/tests/support/sql";
import { worthOf } from "@/tests/support/worth";
import {
  at,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePlan,
  makeSlot,
  makeSubscription,
} from "../../support/make";

const day = parsePlainDate("2026-11-25");
const now = at("2026-11-24", "10:00");
const LATE = { ok: false, error: "late-reason-needed" };
let staff: { id: UserId; role: StaffRole };
let dinnerSlot: number;

beforeAll(async () => {
  staff = await makeAdmin();
  dinnerSlot = await makeSlot("Dinner", "15:00");
});
// a sheet that was made stays made: a test that acts late must not count the day for the next one
beforeEach(async () => {
  await asSystem((tx) => tx.closure.deleteMany());
  await emptyTables("amendments", "sheet_rows", "sheets");
});
afterAll(disconnect);

async function household(meals: readonly ("lunch" | "dinner")[] = ["lunch", "dinner"]) {
  const customerId = await makeCustomer();
  const until = { customerId, startDate: "2026-11-02", endDate: "2026-12-31" };
  const plans = { lunch: { dailyRate: 120 }, dinner: { dailyRate: 90, slotId: dinnerSlot } };
  const ids = { lunch: 0, dinner: 0 };
  const planIds = { lunch: 0, dinner: 0 };
  for (const meal of meals) {
    const plan = await makePlan(plans[meal]);
    planIds[meal] = plan.id;
    ids[meal] = await makeSubscription({ ...until, plan });
  }
  return { customerId, ...ids, planIds };
}

const typed = (slotId: number | null, more: object) =>
  seenClosureSchema(day).parse({
    ...{ from: day, reason: "No gas", lateReason: "", seenBills: "0".repeat(64), seenCooked: 0 },
    ...{ slotId: slotId === null ? "" : String(slotId), ...more },
  });
const close = (slotId: number | null, more: object = {}, when = now) =>
  asStaff(staff, (tx) => addClosures({ tx, now: when, staff }, typed(slotId, more)), when);
const closuresOn = () =>
  asSystem((tx) =>
    tx.closure.findMany({ where: { closureDate: toSqlDate(day) }, orderBy: { slotId: "asc" } }),
  );
const calendarDay = async (customerId: CustomerId) => {
  const shown = await asCustomer(
    customerId,
    (tx) => calendarMonth(tx, customerId, parsePlainMonth("2026-11"), now),
    now,
  );
  return shown.days.find((one) => one.day === day);
};

test("stops that meal alone, for everybody: calendar, kitchen and subscriptions say so", async () => {
  const { customerId, lunch, dinner, planIds } = await household();
  expect(
    await asStaff(staff, (tx) => previewClosure({ tx, now, staff }, typed(dinnerSlot, {})), now),
  ).toMatchObject({
    ok: true,
    value: { days: 1, alreadyClosed: 0, deliveries: 1, isLate: false },
  });
  expect(await close(dinnerSlot)).toMatchObject({ ok: true, value: { added: 1, deliveries: 1 } });
  expect(await calendarDay(customerId)).toMatchObject({
    ...{ state: "delivery", closure: null },
    meals: [
      { subscriptionId: lunch, cause: "delivery" },
      { subscriptionId: dinner, cause: "closed", closedFor: "No gas" },
    ],
  });
  const counts = await asStaff(staff, (tx) => countsOn(tx, day), now);
  const causeOf = (planId: number) => counts.find((count) => count.planId === planId)?.cause;
  expect([causeOf(planIds.lunch), causeOf(planIds.dinner)]).toEqual(["delivery", "closed"]);
  const { running } = await asCustomer(customerId, (tx) => subscriptionsOverview(tx, customerId, now), now);
  const upcoming = running.map(({ upcoming: days }) => days.find((one) => one.day === day)?.cause);
  expect(upcoming.toSorted()).toEqual(["closed", "delivery"]);
});

test("a customer of that meal alone reads why the day is closed, and has nothing to pause or skip", async () => {
  const { customerId, dinner } = await household(["dinner"]);
  await close(dinnerSlot);
  expect(await calendarDay(customerId)).toMatchObject({
    ...{ state: "closed", closure: "No gas", closedMeal: "Dinner" },
  });
  const scope = { now, customerId };
  const pause = await asCustomer(customerId, (tx) => pauseDays({ ...scope, tx }, { days: [day] }), now);
  expect(pause).toEqual({ ok: false, error: "nothing-to-pause" });
  const input = { subscriptionId: dinner, day };
  const skip = await asCustomer(customerId, (tx) => skipDay({ ...scope, tx }, input), now);
  expect(skip).toEqual({ ok: false, error: "nothing-to-skip" });
});

test("a new subscription is quoted without the days on which its own meal is closed", async () => {
  const { customerId, planIds } = await household();
  await makeClosure("2026-11-26");
  await close(dinnerSlot);
  const days = {
    startDate: day,
    endDate: parsePlainDate("2026-11-27"),
    weekdays: [1, 2, 3, 4, 5, 6, 7] as const,
  };
  const price = (planId: number, dailyRate: number) =>
    asCustomer(
      customerId,
      (tx) => quoted(tx, customerId, { planId, ...days, dailyRate: rupees(dailyRate) }),
      now,
    );
  expect(await price(planIds.lunch, 120)).toMatchObject({ days: 2 });
  expect(await price(planIds.dinner, 90)).toMatchObject({ days: 1 });
});

test("the bill, its replay, its worth and the Why page agree on it", async () => {
  const { customerId } = await household();
  await close(dinnerSlot);
  await billMonth("2026-11");
  const { id, amount } = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  expect(amount).toBe(29 * 120 + 28 * 90);
  expect(await worthOf(id)).toBe(amount);
  expect(await replay()).toMatchObject({ differing: 0 });
  const why = await asCustomer(customerId, async (tx) => {
    const bill = await billOf(tx, customerId, id);
    return bill ? whyOf(tx, bill) : [];
  });
  expect(why.find(({ date }) => date === day)).toMatchObject({
    closure: null,
    meals: [
      { cause: "delivery", since: null },
      {
        cause: "closed",
        closed: { meal: "Dinner", reason: "No gas" },
        since: { byStaff: true, isLate: false },
      },
    ],
  });
});

test("one of a billed month corrects the bills of that meal's customers alone", async () => {
  const both = await household();
  const lunchOnly = await household(["lunch"]);
  await billMonth("2026-11");
  const later = at("2026-12-05", "10:00");
  const closed = await close(dinnerSlot, { lateReason: "It burnt", seenCooked: undefined }, later);
  expect(closed).toMatchObject({ ok: false, error: "cooked-meanwhile" });
  const cooked = await asSystem((tx) =>
    tx.subscription.count({ where: { plan: { slotId: dinnerSlot }, startDate: { lte: toSqlDate(day) } } }),
  );
  expect(await close(dinnerSlot, { lateReason: "It burnt", seenCooked: cooked }, later)).toMatchObject({
    ok: true,
  });
  const touched = await asSystem((tx) => tx.billCorrection.findMany({ include: { bill: true } }));
  const customers = touched.map(({ bill }) => bill.customerId);
  expect(customers).toContain(both.customerId);
  expect(customers).not.toContain(lunchOnly.customerId);
});

test("a meal is closed once, and not on a day that is closed as a whole", async () => {
  expect(await close(dinnerSlot)).toMatchObject({ ok: true });
  expect(await close(dinnerSlot)).toEqual({ ok: false, error: "already-closed" });
  expect(await close(1)).toMatchObject({ ok: true });
  expect(await closuresOn()).toHaveLength(2);
  expect(await close(null)).toMatchObject({ ok: true, value: { added: 1 } });
  expect(await closuresOn()).toMatchObject([{ slotId: null }]);
  expect(await close(dinnerSlot)).toEqual({ ok: false, error: "already-closed" });
});

test("nor does the database take it, from anybody", async () => {
  const insert = (slotId: number | null) =>
    asSystem((tx) => tx.closure.create({ data: { closureDate: toSqlDate(day), slotId, reason: "x" } }));
  await insert(dinnerSlot);
  await expect(insert(dinnerSlot)).rejects.toThrow("closures_of_a_day");
  await expect(insert(null)).rejects.toThrow("closures_of_a_day");
  await insert(1);
});

test("is late once its own meal is counted, and opened again under the same rule", async () => {
  await household();
  const noon = at(day, "12:00");
  expect(await close(1, {}, noon)).toEqual(LATE);
  expect(await close(dinnerSlot, {}, noon)).toMatchObject({ ok: true });
  const [closure] = await closuresOn();
  const open = (when: Date) =>
    asStaff(
      staff,
      (tx) => removeClosure({ tx, now: when, staff }, { closureId: closure?.id ?? 0, lateReason: "" }),
      when,
    );
  const listed = async (when: Date) => (await asStaff(staff, (tx) => listClosures(tx, when), when)).coming;
  expect(await listed(noon)).toMatchObject([{ mealName: "Dinner", canChange: true }]);
  const evening = at(day, "15:01");
  expect(await listed(evening)).toMatchObject([{ canChange: false }]);
  expect(await open(evening)).toEqual(LATE);
  expect(await open(noon)).toMatchObject({ ok: true });
});

test("there is no closure of a meal that is not there", async () => {
  expect(await close(999)).toEqual({ ok: false, error: "no-such-meal" });
});
