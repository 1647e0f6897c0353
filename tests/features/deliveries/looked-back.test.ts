// A day looked back at: from its sheet, by route, with who packed, drove and wrote things down.
import { randomUUID } from "node:crypto";
import { asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { lookedBackOn, routesOfDoors } from "@/lib/features/deliveries/by-route-queries";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const DAY = "2026-12-01";
const day = parsePlainDate(DAY);

async function routeWith(name: string, customers: readonly number[]) {
  const route = await asSystem((tx) => tx.route.create({ data: { name } }));
  const building = await asSystem((tx) =>
    tx.building.create({ data: { name: `House of ${name}`, area: "Vashi", routeId: route.id, position: 1 } }),
  );
  await asSystem((tx) =>
    tx.user.updateMany({ where: { id: { in: [...customers] } }, data: { buildingId: building.id } }),
  );
  return route.id;
}

/** What is said of a tiffin at a time of the day. */
async function mark(
  driverId: number,
  [customerId, tiffinId]: readonly [number, number],
  said: object,
  time: string,
) {
  const when = {
    phoneTime: at(DAY, time),
    happenedAt: at(DAY, time),
    phone: randomUUID(),
    key: randomUUID(),
  };
  const of = { day: toSqlDate(day), tiffinId, subscriptionId: tiffinId, customerId, driverId };
  const data = { ...when, ...of, status: "delivered", ...said };
  await asSystem((tx) => tx.deliveryMark.createMany({ data }), at(DAY, time));
}

test("each route says who packed and drove it, and what became of its tiffins, as the sheet had them", async () => {
  const plan = await makePlan();
  const people: [number, number][] = [];
  while (people.length < 5) {
    const customerId = await makeCustomer();
    const run = { startDate: "2026-11-20", endDate: "2026-12-31" };
    people.push([customerId, await makeSubscription({ customerId, plan, ...run })]);
  }
  const [one, two, three, four, five] = people;
  if (!one || !two || !three || !four || !five) throw new Error("nobody");
  const north = await routeWith("North", [one[0], two[0], three[0]]);
  const south = await routeWith("South", [four[0]]);
  await asSystem((tx) => tx.$queryRaw`SELECT make_sheet(${DAY}::date, 1)`, at(DAY, "08:01"));
  const admin = await makeAdmin();
  const read = () => asStaff(admin, (tx) => lookedBackOn(tx, day), at("2026-12-05", "12:00"));
  expect((await read()).routes.map(({ route, tiffins, open }) => [route, tiffins, open])).toEqual([
    ...[["North", 3, 3]],
    ...[["South", 1, 1]],
    ["", 1, 1],
  ]);

  const raju = await makeStaff("driver", { fullname: "Raju Pawar" });
  const cook = await makeStaff("kitchen", { fullname: "Lata Kale" });
  await mark(raju.id, one, { status: "on_the_way" }, "11:05");
  await mark(raju.id, one, {}, "12:10");
  await mark(raju.id, two, { status: "left_with_guard" }, "12:15");
  await mark(raju.id, three, { status: "not_delivered", reason: "gate" }, "12:40");
  const packed = { stage: "packed", day: toSqlDate(day), slotId: 1, route: "North", planId: plan.id, due: 3 };
  for (const [count, time] of [
    [1, "09:50"],
    [3, "10:15"],
  ] as const)
    await asSystem(
      (tx) => tx.packMark.createMany({ data: { ...packed, count, actorId: cook.id } }),
      at(DAY, time),
    );
  const log = { day: toSqlDate(day), slotId: 1, kind: "sample", note: "Dal", notedById: cook.id };
  await asSystem((tx) => tx.foodSafetyEntry.createMany({ data: log }), at(DAY, "10:30"));
  // they move afterwards: the day stays as it was
  await asSystem((tx) => tx.user.updateMany({ where: { id: one[0] }, data: { buildingId: null } }));

  const nothing = { delivered: 0, withGuard: 0, notDelivered: 0, reasons: [], packed: null, drove: [] };
  expect(await read()).toEqual({
    cooked: [{ name: "Lata Kale", first: at(DAY, "10:30"), last: at(DAY, "10:30") }],
    routes: [
      {
        ...{
          routeId: north,
          route: "North",
          tiffins: 3,
          delivered: 1,
          withGuard: 1,
          notDelivered: 1,
          open: 0,
        },
        reasons: [{ reason: "gate", count: 1 }],
        packed: { by: ["Lata Kale"], count: 3, due: 3, last: at(DAY, "10:15") },
        drove: [{ name: "Raju Pawar", first: at(DAY, "11:05"), last: at(DAY, "12:40") }],
      },
      { ...nothing, routeId: south, route: "South", tiffins: 1, open: 1 },
      { ...nothing, routeId: null, route: "", tiffins: 1, open: 1 },
    ],
  });
  const routes = await asStaff(admin, (tx) => routesOfDoors(tx, day), at("2026-12-05", "12:00"));
  expect([routes.get(one[0]), routes.get(four[0]), routes.get(five[0])]).toEqual([
    "North",
    "South",
    undefined,
  ]);
});

test("a day that is not counted has nothing to look back at", async () => {
  const admin = await makeAdmin();
  const later = parsePlainDate("2026-12-24");
  expect(await asStaff(admin, (tx) => lookedBackOn(tx, later))).toEqual({ cooked: [], routes: [] });
});
