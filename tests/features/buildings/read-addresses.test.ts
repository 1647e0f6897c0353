import { asCustomer, asSystem, disconnect } from "@/lib/db";
import { clockNow } from "@/lib/clock";
import { changeAddress } from "@/lib/features/accounts/commands";
import { readAddresses } from "@/lib/features/buildings/read-addresses";
import { overwrite } from "@/lib/features/own-data/erase";
import { makeCustomer } from "@/tests/support/make";
import { untilSomebodyWaits } from "@/tests/support/waiting";

afterAll(disconnect);

const run = () => readAddresses({ system: asSystem });
const placeOf = (id: number) =>
  asSystem((tx) =>
    tx.user.findUniqueOrThrow({
      where: { id },
      select: { wing: true, flat: true, isAddressRead: true, building: { select: { name: true } } },
    }),
  );
const buildings = () =>
  asSystem((tx) => tx.building.findMany({ select: { name: true, area: true }, orderBy: { name: "asc" } }));

test("reads what nobody has read, once", async () => {
  const one = await makeCustomer({ addr1: "A-1203, Palm Court CHS" });
  const neighbour = await makeCustomer({ addr1: "B-4, palm court society" });
  const doubtful = await makeCustomer({ addr1: "Near the station" });
  expect(await run()).toBe(3);
  expect(await placeOf(one)).toEqual({
    wing: "A",
    flat: "1203",
    isAddressRead: true,
    building: { name: "Palm Court CHS" },
  });
  expect(await placeOf(neighbour)).toMatchObject({
    wing: "B",
    flat: "4",
    building: { name: "Palm Court CHS" },
  });
  expect(await placeOf(doubtful)).toMatchObject({ isAddressRead: true, building: null });
  expect(await run()).toBe(0);
});

test("a customer's new address is read as it is written", async () => {
  const id = await makeCustomer({ addr1: "Flat 7, Old House" });
  await run();
  const { addressVersion: version } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }));
  const now = clockNow();
  const address = { addr1: "Flat 9, Lake View", addr2: "Sector 4", area: "Nerul", pincode: "400706" };
  const changed = await asCustomer(
    id,
    (tx) =>
      changeAddress(
        { tx, customerId: id, now },
        { ...address, city: "Navi Mumbai", state: "Maharashtra", version },
      ),
    now,
  );
  expect(changed.ok).toBe(true);
  expect(await placeOf(id)).toMatchObject({
    flat: "9",
    isAddressRead: true,
    building: { name: "Lake View" },
  });
  // nobody lives in the old one, and the office never spoke of it
  await run();
  expect(await buildings()).not.toContainEqual({ name: "Old House", area: "Vashi" });
});

test("what the office says of an address while it is being read stays", async () => {
  const id = await makeCustomer({ addr1: "Flat 2, Guessed House" });
  const { reading } = await asSystem(async (tx) => {
    await tx.user.update({ where: { id }, data: { flat: "Garage", isAddressRead: true } });
    const read = run();
    await untilSomebodyWaits(tx, read);
    return { reading: read };
  });
  await reading;
  expect(await placeOf(id)).toEqual({ wing: null, flat: "Garage", isAddressRead: true, building: null });
});

test("a building that the office has spoken of stays, also when nobody lives there", async () => {
  const id = await makeCustomer({ addr1: "Flat 1, Noted House" });
  await run();
  await asSystem(async (tx) => {
    await tx.building.updateMany({ where: { name: "Noted House" }, data: { guardNote: "Ring twice" } });
    await tx.user.update({ where: { id }, data: { addr1: "Flat 2, Another House" } });
  });
  expect(await run()).toBe(1);
  expect(await buildings()).toContainEqual({ name: "Noted House", area: "Vashi" });
});

test("who was made nameless lives nowhere, and is not read again", async () => {
  const id = await makeCustomer({ addr1: "Flat 3, Lonely House" });
  await run();
  await asSystem((tx) => overwrite(tx, id, "nobody@example.test", clockNow()));
  expect(await placeOf(id)).toMatchObject({ flat: null, building: null });
  expect(await run()).toBe(0);
  expect(await buildings()).not.toContainEqual({ name: "Lonely House", area: "Vashi" });
});
