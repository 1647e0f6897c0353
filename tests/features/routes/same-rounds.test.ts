// Whose a tiffin is, every page says alike: the routes, the round on the phone, the packing and the day looked back at.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { tiffinsOf } from "@/lib/domain/drive/round";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { getBuilding } from "@/lib/features/buildings/queries";
import { lookedBackOn } from "@/lib/features/deliveries/by-route-queries";
import { roundOf } from "@/lib/features/drive/round-queries";
import { packingProgress } from "@/lib/features/packing/progress-queries";
import { orderRoute } from "@/lib/features/routes/commands";
import { putOnRoute } from "@/lib/features/routes/places";
import { offRoutesOn, routesOn, stopsOn } from "@/lib/features/routes/queries";
import { at, makeAdmin, makeStaff } from "@/tests/support/make";
import { DAY, makeBuilding, nextName, versionOf, type Office } from "./sample";

const day = parsePlainDate(DAY);
const morning = at(DAY, "07:00");
let staff: Office;
beforeAll(async () => void (staff = await makeAdmin()));
afterEach(async () => {
  await asSystem((tx) => tx.building.updateMany({ data: { routeId: null, position: null } }));
  await asSystem((tx) => tx.route.updateMany({ data: { isActive: false } }));
});
afterAll(disconnect);

async function makeRoute() {
  const driver = await makeStaff("driver");
  const name = nextName("Round");
  const { id } = await asSystem((tx) => tx.route.create({ data: { name, driverId: driver.id } }));
  return { id, name, driver };
}

type Table = Record<string, number>;

/** How many tiffins each page gives to each route, and "" to none. */
async function said(drivers: readonly { name: string; driver: Office }[]): Promise<Record<string, Table>> {
  const pages = await asStaff(
    staff,
    async (tx) => {
      const routes = await routesOn(tx, day);
      const { areas, withoutBuilding } = await offRoutesOn(tx, day);
      const off = areas.reduce(
        (sum, { tiffins }) => sum + tiffins,
        routes.length > 1 ? withoutBuilding.tiffins : 0,
      );
      const packed = await packingProgress(tx, day, LUNCH);
      return {
        routes: table([...routes.map(({ name, tiffins }) => [name, tiffins] as const), ["", off]]),
        packing: table(packed.map(({ route, due }) => [route ?? "", due])),
        lookedBack: table((await lookedBackOn(tx, day)).routes.map((one) => [one.route, one.tiffins])),
      };
    },
    morning,
  );
  const rounds: [string, number][] = [];
  for (const { name, driver } of drivers) {
    const round = await asStaff(driver, (tx) => roundOf(tx, driver, day), morning);
    rounds.push([name, round.stops.flatMap(tiffinsOf).length]);
  }
  const off = pages.routes[""] ?? 0;
  return { ...pages, phones: table([...rounds, ["", off]]) };
}

/** Rounds to which nothing goes are left out: of some pages they are no part. */
const table = (rows: readonly (readonly [string, number])[]): Table =>
  Object.fromEntries(rows.filter(([, tiffins]) => tiffins > 0));

test("an only route takes every door on every page, and a second one leaves them to be put on one", async () => {
  const known = await makeBuilding({ residents: 3, area: "Ulwe" });
  const lost = await makeBuilding({ area: "Digha" });
  await asSystem((tx) => tx.user.updateMany({ where: { buildingId: lost.id }, data: { buildingId: null } }));
  const only = await makeRoute();
  const all = { [only.name]: 4 };
  expect(await said([only])).toEqual({ routes: all, packing: all, lookedBack: {}, phones: all });
  const { id, name } = only;
  const building = await asStaff(staff, (tx) => getBuilding(tx, known.id));
  expect(building?.route).toEqual({ id, name });
  expect(await asStaff(staff, (tx) => stopsOn(tx, day, id))).toContainEqual(
    expect.objectContaining({ id: known.id, tiffins: 3 }),
  );
  expect(await asStaff(staff, (tx) => stopsOn(tx, day, null))).toEqual([]);

  const second = await makeRoute();
  const off = { "": 4 };
  expect(await said([only, second])).toEqual({ routes: off, packing: off, lookedBack: {}, phones: off });
  const put = { buildingIds: [known.id], seen: null, routeId: second.id };
  expect(await asStaff(staff, (tx) => putOnRoute({ tx, staff }, put))).toMatchObject({ ok: true });
  const shared = { [second.name]: 3, "": 1 };
  await asSystem((tx) => tx.$queryRaw`SELECT make_sheet(${DAY}::date, 1)`, at(DAY, "08:01"));
  const counted = await said([only, second]);
  expect(counted).toEqual({ routes: shared, packing: shared, lookedBack: shared, phones: shared });
});

test("the order of an only route has the buildings that nobody had put on it, and keeps them", async () => {
  const [first, second] = [await makeBuilding(), await makeBuilding()];
  const { id } = await makeRoute();
  const shown = async () => (await asStaff(staff, (tx) => stopsOn(tx, day, id))).map((stop) => stop.id);
  const ids = (await shown()).toReversed();
  expect(ids).toEqual(expect.arrayContaining([first.id, second.id]));
  const version = await versionOf(id);
  const kept = await asStaff(staff, (tx) =>
    orderRoute({ tx, staff }, { routeId: id, version, buildingIds: ids }),
  );
  expect(kept).toMatchObject({ ok: true });
  expect(await shown()).toEqual(ids);
  await makeRoute();
  expect(await shown()).toEqual(ids);
});
