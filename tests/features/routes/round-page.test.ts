// A route's doors of a day, building by building.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { putOnRoute } from "@/lib/features/routes/places";
import { customersOn, listRouteNames, roundPage } from "@/lib/features/routes/round-page";
import { makeAdmin } from "@/tests/support/make";
import { DAY, makeBuilding, makeRoute, NOW, type Office } from "./sample";

const day = parsePlainDate(DAY);
let staff: Office;
beforeAll(async () => void (staff = await makeAdmin()));
afterAll(disconnect);

const put = (buildingIds: number[], routeId: number) =>
  asStaff(staff, (tx) => putOnRoute({ tx, staff }, { buildingIds, seen: null, routeId }), NOW);
const pageOf = (route: number, more: object = {}, who: Office = staff) =>
  asStaff(who, (tx) => roundPage(tx, day, { route, after: undefined, before: undefined, ...more }), NOW);

test("doors come building by building, in the route's order, each with its flats in order", async () => {
  const route = await makeRoute(staff);
  const [first, second, elsewhere] = [
    await makeBuilding({ residents: 12, area: "Vashi" }),
    await makeBuilding({ residents: 1, area: "Airoli" }),
    await makeBuilding(),
  ];
  await put([first.id, second.id], route.id);
  const page = await pageOf(route.id);
  expect(page.shown.map(({ area, doors, count, first: number }) => [area, doors, count, number])).toEqual([
    [`${first.name}, Vashi`, 12, 12, 1],
    [`${second.name}, Airoli`, 1, 1, 13],
  ]);
  const flats = page.shown[0]?.stops.map(({ addr1 }) => addr1.split(",")[0]);
  expect(flats).toEqual(Array.from({ length: 12 }, (_, index) => `Flat ${index + 1}`));
  expect(JSON.stringify(page)).not.toContain(elsewhere.name);
  const onIt = await asStaff(staff, (tx) => customersOn(tx, route.id), NOW);
  expect(onIt).toEqual(new Set([...first.customers, ...second.customers].map(Number)));
  // its driver sees the same, and another one nothing
  expect(await pageOf(route.id, {}, route.driver)).toEqual(page);
  const other = await makeRoute(staff);
  expect((await pageOf(route.id, {}, other.driver)).shown).toEqual([]);
  const names = await asStaff(staff, (tx) => listRouteNames(tx), NOW);
  expect(names).toContainEqual({ id: route.id, name: route.name });
});

test("a long round goes on over pages, and is shown whole to be printed", async () => {
  const route = await makeRoute(staff);
  const [first, second] = [await makeBuilding({ residents: 49 }), await makeBuilding({ residents: 4 })];
  await put([first.id, second.id], route.id);
  const page = await pageOf(route.id);
  expect(page.shown.map(({ stops }) => stops.length)).toEqual([49, 1]);
  expect(page.before).toBeNull();
  const next = await pageOf(route.id, { after: page.after ?? undefined });
  expect(next.shown.map(({ stops, first: number, doors }) => [stops.length, number, doors])).toEqual([
    [3, 51, 4],
  ]);
  expect(next.after).toBeNull();
  const back = await pageOf(route.id, { before: next.before ?? undefined });
  expect(back).toEqual(page);
  expect((await pageOf(route.id, { whole: true })).shown.map(({ stops }) => stops.length)).toEqual([49, 4]);
});

test("an only route has the doors of which nobody knows the building at its end", async () => {
  await asSystem((tx) => tx.route.updateMany({ data: { isActive: false } }));
  const { id: route } = await asSystem((tx) =>
    tx.route.create({ data: { name: "Only", driverId: staff.id } }),
  );
  const known = await makeBuilding({ area: "Airoli" });
  const lost = await makeBuilding({ area: "Ulwe" });
  await asSystem((tx) => tx.user.updateMany({ where: { buildingId: lost.id }, data: { buildingId: null } }));
  const page = await pageOf(route);
  expect(page.shown.map(({ area }) => area)).toEqual([
    expect.stringContaining(known.name),
    ...page.shown.slice(1).map(() => expect.any(String)),
  ]);
  expect(page.shown.at(-1)?.area).toBe("Ulwe");
}, 60_000);
