import { asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole } from "@/lib/domain/identity";
import { addDays, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { deliveriesOn } from "@/lib/features/deliveries/queries";
import { packRows } from "@/lib/features/packing/queries";
import { packingProgress } from "@/lib/features/packing/progress-queries";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import type { RoundProgress } from "@/lib/domain/packing/progress";
import {
  at,
  makeClosure,
  makeCustomer,
  makePause,
  makePlan,
  makeSkip,
  makeStaff,
  makeSubscription,
} from "@/tests/support/make";

afterAll(disconnect);

const first = parsePlainDate("2026-11-10");

const rowsAs = async (role: StaffRole, day: PlainDate, now = at(day, "06:00")) => {
  const staff = await makeStaff(role);
  return asStaff(staff, (tx) => packRows(tx, day, LUNCH), now);
};

const countedIn = (rows: readonly PackRow[]) =>
  [...Map.groupBy(rows, ({ route, planName }) => `${route}, ${planName}`)]
    .map(([plan, own]) => `${plan}: ${own.length}`)
    .toSorted();
const dueIn = (rounds: readonly RoundProgress[]) =>
  rounds
    .flatMap(({ route, plans }) => plans.map(({ name, count }) => `${route}, ${name}: ${count}`))
    .toSorted();

test("on every day the boxes are the deliveries, and what is to be packed is counted as many", async () => {
  const plans = [await makePlan(), await makePlan()];
  for (let index = 0; index < 16; index += 1) {
    const customerId = await makeCustomer({ area: index % 2 ? "Nerul" : "Vashi" });
    for (const plan of plans.slice(index % 2)) {
      const startDate = addDays(first, (index * 7) % 20);
      const endDate = addDays(startDate, 5 + ((index * 11) % 30));
      const weekdays = index % 3 ? ([1, 2, 3, 4, 5, 6, 7] as const) : ([1, 3, 5] as const);
      const id = await makeSubscription({ customerId, plan, startDate, endDate, weekdays });
      if (index % 4 === 0) await makeSkip(id, addDays(startDate, 3));
    }
    await makePause(customerId, addDays(first, (index * 5) % 30));
  }
  await makeClosure("2026-11-24");
  const office = await makeStaff("owner");
  for (const day of eachDay(first, addDays(first, 40))) {
    const { rows, rounds, delivered } = await asStaff(
      office,
      async (tx) => ({
        rows: await packRows(tx, day, LUNCH),
        rounds: await packingProgress(tx, day, LUNCH),
        delivered: await deliveriesOn(tx, day),
      }),
      at(day, "06:00"),
    );
    expect(dueIn(rounds)).toEqual(countedIn(rows));
    expect(rows.map((row) => [row.subscriptionId, row.planName, row.name]).toSorted()).toEqual(
      delivered
        .filter(({ cause }) => cause === "delivery")
        .map((row) => [row.subscriptionId, row.planName, row.fullname])
        .toSorted(),
    );
  }
});

test("the cook reads what goes on the boxes of today and tomorrow, and of no other day", async () => {
  const plan = await makePlan();
  const customerId = await makeCustomer({ fullname: "Only Here" });
  await makeSubscription({ customerId, plan, startDate: "2027-03-01", endDate: "2027-03-31" });
  const now = at("2027-03-01", "06:00");
  const count = async (role: StaffRole, day: string) =>
    (await rowsAs(role, parsePlainDate(day), now)).filter(({ name }) => name === "Only Here").length;
  expect(await count("kitchen", "2027-03-01")).toBe(1);
  expect(await count("kitchen", "2027-03-02")).toBe(1);
  expect(await count("kitchen", "2027-03-03")).toBe(0);
  expect(await count("owner", "2027-03-03")).toBe(1);
  expect(await count("driver", "2027-03-01")).toBe(0);
  expect(await count("support", "2027-03-01")).toBe(0);
});

test("the first tiffin of a subscription is new, and the doors of an area are numbered in their order", async () => {
  const plan = await makePlan();
  for (const addr1 of ["Flat 10", "Flat 2", "Flat 2"]) {
    const customerId = await makeCustomer({ area: "Ulwe", addr1 });
    await makeSubscription({ customerId, plan, startDate: "2027-05-01", endDate: "2027-05-31" });
  }
  const on = async (day: string) =>
    (await rowsAs("kitchen", parsePlainDate(day)))
      .filter(({ route }) => route === "Ulwe")
      .map(({ door, stop, isNew }) => [door, stop, isNew]);
  expect(await on("2027-05-01")).toEqual([
    ["Flat 10", 2, true],
    ["Flat 2", 1, true],
    ["Flat 2", 1, true],
  ]);
  expect((await on("2027-05-02")).map(([, , isNew]) => isNew)).toEqual([false, false, false]);
});

test("two buildings of an area that are called the same are two stops, each where its route passes it", async () => {
  const day = parsePlainDate("2027-05-04");
  const plan = await makePlan();
  const route = await asSystem((tx) => tx.route.create({ data: { name: "Morning" }, select: { id: true } }));
  const houses = [
    { name: "Shanti Niwas", sector: "Sector 17", position: 1 },
    { name: "Laxmi Kunj", sector: null, position: 2 },
    { name: "Shanti Niwas", sector: "Sector 9", position: 3 },
  ];
  for (const house of houses) {
    const customerId = await makeCustomer();
    await makeSubscription({ customerId, plan, startDate: "2027-05-01", endDate: "2027-05-31" });
    await asSystem(async (tx) => {
      const data = { ...house, area: "Vashi", routeId: route.id };
      const { id: buildingId } = await tx.building.create({ data, select: { id: true } });
      await tx.user.updateMany({ where: { id: customerId }, data: { buildingId } });
    });
  }
  // the only route takes the doors of the other tests along, behind its own
  const stops = (await rowsAs("owner", day)).filter(({ building }) => building !== "");
  expect(stops.map(({ route: name, stop, building }) => [name, stop, building])).toEqual([
    ["Morning", 1, "Shanti Niwas, Sector 17"],
    ["Morning", 2, "Laxmi Kunj"],
    ["Morning", 3, "Shanti Niwas, Sector 9"],
  ]);
  const office = await makeStaff("owner");
  const rounds = await asStaff(office, (tx) => packingProgress(tx, day, LUNCH), at(day, "06:00"));
  expect(dueIn(rounds)).toEqual(countedIn(await rowsAs("owner", day)));
});

test("what is to be packed is the cook's and the office's to know", async () => {
  const day = parsePlainDate("2027-05-04");
  const dueFor = async (role: StaffRole, now = at(day, "06:00")) => {
    const staff = await makeStaff(role);
    return (await asStaff(staff, (tx) => packingProgress(tx, day, LUNCH), now)).length > 0;
  };
  expect([await dueFor("kitchen"), await dueFor("owner")]).toEqual([true, true]);
  expect([await dueFor("driver"), await dueFor("support")]).toEqual([false, false]);
  expect(await dueFor("kitchen", at("2027-05-02", "06:00"))).toBe(false);
});
