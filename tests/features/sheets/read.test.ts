// Kitchen, delivery list and their sums read the sheet of a day that is counted, whatever changes afterwards.
import { asStaff, asSystem, disconnect, toSqlDate, type Tx } from "@/lib/db";
import { addDays, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { areasOn, countsOn } from "@/lib/features/deliveries/counts";
import { doorsPage } from "@/lib/features/deliveries/doors-page";
import { listStops } from "@/lib/features/deliveries/queries";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { adminPauseDays } from "@/lib/features/pauses/commands";
import { makeDueSheets } from "@/lib/features/sheets/make";
import { systemFlow } from "../../support/bills";
import {
  at,
  makeAdmin,
  makeCustomer,
  makePlan,
  makeSlot,
  makeStaff,
  makeSubscription,
} from "../../support/make";
import { addRandomCalendars, causesOn } from "../../support/random-calendars";

afterAll(disconnect);

let office: Awaited<ReturnType<typeof makeStaff>>;
let cook: Awaited<ReturnType<typeof makeStaff>>;
beforeAll(async () => {
  [office, cook] = [await makeStaff("support"), await makeStaff("kitchen")];
});

const tally = (rows: readonly { kind: string; count: number }[]) => {
  const sums = new Map<string, number>();
  for (const { kind, count } of rows) sums.set(kind, (sums.get(kind) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
};

test("over random calendars each day's counts are the same before its sheet is made and after", async () => {
  await addRandomCalendars(40, 0.4);
  const first = parsePlainDate("2027-03-25");
  const days = eachDay(first, addDays(first, 60));
  const known = await causesOn(days);
  const read = (day: PlainDate) =>
    asStaff(office, async (tx) => ({
      counts: tally(
        (await countsOn(tx, day)).map((one) => ({
          kind: `${one.planName} ${one.area} ${one.cause}`,
          count: one.count,
        })),
      ),
      areas: tally(
        (await areasOn(tx, day)).flatMap(({ area, count, doors }) => [
          { kind: area, count },
          { kind: `${area} doors`, count: doors },
        ]),
      ),
      stops: await listStops(tx, day),
    }));
  const forecasts = new Map<PlainDate, Awaited<ReturnType<typeof read>>>();
  for (const day of days) forecasts.set(day, await read(day));
  const last = days.at(-1) ?? first;
  expect(await makeDueSheets(systemFlow(at(last, "08:01")))).toBeGreaterThan(60);
  let delivered = 0;
  for (const day of days) {
    const sheet = await read(day);
    expect({ day, ...sheet }).toEqual({ day, ...forecasts.get(day) });
    delivered += sheet.stops.flatMap(({ stops }) => stops).reduce((sum, { count }) => sum + count, 0);
  }
  const due = [...known.values()].flat().filter(({ cause }) => cause === "delivery").length;
  expect(delivered).toBe(due);
}, 60_000);

describe("a day that is counted", () => {
  const day = parsePlainDate("2027-08-05");
  const late = at(day, "09:00");
  const as = <T>(staff: typeof cook, fn: (tx: Tx) => Promise<T>) => asStaff(staff, fn, late);

  async function household() {
    const plan = await makePlan({ items: ["4 roti", "Dal"] });
    const customerId = await makeCustomer({ area: "Digha", addr1: "Flat 1" });
    await makeSubscription({ customerId, plan, startDate: day, endDate: day });
    return { plan, customerId };
  }

  test("stays as it was when its people move and its plans are renamed", async () => {
    const { plan, customerId } = await household();
    expect((await as(cook, (tx) => kitchenReport(tx, day))).sheets).toEqual([]);
    await makeDueSheets(systemFlow(late));
    await asSystem(async (tx) => {
      await tx.$executeRaw`UPDATE customer_plans SET is_active = false`;
      await tx.user.updateMany({
        where: { id: customerId },
        data: { area: "Ulwe", addr1: "Flat 9", fullname: "Moved" },
      });
      await tx.plan.update({
        where: { id: plan.id },
        data: { name: "Other name", items: '["Poha"]' },
        select: { id: true },
      });
    }, late);
    const report = await as(cook, (tx) => kitchenReport(tx, day));
    expect(report.plans).toMatchObject([
      { id: plan.id, name: plan.name, count: 1, items: ["4 roti", "Dal"] },
    ]);
    expect(report.areas).toMatchObject([{ name: "Digha", count: 1 }]);
    expect(report.dishes.map(({ name, amounts }) => [name, amounts])).toEqual([
      ["Dal", [{ quantity: 1, unit: null }]],
      ["roti", [{ quantity: 4, unit: null }]],
    ]);
    expect(report.sheets).toMatchObject([{ slotId: 1, revision: 1, cutoffAt: at(day, "08:00") }]);
    const page = await as(office, (tx) => doorsPage(tx, day, { after: customerId }));
    expect(page.shown).toMatchObject([
      { area: "Digha", stops: [{ addr1: "Flat 1", fullname: "Asha Kulkarni" }] },
    ]);
  });

  test("changes with its amendments, the menu's too", async () => {
    const { plan, customerId } = await household();
    const admin = await makeAdmin();
    const before = await as(cook, (tx) => kitchenReport(tx, day));
    await as(admin, (tx) =>
      tx.menu.create({ data: { planId: plan.id, date: toSqlDate(day), items: '["4 roti","Rajma"]' } }),
    );
    const other = await as(cook, (tx) => kitchenReport(tx, day));
    expect(other.plans.find(({ id }) => id === plan.id)).toMatchObject({
      items: ["4 roti", "Rajma"],
      hasMenu: true,
    });
    expect(other.sheets[0]?.revision).toBe((before.sheets[0]?.revision ?? 0) + 1);
    const asked = { customerId, days: [day], reason: "Ill" };
    await as(admin, (tx) => adminPauseDays({ tx, now: late, staff: admin }, asked));
    const less = await as(cook, (tx) => kitchenReport(tx, day));
    expect(less.counts).toEqual({
      ...other.counts,
      delivery: other.counts.delivery - 1,
      paused: other.counts.paused + 1,
    });
    expect(less.plans.some(({ id }) => id === plan.id)).toBe(false);
  });

  test("is a sheet for lunch while dinner is a forecast", async () => {
    const dinner = await makePlan({ slotId: await makeSlot("Dinner", "15:00") });
    const customerId = await makeCustomer({ area: "Ulwe" });
    await makeSubscription({ customerId, plan: dinner, startDate: day, endDate: day });
    const report = await as(cook, (tx) => kitchenReport(tx, day));
    expect(report.sheets).toHaveLength(1);
    expect(report.plans.find(({ id }) => id === dinner.id)).toMatchObject({ count: 1 });
    const stops = await as(office, (tx) => listStops(tx, day));
    expect(stops.find(({ area }) => area === "Ulwe")?.stops).toMatchObject([{ customerId, count: 1 }]);
  });
});
