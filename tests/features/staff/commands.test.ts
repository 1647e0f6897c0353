// Who may change whose account, what becomes of their sessions, and that an owner is left.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import {
  activateStaff,
  deactivateStaff,
  endStaffSessions,
  giveFirstPassword,
  setStaffRole,
} from "@/lib/features/staff/commands";
import { getStaff, listStaff } from "@/lib/features/staff/queries";
import { changePassword } from "@/lib/features/accounts/commands";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { requestReset } from "@/lib/features/accounts/recovery";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { findUser, GOOD_PASSWORD, NEW_PASSWORD, NOW, scopeAt } from "../accounts/sample";

afterAll(disconnect);

type Person = Awaited<ReturnType<typeof makeStaff>>;

const by = (staff: Person | "system", now = NOW) => ({ ...scopeAt(now), staff });
const REASON = "Left for another kitchen";

let owner: Person;
beforeAll(async () => void (owner = await makeStaff("owner", { fullname: "Asha Patil" })));

const sessionOf = (id: number) => openSession(scopeAt(), { id: String(id), userAgent: "Firefox" });
const isIn = async (token: string) => (await findSession(scopeAt(), token)) !== null;

const actsAbout = (accountId: number) =>
  asSystem((tx) => tx.auditLog.findMany({ where: { accountId }, orderBy: { id: "asc" } }));

async function withPassword(role: "driver" | "owner", password = GOOD_PASSWORD) {
  const person = await makeStaff(role);
  const data = { password: await hashPassword(password) };
  const { email } = await asSystem((tx) => tx.user.update({ where: { id: person.id }, data }));
  return { ...person, email };
}

test("whoever is deactivated is out at once and stays out, and comes back with the password they had", async () => {
  const driver = await withPassword("driver");
  const token = await sessionOf(driver.id);
  expect(await isIn(token)).toBe(true);
  expect(await deactivateStaff(by(owner), { userId: driver.id, reason: REASON })).toEqual({ ok: true });
  expect(await isIn(token)).toBe(false);
  const login = { email: driver.email, password: GOOD_PASSWORD };
  expect(await verifyCredentials(scopeAt(), login)).toBeNull();
  await requestReset(scopeAt(), { email: driver.email });
  expect(
    await asSystem((tx) => tx.notification.count({ where: { channel: "email", recipient: driver.email } })),
  ).toBe(0);
  expect(await activateStaff(by(owner), { userId: driver.id })).toEqual({ ok: true });
  expect(await verifyCredentials(scopeAt(), login)).toMatchObject({ id: driver.id });
  expect(await actsAbout(driver.id)).toMatchObject([
    { action: "deactivate-staff", actorId: owner.id, reason: REASON, after: { revoked: 1 } },
    { action: "activate-staff", actorId: owner.id },
  ]);
});

test("a session that was opened a moment before is no use to who is deactivated", async () => {
  const driver = await makeStaff("driver");
  await asSystem((tx) => tx.user.update({ where: { id: driver.id }, data: { deactivatedAt: NOW } }));
  expect(await isIn(await sessionOf(driver.id))).toBe(false);
});

test("twice is the same: nothing is written down for what was so already", async () => {
  const cook = await makeStaff("kitchen");
  await activateStaff(by(owner), { userId: cook.id });
  await setStaffRole(by(owner), { userId: cook.id, role: "kitchen" });
  for (let turn = 0; turn < 2; turn += 1)
    expect(await deactivateStaff(by(owner), { userId: cook.id, reason: REASON })).toEqual({ ok: true });
  expect(await actsAbout(cook.id)).toHaveLength(1);
});

test("with another role they log in anew: their sessions end with it", async () => {
  const cook = await makeStaff("kitchen");
  const token = await sessionOf(cook.id);
  expect(await setStaffRole(by(owner), { userId: cook.id, role: "admin" })).toEqual({ ok: true });
  expect(await isIn(token)).toBe(false);
  expect((await findSession(scopeAt(), await sessionOf(cook.id)))?.user.role).toBe("admin");
  expect(await findUser(cook.id)).toMatchObject({ isAdmin: true });
  expect(await actsAbout(cook.id)).toMatchObject([
    { action: "set-staff-role", before: { role: "kitchen" }, after: { role: "admin", revoked: 1 } },
  ]);
});

