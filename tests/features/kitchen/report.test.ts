import { asCustomer, asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import type { CustomerId, StaffRole } from "@/lib/domain/identity";
import {
  addDays,
  eachDay,
  isoWeekday,
  parsePlainDate,
  type PlainDate,
  type Weekday,
} from "@/lib/domain/plain-date";
import { kitchenReport, revisionOf } from "@/lib/features/kitchen/queries";
import { deliveriesOn, listStops } from "@/lib/features/deliveries/queries";
import {
  at,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeStaff,
  makeSubscription,
} from "../../support/make";

afterAll(disconnect);

const now = at("2026-11-10", "06:00");
const reportAs = async (role: StaffRole, day: string) => {
  const staff = await makeStaff(role);
  return asStaff(staff, (tx) => kitchenReport(tx, parsePlainDate(day)), now);
};

/** The count a person would make with a list and a pencil, from the raw rows. */
async function countByHand(day: PlainDate): Promise<{ tiffins: number; byPlan: Map<number, number> }> {
  const { rows, pauses, skips, closures } = await asSystem(async (tx) => ({
    rows: await tx.subscription.findMany(),
    pauses: await tx.pause.findMany(),
    skips: await tx.skip.findMany(),
    closures: await tx.closure.findMany(),
  }));
  const byPlan = new Map<number, number>();
  for (const row of rows) {
    if (day < fromSqlDate(row.startDate) || fromSqlDate(row.endDate) < day) continue;
    if (!row.weekdays.includes(isoWeekday(day))) continue;
    if (closures.some((closure) => fromSqlDate(closure.closureDate) === day)) continue;
    if (pauses.some((pause) => pause.customerId === row.customerId && fromSqlDate(pause.pauseDate) === day))
      continue;
    if (skips.some((skip) => skip.subscriptionId === row.id && fromSqlDate(skip.skipDate) === day)) continue;
    byPlan.set(row.planId, (byPlan.get(row.planId) ?? 0) + 1);
  }
  return { tiffins: [...byPlan.values()].reduce((sum, count) => sum + count, 0), byPlan };
}

test("counts every day of two months as a naive count of the rows does", async () => {
  const plans = [await makePlan(), await makePlan(), await makePlan()];
  const weeks: Weekday[][] = [
    [1, 2, 3, 4, 5, 6, 7],
    [1, 2, 3, 4, 5],
    [6, 7],
  ];
  const first = parsePlainDate("2026-11-10");
  for (let index = 0; index < 30; index += 1) {
    const customerId = await makeCustomer({ area: index % 2 ? "Nerul" : "Vashi" });
    for (const [position, plan] of plans.entries()) {
      if ((index + position) % 3 === 0) continue;
      const startDate = addDays(first, (index * 7) % 20);
      const endDate = addDays(startDate, 5 + ((index * 11) % 40));
      const weekdays = weeks[(index + position) % 3] ?? [];
      const id = await makeSubscription({ customerId, plan, startDate, endDate, weekdays });
      if (index % 4 === 0) await makeSkip(id, addDays(startDate, 3));
    }
    await makePause(customerId, addDays(first, (index * 5) % 30));
  }
  await makeClosure("2026-11-24");
  const [staff, office] = [await makeStaff("kitchen"), await makeStaff("owner")];
  for (const day of eachDay(first, addDays(first, 60))) {
    const byHand = await countByHand(day);
    const report = await asStaff(staff, (tx) => kitchenReport(tx, day), now);
    expect({ day, tiffins: report.counts.delivery }).toEqual({ day, tiffins: byHand.tiffins });
    expect(new Map(report.plans.map(({ id, count }) => [id, count]))).toEqual(byHand.byPlan);
    expect(report.areas.reduce((sum, area) => sum + area.count, 0)).toBe(byHand.tiffins);
    const stops = await asStaff(office, (tx) => listStops(tx, day), now);
    expect(stops.flatMap((area) => area.stops).reduce((sum, { count }) => sum + count, 0)).toBe(
      byHand.tiffins,
    );
  }
});

test("counts tiffins, not customers: two subscriptions of one plan are two", async () => {
  const plan = await makePlan({ name: "Double Thali" });
  const customerId = await makeCustomer({ area: "Ulwe" });
  for (let index = 0; index < 2; index += 1) {
    await makeSubscription({ customerId, plan, startDate: "2027-03-01", endDate: "2027-03-31" });
  }
  const report = await reportAs("kitchen", "2027-03-05");
  expect(report.plans).toEqual([
    { id: plan.id, name: "Double Thali", count: 2, items: ["4 roti", "Dal", "Sabzi"], hasMenu: false },
  ]);
  expect(report.areas).toEqual([{ name: "Ulwe", count: 2, byPlan: { [plan.id]: 2 } }]);
});

test("tells paused, skipped and closed apart, and shows what each plan serves that day", async () => {
  const plan = await makePlan({ name: "Menu Thali" });
  const make = async (): Promise<{ customerId: CustomerId; id: number }> => {
    const customerId = await makeCustomer();
    return {
      customerId,
      id: await makeSubscription({ customerId, plan, startDate: "2027-05-01", endDate: "2027-05-31" }),
    };
  };
  const [paused, skipped] = [await make(), await make(), await make()];
  await makePause(paused.customerId, "2027-05-05");
  await makeSkip(skipped.id, "2027-05-05");
  const date = new Date("2027-05-05T00:00:00.000Z");
  await asSystem((tx) =>
    tx.menu.create({ data: { planId: plan.id, date, items: '["Rajma", "Jeera rice"]' } }),
  );
  const open = await reportAs("owner", "2027-05-05");
  expect(open.counts).toEqual({ delivery: 1, paused: 1, skipped: 1, closed: 0 });
  expect(open.plans).toMatchObject([{ count: 1, items: ["Rajma", "Jeera rice"], hasMenu: true }]);
  await makeClosure("2027-05-05", "Festival");
  const closed = await reportAs("owner", "2027-05-05");
  expect(closed.counts).toEqual({ delivery: 0, paused: 0, skipped: 0, closed: 3 });
  expect(closed.plans).toEqual([]);
});

test("reads a day of 1,000 subscriptions in well under a second", async () => {
  const plan = await makePlan();
  await asSystem(async (tx) => {
    const people = Array.from({ length: 1_000 }, (_, index) => ({
      fullname: `Customer ${index}`,
      email: `many-${index}@example.test`,
      phone: "9820000000",
      password: "-",
      addr1: `Flat ${index}`,
      area: "Airoli",
      pincode: "400708",
    }));
    const made = await tx.user.createManyAndReturn({ data: people, select: { id: true } });
    const run = {
      startDate: new Date("2028-01-01"),
      endDate: new Date("2028-01-31"),
      dailyRate: plan.dailyRate,
    };
    await tx.subscription.createMany({
      data: made.map(({ id }) => ({ ...run, customerId: id, planId: plan.id })),
    });
  });
  const staff = await makeStaff("kitchen");
  const started = performance.now();
  const report = await asStaff(staff, (tx) => kitchenReport(tx, parsePlainDate("2028-01-15")), now);
  expect(report.counts.delivery).toBe(1_000);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("shows a customer who asks the kitchen's question own rows only", async () => {
  const plan = await makePlan();
  const [asking, other] = [await makeCustomer(), await makeCustomer()];
  for (const customerId of [asking, other]) {
    await makeSubscription({ customerId, plan, startDate: "2029-01-01", endDate: "2029-01-31" });
  }
  const rows = await asCustomer(asking, (tx) => deliveriesOn(tx, parsePlainDate("2029-01-15")), now);
  expect(rows.map(({ customerId }) => customerId)).toEqual([asking]);
});

test("a report has another revision once another device has changed what it counts, and the same one else", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  await makeSubscription({ customerId, plan, startDate: "2027-03-01", endDate: "2027-03-31" });
  const revision = async (day: string) => revisionOf(await reportAs("kitchen", day));
  const [before, dayAfter] = [await revision("2027-03-03"), await revision("2027-03-04")];
  expect(await revision("2027-03-03")).toBe(before);
  await makePause(customerId, "2027-03-03");
  expect(await revision("2027-03-03")).not.toBe(before);
  expect(await revision("2027-03-04")).toBe(dayAfter);
});
