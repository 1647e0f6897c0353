// Routes as the office makes them: their buildings, their order, their drivers.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import {
  closeRoute,
  makeOneRoute,
  orderRoute,
  saveRoute,
  setDriverOfDay,
} from "@/lib/features/routes/commands";
import { putAreaOnRoute, putOnRoute } from "@/lib/features/routes/places";
import { offRoutesOn, routesOn, stopsOn } from "@/lib/features/routes/queries";
import { orderSchema, putSchema, routeSchema } from "@/lib/features/routes/schema";
import { suggestionFor } from "@/lib/features/routes/suggestion";
import { makeAdmin, makeStaff } from "@/tests/support/make";
import { DAY, makeBuilding, makeRoute, nextName, NOW, versionOf, type Office } from "./sample";

const day = parsePlainDate(DAY);
let staff: Office;
beforeAll(async () => void (staff = await makeAdmin()));
afterEach(async () => {
  await asSystem((tx) => tx.building.updateMany({ data: { routeId: null, position: null } }));
  await asSystem((tx) => tx.route.updateMany({ data: { isActive: false } }));
});
afterAll(disconnect);

type Tx = Parameters<Parameters<typeof asStaff>[1]>[0];
const press = <T>(fn: (scope: { tx: Tx; staff: Office; now: Date }) => Promise<T>) =>
  asStaff(staff, (tx) => fn({ tx, staff, now: NOW }), NOW);
const put = (buildingIds: number[], routeId: number | null, seen: number | null = null) =>
  press((scope) => putOnRoute(scope, { buildingIds, seen, routeId }));
const order = async (routeId: number, buildingIds: number[], version?: number) =>
  press(async (scope) =>
    orderRoute(scope, { routeId, version: version ?? (await versionOf(routeId)), buildingIds }),
  );
const shown = async (routeId: number | null) =>
  (await press(({ tx }) => stopsOn(tx, day, routeId))).map(({ id }) => id);
const one = async (routeId: number) => {
  const [route] = await press(({ tx }) => routesOn(tx, day, routeId));
  return route;
};

test("buildings go to the end of a route, and say what is brought there that day", async () => {
  const route = await makeRoute(staff, { capacity: "2" });
  const [first, second] = [await makeBuilding({ residents: 2 }), await makeBuilding()];
  expect(await put([first.id], route.id)).toEqual({ ok: true, value: { count: 1 } });
  expect(await put([second.id], route.id)).toMatchObject({ ok: true });
  const stops = await press(({ tx }) => stopsOn(tx, day, route.id));
  expect(stops.map(({ id, doors, tiffins }) => [id, doors, tiffins])).toEqual([
    [first.id, 2, 2],
    [second.id, 1, 1],
  ]);
  expect(await one(route.id)).toMatchObject({ buildings: 2, doors: 3, tiffins: 3, capacity: 2 });
  // a pause takes the tiffin off the day, and not the building off the route
  const [paused = 0] = second.customers;
  const pauseDate = new Date(`${DAY}T00:00:00Z`);
  await asSystem((tx) => tx.pause.create({ data: { customerId: paused, pauseDate } }), NOW);
  expect(await one(route.id)).toMatchObject({ buildings: 2, doors: 2, tiffins: 2 });
});

test("buildings that somebody has moved meanwhile are not moved again", async () => {
  const [from, to] = [await makeRoute(staff), await makeRoute(staff)];
  const { id } = await makeBuilding();
  await put([id], from.id);
  expect(await put([id], to.id)).toEqual({ ok: false, error: "stale" });
  expect(await put([id], to.id, from.id)).toMatchObject({ ok: true });
  expect(await put([id], null, to.id)).toMatchObject({ ok: true });
  expect(await shown(null)).toContain(id);
  expect(await put([id], 2_000_000_000)).toEqual({ ok: false, error: "not-found" });
});

test("an order is kept when it has all buildings, at the version that was seen", async () => {
  const route = await makeRoute(staff);
  const ids = [(await makeBuilding()).id, (await makeBuilding()).id, (await makeBuilding()).id];
  await put(ids, route.id);
  const version = await versionOf(route.id);
  expect(version).not.toBe(route.version);
  const turned = ids.toReversed();
  expect(await order(route.id, turned, version)).toMatchObject({ ok: true });
  expect(await shown(route.id)).toEqual(turned);
  for (const wrong of [turned.slice(1), [...turned, 1], [turned[0] ?? 0, ...turned.slice(0, 2)]])
    expect(await order(route.id, wrong)).toEqual({ ok: false, error: "stale" });
  expect(await order(route.id, ids, version)).toEqual({ ok: false, error: "stale" });
  expect(await shown(route.id)).toEqual(turned);
});

test("everything of an area that is on no route goes on one", async () => {
  const route = await makeRoute(staff);
  const [near, far] = [await makeBuilding({ area: "Ulwe" }), await makeBuilding({ area: "Digha" })];
  const areas = await press(async ({ tx }) => (await offRoutesOn(tx, day)).areas);
  expect(areas).toContainEqual({ area: "Ulwe", buildings: 1, tiffins: 1 });
  const moved = await press((scope) => putAreaOnRoute(scope, { area: "Ulwe", routeId: route.id }));
  expect(moved).toEqual({ ok: true, value: { count: 1 } });
  expect(await shown(route.id)).toEqual([near.id]);
  expect(await shown(null)).toContain(far.id);
});