test("of two people with one account open, the second is told what the first changed", async () => {
  const other = await makeStaff("owner", { fullname: "Vikram Shah" });
  const cook = await makeStaff("kitchen");
  const { staffVersion: version } = await findUser(cook.id);
  const change = { userId: cook.id, role: "driver" as const, version };
  expect(await setStaffRole(by(other), change)).toEqual({ ok: true });
  const told = {
    ok: false,
    error: "stale",
    meanwhile: { by: "Vikram Shah", isOwn: false, now: { role: "driver" } },
  };
  expect(await setStaffRole(by(owner), { ...change, role: "support" })).toMatchObject(told);
  const way = { userId: cook.id, reason: REASON, version };
  expect(await deactivateStaff(by(owner), way)).toMatchObject(told);
  const { staffVersion } = await findUser(cook.id);
  expect(await deactivateStaff(by(owner), { ...way, version: staffVersion })).toEqual({ ok: true });
  expect(await activateStaff(by(other), { ...way, version: staffVersion })).toMatchObject({ error: "stale" });
  await setStaffRole(by("system"), { userId: owner.id, role: "owner" });
  await asSystem((tx) => tx.user.update({ where: { id: other.id }, data: { role: "driver" } }));
});

test("an admin changes no owner, no admin and makes none, and nobody changes themselves", async () => {
  const admin = await makeStaff("admin");
  const other = await makeStaff("admin");
  const cook = await makeStaff("kitchen");
  const refused = { ok: false, error: "owner-only" };
  for (const { id: userId } of [owner, other]) {
    expect(await setStaffRole(by(admin), { userId, role: "driver" })).toEqual(refused);
    expect(await deactivateStaff(by(admin), { userId, reason: REASON })).toEqual(refused);
    expect(await activateStaff(by(admin), { userId })).toEqual(refused);
    expect(await endStaffSessions(by(admin), { userId })).toEqual(refused);
    expect(await giveFirstPassword(by(admin), { userId })).toEqual(refused);
  }
  expect(await setStaffRole(by(admin), { userId: cook.id, role: "owner" })).toEqual(refused);
  expect(await setStaffRole(by(admin), { userId: cook.id, role: "driver" })).toEqual({ ok: true });
  const own = { ok: false, error: "own-account" };
  expect(await setStaffRole(by(owner), { userId: owner.id, role: "admin" })).toEqual(own);
  expect(await setStaffRole(by(admin), { userId: admin.id, role: "owner" })).toEqual(own);
});

test("what somebody may do is asked anew: their role may be gone since they pressed", async () => {
  const was = await makeStaff("owner");
  const cook = await makeStaff("kitchen");
  await setStaffRole(by(owner), { userId: was.id, role: "admin" });
  expect(await setStaffRole(by(was), { userId: cook.id, role: "owner" })).toEqual({
    ok: false,
    error: "owner-only",
  });
  await deactivateStaff(by(owner), { userId: was.id, reason: REASON });
  expect(await endStaffSessions(by(was), { userId: cook.id })).toEqual({ ok: false, error: "staff-gone" });
});

test.each(["customer", "nobody"])("%s is none of staff", async (who) => {
  const userId = who === "customer" ? await makeCustomer() : 999_999;
  const gone = { ok: false, error: "staff-gone" };
  expect(await setStaffRole(by(owner), { userId, role: "driver" })).toEqual(gone);
  expect(await deactivateStaff(by(owner), { userId, reason: REASON })).toEqual(gone);
  expect(await asStaff(owner, (tx) => getStaff(tx, userId))).toBeNull();
});

test("the last owner keeps role and way in, whoever runs the machine included", async () => {
  const last = { ok: false, error: "last-owner" };
  const userId = owner.id;
  expect(await setStaffRole(by("system"), { userId, role: "admin" })).toEqual(last);
  expect(await deactivateStaff(by("system"), { userId, reason: REASON })).toEqual(last);
  // one who was invited is no owner yet, and one who left none any more
  const invited = await makeStaff("owner");
  await asSystem((tx) => tx.user.update({ where: { id: invited.id }, data: { invitedAt: NOW } }));
  expect(await setStaffRole(by("system"), { userId, role: "admin" })).toEqual(last);
  expect(await setStaffRole(by(owner), { userId: invited.id, role: "driver" })).toEqual({ ok: true });
});

