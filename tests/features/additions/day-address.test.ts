// A meal that goes elsewhere on one day: what the sheet, the labels, the lists and the round say of it, in time and late.
import { asStaff, asSystem, disconnect, toSqlDate, type Tx } from "@/lib/db";
import { userId } from "@/lib/domain/identity";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { dropDayAddress, sayDayAddress } from "@/lib/features/additions/address-commands";
import { addressesOn } from "@/lib/features/additions/queries";
import { dayAddressSchema } from "@/lib/features/additions/schema";
import { deliveriesOn, listStops } from "@/lib/features/deliveries/queries";
import { roundOf } from "@/lib/features/drive/round-queries";
import { makeSheetsOf } from "@/lib/features/sheets/make";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let [here, there]: { id: Awaited<ReturnType<typeof makeStaff>>["id"]; building: number }[] = [];
beforeAll(async () => {
  admin = await makeAdmin();
  [here, there] = [await route("Home round"), await route("Office round")];
});
afterAll(disconnect);

/** A driver with a route of one building. */
async function route(name: string) {
  const driver = await makeStaff("driver");
  const building = await asSystem(async (tx) => {
    const { id: routeId } = await tx.route.create({ data: { name, driverId: driver.id } });
    return tx.building.create({ data: { name: `${name} Tower`, area: "Vashi", routeId, position: 1 } });
  });
  return { id: driver.id, building: building.id };
}

const byAdmin = <T>(now: Date, act: (scope: { tx: Tx; now: Date; staff: typeof admin }) => Promise<T>) =>
  asStaff(admin, (tx) => act({ tx, now, staff: admin }), now);

async function eater(day: PlainDate) {
  const customerId = await makeCustomer();
  await asSystem((tx) =>
    tx.user.update({
      where: { id: customerId },
      data: { buildingId: here?.building ?? null, isAddressRead: true },
    }),
  );
  await makeSubscription({ customerId, plan: await makePlan(), startDate: day, endDate: day });
  return customerId;
}

function say(now: Date, day: PlainDate, customerId: number) {
  const asked = {
    ...{ day, slotId: 1, customer: `#${customerId}`, addr1: "Office 4, Haware Centurion", addr2: "" },
    ...{ area: "Nerul", pincode: "400706", buildingId: String(there?.building), wing: "B", flat: "12" },
  };
  return byAdmin(now, (scope) =>
    sayDayAddress(scope, dayAddressSchema.parse({ ...asked, reason: "At work" })),
  );
}

/** Where everybody who reads the day says that it goes. */
async function places(customerId: number, day: PlainDate, now: Date) {
  await asStaff(admin, (tx) => makeSheetsOf(tx, day), now);
  const of = <T extends { customerId: number }>(rows: T[]) =>
    rows.find((row) => row.customerId === customerId);
  const rides = async (driver: typeof here) => {
    if (!driver) throw new Error("no driver");
    const staff = { id: driver.id, role: "driver" } as const;
    const round = await asStaff(staff, (tx) => roundOf(tx, staff, day), now);
    const stop = round.stops.find(({ doors }) => of(doors));
    return stop ? `${stop.name} ${of(stop.doors)?.door}` : null;
  };
  const areas = await byAdmin(now, ({ tx }) => listStops(tx, day));
  const label = await byAdmin(
    now,
    ({ tx }) => tx.$queryRaw<{ addr1: string; route: string | null; wing: string | null }[]>`
      SELECT p.addr1, p.route, p.wing FROM tiffins_to_pack(${toSqlDate(day)}::date) p JOIN customer_plans s ON s.id = p.tiffin_id
      WHERE s.customer_id = ${customerId}`,
  );
  return {
    list: of(await byAdmin(now, ({ tx }) => deliveriesOn(tx, day)))?.addr1,
    area: areas.find(({ stops }) => of(stops))?.area,
    label: label.map(({ addr1, route: name, wing }) => [addr1, name, wing].join(" / ")),
    home: await rides(here),
    office: await rides(there),
  };
}

/** How many addresses of days a driver reads. */
const readBy = (driver: typeof here, now: Date) =>
  asStaff({ id: driver?.id ?? userId(0), role: "driver" }, (tx) => tx.dayAddress.count(), now);

const AT_WORK = {
  list: "Office 4, Haware Centurion",
  area: "Nerul",
  label: ["Office 4, Haware Centurion / Office round / B"],
  home: null,
  office: "Office round Tower B 12",
};

test("before the cutoff: the forecast says so, and the sheet takes it over", async () => {
  const day = parsePlainDate("2027-06-01");
  const customerId = await eater(day);
  const [early, late] = [at(day, "07:00"), at(day, "08:30")];
  expect(await places(customerId, day, early)).toMatchObject({ area: "Vashi", office: null });
  expect(await say(early, day, customerId)).toMatchObject({ ok: true });
  expect(await places(customerId, day, early)).toEqual(AT_WORK);
  expect(await places(customerId, day, late)).toEqual(AT_WORK);
  expect([await readBy(there, early), await readBy(here, early)]).toEqual([1, 0]);
  expect(await asSystem((tx) => tx.amendment.count({ where: { customerId } }))).toBe(0);
  expect(await say(late, day, customerId)).toEqual({ ok: false, error: "address-there" });
});

test("after the cutoff it is an amendment, and so is going home again", async () => {
  const day = parsePlainDate("2027-06-02");
  const customerId = await eater(day);
  const late = at(day, "09:00");
  const before = await places(customerId, day, late);
  expect(await say(late, day, customerId)).toMatchObject({ ok: true });
  expect(await places(customerId, day, late)).toEqual(AT_WORK);
  const [said] = await byAdmin(late, ({ tx }) => addressesOn(tx, day));
  expect(said).toMatchObject({ routeName: "Office round", reason: "At work" });
  const dropped = await byAdmin(late, (scope) =>
    dropDayAddress(scope, { id: said?.id ?? 0, reason: "At home" }),
  );
  expect(dropped.ok).toBe(true);
  expect(await places(customerId, day, late)).toEqual(before);
  const where = { customerId, kind: "address" };
  const amended = await asSystem((tx) => tx.amendment.findMany({ where, orderBy: { id: "asc" } }));
  expect(amended.map(({ reason, addr1, isCharged }) => [reason, addr1, isCharged])).toEqual([
    ["At work", "Office 4, Haware Centurion", false],
    ["At home", "Flat 4, Shanti Niwas", false],
  ]);
});

test("refuses a day that is over, an area that isn't ours, and what is gone", async () => {
  const day = parsePlainDate("2027-06-03");
  const customerId = await eater(day);
  expect(await say(at("2027-06-04", "07:00"), day, customerId)).toEqual({ ok: false, error: "past" });
  const gone = await byAdmin(at(day, "07:00"), (scope) =>
    dropDayAddress(scope, { id: 9_999_999, reason: "?" }),
  );
  expect(gone).toEqual({ ok: false, error: "not-found" });
});

test("a building with the longest name still stands on a sheet", async () => {
  const day = parsePlainDate("2027-06-05");
  const customerId = await eater(day);
  const name = "Shree Siddhivinayak Cooperative Housing Society ".repeat(3).slice(0, 119);
  await asSystem((tx) => tx.building.update({ where: { id: here?.building ?? 0 }, data: { name } }));
  await asSystem((tx) => makeSheetsOf(tx, day), at(day, "09:00"));
  const [row] = await asSystem((tx) => tx.sheetRow.findMany({ where: { customerId } }));
  expect(row?.buildingName).toBe(name.slice(0, 100));
});