test("a route is saved at the version it was opened at, under a name of its own", async () => {
  const [route, other] = [await makeRoute(staff), await makeRoute(staff)];
  const sent = {
    routeId: route.id,
    version: route.version,
    name: route.name,
    driverId: null,
    vehicle: "MH 43",
    capacity: 40,
  };
  const saved = await press((scope) => saveRoute(scope, sent));
  expect(saved).toMatchObject({ ok: true });
  expect(await press((scope) => saveRoute(scope, sent))).toMatchObject({
    error: "stale",
    meanwhile: { isOwn: true, now: { vehicle: "MH 43", capacity: "40", driverId: "" } },
  });
  const again = { ...sent, version: await versionOf(route.id) };
  const taken = press((scope) => saveRoute(scope, { ...again, name: other.name.toUpperCase() }));
  expect(await taken).toEqual({ ok: false, error: "name-taken" });
  const cook = await makeStaff("kitchen");
  const noDriver = press((scope) => saveRoute(scope, { ...again, driverId: cook.id }));
  expect(await noDriver).toEqual({ ok: false, error: "staff-gone" });
});

test("a closed route leaves its buildings without one, and its name to another", async () => {
  const [route] = [await makeRoute(staff), await makeRoute(staff)];
  const { id } = await makeBuilding();
  await put([id], route.id);
  const version = await versionOf(route.id);
  const close = (seen: number) => press((scope) => closeRoute(scope, { routeId: route.id, version: seen }));
  expect(await close(route.version)).toEqual({ ok: false, error: "stale" });
  expect(await close(version)).toMatchObject({ ok: true });
  expect(await close(version)).toEqual({ ok: false, error: "not-found" });
  expect(await shown(null)).toContain(id);
  const name = route.name;
  const named = press((scope) => saveRoute(scope, { name, driverId: null, vehicle: null, capacity: null }));
  expect(await named).toMatchObject({ ok: true });
});

test("another driver has a day, until the own one has it again", async () => {
  const route = await makeRoute(staff);
  const other = await makeStaff("driver", { fullname: "Other Driver" });
  const set = (driverId: number | null, on = day) =>
    press((scope) => setDriverOfDay(scope, { routeId: route.id, day: on, driverId }));
  expect(await set(other.id)).toMatchObject({ ok: true });
  expect(await one(route.id)).toMatchObject({ driverId: route.driver.id, dayDriver: "Other Driver" });
  expect(await set(null)).toMatchObject({ ok: true });
  expect(await one(route.id)).toMatchObject({ dayDriverId: null });
  expect(await set(other.id, parsePlainDate("2026-12-01"))).toEqual({ ok: false, error: "past" });
  expect(await set((await makeStaff("kitchen")).id)).toEqual({ ok: false, error: "staff-gone" });
});

test("a small kitchen makes it one route, and new buildings are on it", async () => {
  const [near, far] = [await makeBuilding({ area: "Vashi" }), await makeBuilding({ area: "Panvel" })];
  const driverId = staff.id;
  const name = nextName("Round");
  const made = await press((scope) => makeOneRoute(scope, { name, driverId }));
  if (!made.ok) throw new Error(made.error);
  const ids = await shown(made.value.id);
  expect(ids).toEqual(expect.arrayContaining([near.id, far.id]));
  expect(await shown(null)).toEqual([]);
  const added = await makeBuilding();
  expect((await shown(made.value.id)).at(-1)).toBe(added.id);
  expect(await press((scope) => makeOneRoute(scope, { name: nextName("Round"), driverId }))).toEqual({
    ok: false,
    error: "routes-exist",
  });
});

test("the suggested order is no longer than the kept one, and pins count before areas", async () => {
  const route = await makeRoute(staff);
  const ids = [];
  for (const area of ["Panvel", "Vashi", "Kharghar", "Nerul"]) ids.push((await makeBuilding({ area })).id);
  await put(ids, route.id);
  const [panvel, vashi, kharghar, nerul] = ids;
  const suggestion = await press(({ tx }) => suggestionFor(tx, route.id));
  expect(suggestion?.then.metres).toBeLessThan(suggestion?.now.metres ?? 0);
  const found = suggestion?.ids ?? [];
  expect([found, found.toReversed()]).toContainEqual(
    expect.arrayContaining([vashi, nerul, kharghar, panvel]),
  );
  await asSystem((tx) =>
    tx.building.updateMany({ where: { id: panvel }, data: { lat: 19.0771, lon: 72.9981 } }),
  );
  const pinned = await press(({ tx }) => suggestionFor(tx, route.id));
  expect(pinned?.then.metres).toBeLessThan(suggestion?.then.metres ?? 0);
});

test("what the forms send is read", () => {
  const form = { name: " Route  North ", driverId: "", vehicle: "", capacity: "" };
  expect(routeSchema.parse(form)).toEqual({
    name: "Route North",
    driverId: null,
    vehicle: null,
    capacity: null,
  });
  expect(routeSchema.parse({ ...form, driverId: "7", capacity: "1,200" })).toMatchObject({
    driverId: 7,
    capacity: 1200,
  });
  for (const capacity of ["0", "5001", "many", "1.5"])
    expect(routeSchema.safeParse({ ...form, capacity }).success).toBe(false);
  expect(putSchema.safeParse({ buildingIds: [], seen: null, routeId: 1 }).success).toBe(false);
  expect(orderSchema.safeParse({ routeId: 1, version: 1, buildingIds: [] }).success).toBe(true);
});