test("of two owners who send each other away, one stays", async () => {
  const others = [await makeStaff("owner"), await makeStaff("owner")];
  const [one, two] = others;
  if (!one || !two) throw new Error("two");
  await asSystem((tx) => tx.user.update({ where: { id: owner.id }, data: { role: "driver" } }));
  const both = await Promise.all([
    deactivateStaff(by(one), { userId: two.id, reason: REASON }),
    deactivateStaff(by(two), { userId: one.id, reason: REASON }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const where = { role: "owner", deactivatedAt: null };
  expect(await asSystem((tx) => tx.user.count({ where }))).toBe(1);
  await asSystem((tx) => tx.user.update({ where: { id: owner.id }, data: { role: "owner" } }));
});

test("logging out everywhere ends every session, and says of how many devices", async () => {
  const driver = await makeStaff("driver");
  const tokens = [await sessionOf(driver.id), await sessionOf(driver.id)];
  expect(await endStaffSessions(by(owner), { userId: driver.id })).toEqual({
    ok: true,
    value: { revoked: 2 },
  });
  for (const token of tokens) expect(await isIn(token)).toBe(false);
});

test("a first password replaces the one before and logs out everywhere, until they choose their own", async () => {
  const driver = await withPassword("driver");
  const before = await sessionOf(driver.id);
  const given = await giveFirstPassword(by(owner), { userId: driver.id });
  if (!given.ok) throw new Error(given.error);
  const { password = "" } = given.value;
  expect(password).toMatch(/^[\w-]{22}$/);
  expect(await isIn(before)).toBe(false);
  const login = { email: driver.email, password };
  expect(await verifyCredentials(scopeAt(), { ...login, password: GOOD_PASSWORD })).toBeNull();
  expect(await verifyCredentials(scopeAt(), login)).toMatchObject({ id: driver.id });
  expect(await findUser(driver.id)).toMatchObject({ hasFirstPassword: true });
  const session = await findSession(scopeAt(), await sessionOf(driver.id));
  const user = { id: driver.id, sessionId: session?.id ?? 0 };
  const change = { currentPassword: password, password: NEW_PASSWORD };
  expect(await changePassword({ ...scopeAt(), user }, change)).toEqual({ ok: true });
  expect(await findUser(driver.id)).toMatchObject({ hasFirstPassword: false });
  const [note] = await actsAbout(driver.id);
  expect(note).toMatchObject({ action: "give-first-password", after: { revoked: 1 } });
  expect(JSON.stringify(note)).not.toContain(password);
});

test("with a new first password no passkey opens the account, which may be of whoever took the old one", async () => {
  const driver = await withPassword("driver");
  const passkey = { credentialId: `key ${driver.id}`, publicKey: new Uint8Array([1]), name: "A phone" };
  await asSystem((tx) => tx.passkey.create({ data: { userId: driver.id, ...passkey } }));
  expect(await giveFirstPassword(by(owner), { userId: driver.id })).toMatchObject({ ok: true });
  expect(await asSystem((tx) => tx.passkey.count({ where: { userId: driver.id } }))).toBe(0);
});

test("who has left gets no new password", async () => {
  const cook = await makeStaff("kitchen");
  await deactivateStaff(by(owner), { userId: cook.id, reason: REASON });
  expect(await giveFirstPassword(by(owner), { userId: cook.id })).toEqual({
    ok: false,
    error: "deactivated",
  });
});

test("the list tells who works here, those who left last, and when each was seen", async () => {
  const driver = await makeStaff("driver", { fullname: "Aamir Shaikh" });
  const gone = await makeStaff("driver", { fullname: "Aadya Rao" });
  await deactivateStaff(by(owner), { userId: gone.id, reason: REASON });
  await sessionOf(driver.id);
  const staff = await asStaff(owner, listStaff, NOW);
  const names = staff.map(({ fullname }) => fullname);
  expect(names[0]).toBe("Aamir Shaikh");
  expect(names.indexOf("Aadya Rao")).toBeGreaterThan(names.indexOf("Asha Patil"));
  expect(staff[0]).toMatchObject({ role: "driver", state: "active", devices: 1, lastSeenAt: NOW });
  expect(await asStaff(owner, (tx) => getStaff(tx, gone.id), NOW)).toMatchObject({
    state: "deactivated",
    lastSeenAt: null,
  });
});

test("nobody but the office reads when others were seen", async () => {
  const driver = await makeStaff("driver");
  await sessionOf(owner.id);
  const seen = await asStaff(driver, (tx) => tx.$queryRaw<object[]>`SELECT * FROM staff_last_seen()`, NOW);
  expect(seen).toEqual([]);
});
