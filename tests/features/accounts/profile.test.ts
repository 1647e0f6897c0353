import { asCustomer, asSystem, disconnect, type Tx } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { changeAddress, changeDetails } from "@/lib/features/accounts/commands";
import { getProfile, listAreaNames } from "@/lib/features/accounts/queries";
import { sentAddressSchema } from "@/lib/features/accounts/schema";
import { at, makePlan, makeSubscription } from "../../support/make";
import { findUser, NOW, openAccount } from "./sample";

afterAll(disconnect);

const { version: _opened, ...elsewhere } = sentAddressSchema.parse({
  version: 1,
  addr1: "4 Station Road",
  addr2: "Opposite the tank",
  area: "Nerul",
  city: "Navi Mumbai",
  state: "Maharashtra",
  pincode: "400706",
});

const profile = (id: CustomerId, now = NOW) => asCustomer(id, (tx) => getProfile(tx, id, now), now);

async function move(id: CustomerId, address = elsewhere, now = NOW) {
  const { addressVersion: version } = await profile(id, now);
  return asCustomer(id, (tx) => changeAddress({ tx, now, customerId: id }, { ...address, version }), now);
}

async function resident(
  email: string,
  subscription?: { startDate: string; endDate: string },
): Promise<CustomerId> {
  const id = customerId(await openAccount(email));
  if (subscription) await makeSubscription({ customerId: id, plan: await makePlan(), ...subscription });
  return id;
}

test("a customer without an active subscription moves", async () => {
  const id = await resident("moves@example.test");

  expect(await move(id)).toMatchObject({ ok: true });
  expect(await findUser(id)).toMatchObject(elsewhere);
});

test("what was taken once passes as long as it stays, and is judged once it changes", async () => {
  const id = await resident("kept@example.test");
  const old = { addr1: "12/4", city: "Pune", state: "Goa", pincode: "110001" };
  await asSystem((tx) => tx.user.update({ where: { id }, data: { ...old, area: "Nerul" } }));
  expect(await move(id, { ...elsewhere, ...old })).toMatchObject({ ok: true });
  expect(await findUser(id)).toMatchObject({ ...old, addr2: "Opposite the tank" });
  for (const change of [{ city: "Nashik" }, { state: "Gujarat" }, { pincode: "110002" }, { area: "Vashi" }])
    expect(await move(id, { ...elsewhere, ...old, ...change })).toEqual({ ok: false, error: "invalid" });
  expect(await findUser(id)).toMatchObject({ ...old, area: "Nerul" });
});

test("a name and a phone taken once pass as long as they stay", async () => {
  const id = await resident("landline@example.test");
  await asSystem((tx) => tx.user.update({ where: { id }, data: { fullname: "4711", phone: "2227661234" } }));
  const change = async (details: { fullname: string; phone: string }) => {
    const { detailsVersion: version } = await profile(id);
    const run = (tx: Tx) => changeDetails({ tx, now: NOW, customerId: id }, { ...details, version });
    return asCustomer(id, run, NOW);
  };
  expect(await change({ fullname: "Meera", phone: "2227661234" })).toMatchObject({ ok: true });
  expect(await change({ fullname: "4712", phone: "2227661234" })).toEqual({ ok: false, error: "invalid" });
  expect(await change({ fullname: "Meera", phone: "2227661235" })).toEqual({ ok: false, error: "invalid" });
  expect(await change({ fullname: "Meera", phone: "+91 98200 54321" })).toMatchObject({ ok: true });
  expect(await findUser(id)).toMatchObject({ fullname: "Meera", phone: "9820054321" });
});

test.each([
  ["is running", { startDate: "2026-11-01", endDate: "2026-11-30" }],
  ["ends today", { startDate: "2026-11-01", endDate: "2026-11-20" }],
  ["begins next month", { startDate: "2026-12-01", endDate: "2026-12-31" }],
])("the address is locked while a subscription %s", async (when, subscription) => {
  const id = await resident(`${when.replaceAll(" ", "-")}@example.test`, subscription);

  expect(await move(id)).toEqual({ ok: false, error: "address-locked" });
  expect(await asCustomer(id, (tx) => getProfile(tx, id, NOW))).toMatchObject({
    area: "Vashi",
    addressLocked: true,
  });
});

test("the address is free again the day after the last subscription ended", async () => {
  const id = await resident("free@example.test", { startDate: "2026-11-01", endDate: "2026-11-19" });

  expect(await asCustomer(id, (tx) => getProfile(tx, id, NOW))).toMatchObject({ addressLocked: false });
  expect((await move(id)).ok).toBe(true);
});

test("the database refuses a change of a locked address, whoever asks", async () => {
  const id = await resident("lock@example.test", { startDate: "2026-11-01", endDate: "2026-11-30" });
  const data = { pincode: "400706" };

  await expect(asCustomer(id, (tx) => tx.user.updateMany({ where: { id }, data }), NOW)).rejects.toThrow(
    /address/,
  );
  await expect(asSystem((tx) => tx.user.updateMany({ where: { id }, data }), NOW)).rejects.toThrow(/address/);
});

test("name and phone change also while a subscription is active, and the audit log keeps only which", async () => {
  const id = await resident("renamed@example.test", { startDate: "2026-11-01", endDate: "2026-11-30" });

  const { detailsVersion: version } = await profile(id);
  const details = { fullname: "Meera Rane", phone: "9820011111", version };
  const result = await asCustomer(id, (tx) => changeDetails({ tx, now: NOW, customerId: id }, details), NOW);

  expect(result.ok).toBe(true);
  expect(await findUser(id)).toMatchObject({ fullname: "Meera Rane" });
  const audits = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { entityId: String(id), action: "change-details" } }),
  );
  expect(audits).toMatchObject([{ actorId: id, after: { changed: ["fullname"] } }]);
});

test("saving what is already there writes nothing", async () => {
  const id = await resident("same@example.test");
  await move(id);
  await move(id);

  const audits = await asSystem((tx) =>
    tx.auditLog.count({ where: { entityId: String(id), action: "change-address" } }),
  );
  expect(audits).toBe(1);
});

test("an area the kitchen doesn't deliver to is refused", async () => {
  const id = await resident("far@example.test");

  expect(await move(id, { ...elsewhere, area: "Colaba" })).toEqual({ ok: false, error: "area" });
});

test("nobody changes another's details, whatever id they send", async () => {
  const mine = await resident("mine@example.test");
  const theirs = await resident("theirs@example.test");

  const { addressVersion: version } = await profile(theirs);
  const reach = asCustomer(
    mine,
    (tx) => changeAddress({ tx, now: NOW, customerId: theirs }, { ...elsewhere, version }),
    NOW,
  );

  await expect(reach).rejects.toThrow();
  expect(await findUser(theirs)).toMatchObject({ area: "Vashi" });
});

test("the sixteen areas can be chosen", async () => {
  const id = await resident("areas@example.test");
  const names = await asCustomer(id, listAreaNames, at("2026-11-20", "10:00"));

  expect(names).toHaveLength(16);
  expect(names).toEqual([...names].sort());
});
