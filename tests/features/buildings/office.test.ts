// What the office says of buildings, and of addresses of which nobody could tell the building.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { saveBuilding, sayBuilding } from "@/lib/features/buildings/commands";
import {
  getBuilding,
  hasDoubtfulAddresses,
  listBuildingsIn,
  listDoubtfulAddresses,
} from "@/lib/features/buildings/queries";
import { buildingSchema, buildingTexts, sayBuildingSchema } from "@/lib/features/buildings/schema";
import { readAddresses } from "@/lib/features/buildings/read-addresses";
import { makeAdmin, makeCustomer } from "@/tests/support/make";
import { makeBuilding, NOW, type Office } from "../routes/sample";

let staff: Office;
beforeAll(async () => void (staff = await makeAdmin()));
afterAll(disconnect);

type Tx = Parameters<Parameters<typeof asStaff>[1]>[0];
const read = <T>(fn: (tx: Tx) => Promise<T>) => asStaff(staff, fn, NOW);
async function seen(id: number) {
  const building = await read((tx) => getBuilding(tx, id));
  if (!building) throw new Error("no building");
  return building;
}
const save = async (id: number, more: object, version?: number) => {
  const building = await seen(id);
  const form = { ...buildingTexts(building), buildingId: id, version: version ?? building.version, ...more };
  return read((tx) => saveBuilding({ tx, staff }, buildingSchema.parse(form)));
};

async function doubtful(addr1 = "Behind the station") {
  const customerId = await makeCustomer({ addr1 });
  await readAddresses({ system: asSystem });
  const { rows } = await read((tx) => listDoubtfulAddresses(tx, {}));
  const address = rows.find(({ id }) => id === Number(customerId));
  if (!address) throw new Error("not listed");
  return {
    customerId: address.id,
    version: address.addressVersion,
    buildingId: "",
    name: "",
    wing: "",
    flat: "",
  };
}
const say = (form: object) => read((tx) => sayBuilding({ tx, staff }, sayBuildingSchema.parse(form)));

test("notes and a pin are kept, and the log says which fields, not what they say", async () => {
  const { id } = await makeBuilding();
  const saved = await save(id, { guardNote: "Ask for Ramu", lat: "19.0771", lon: "72.9981" });
  expect(saved).toMatchObject({ ok: true });
  expect(await seen(id)).toMatchObject({
    guardNote: "Ask for Ramu",
    doorNote: null,
    lat: 19.0771,
    lon: 72.9981,
  });
  const [line] = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { action: "change-building", entityId: String(id) } }),
  );
  expect(line?.after).toEqual({ changed: ["guardNote", "lat", "lon"] });
});

test("a building that was changed meanwhile, or is called like its neighbour, is not saved", async () => {
  const [one, other] = [await makeBuilding(), await makeBuilding()];
  const { version } = await seen(one.id);
  await save(one.id, { doorNote: "Lift B is out" });
  expect(await save(one.id, { doorNote: "Lift A is out" }, version)).toMatchObject({
    error: "stale",
    meanwhile: { now: { doorNote: "Lift B is out" } },
  });
  const named = { name: other.name.replace("CHS", "Co-op Hsg Society") };
  expect(await save(one.id, named)).toEqual({ ok: false, error: "building-there" });
  // in another sector it is another one
  expect(await save(one.id, { ...named, sector: "Sector 9" })).toMatchObject({ ok: true });
});

test("half a pin, or one that is nowhere, is refused by the form", () => {
  const form = {
    buildingId: 1,
    version: 1,
    name: "House",
    sector: "",
    guardNote: "",
    doorNote: "",
    lat: "",
    lon: "",
  };
  expect(buildingSchema.safeParse(form).success).toBe(true);
  for (const pin of [{ lat: "19.1" }, { lat: "91", lon: "72" }, { lat: "north", lon: "72" }])
    expect(buildingSchema.safeParse({ ...form, ...pin }).success).toBe(false);
});

test("a doubtful address gets the building that the office says, and leaves the list", async () => {
  const house = await makeBuilding();
  const form = await doubtful();
  expect(await read((tx) => hasDoubtfulAddresses(tx))).toBe(true);
  const choices = await read((tx) => listBuildingsIn(tx, ["Vashi"]));
  expect(choices.map(({ id }) => id)).toContain(house.id);
  const said = { ...form, buildingId: String(house.id), wing: "B", flat: "12" };
  expect(await say(said)).toEqual({ ok: true, value: { buildingId: house.id, name: house.name } });
  expect((await seen(house.id)).residents).toContainEqual(
    expect.objectContaining({ id: form.customerId, wing: "B", flat: "12" }),
  );
  await readAddresses({ system: asSystem });
  expect((await seen(house.id)).residents).toHaveLength(2);
});

test("a house of its own becomes a building, once", async () => {
  const [one, other] = [await doubtful(), await doubtful("Opposite the temple")];
  expect(await say({ ...one, name: "Bungalow by the station" })).toMatchObject({ ok: true });
  const again = say({ ...other, name: "bungalow by the station" });
  expect(await again).toEqual({ ok: false, error: "building-there" });
});

test("a building of another area is none, and an address that has changed is looked at again", async () => {
  const far = await makeBuilding({ area: "Panvel" });
  const form = await doubtful();
  expect(await say({ ...form, buildingId: String(far.id) })).toEqual({ ok: false, error: "not-found" });
  expect(await say({ ...form, version: form.version + 1, name: "House" })).toEqual({
    ok: false,
    error: "stale",
  });
  expect(await say({ ...form, customerId: 2_000_000_000, name: "House" })).toEqual({
    ok: false,
    error: "not-found",
  });
  // neither, or both
  expect(sayBuildingSchema.safeParse(form).success).toBe(false);
  expect(sayBuildingSchema.safeParse({ ...form, buildingId: "1", name: "House" }).success).toBe(false);
});
