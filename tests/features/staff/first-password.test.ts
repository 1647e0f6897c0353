// Whoever has a password that somebody else chose: nothing is open to them before they have chosen their own.
import { z } from "zod";
import { staffAction, userFlowAction } from "@/lib/access/action";
import { getViewer } from "@/lib/access/auth";
import { requireStaff } from "@/lib/access/read";
import { asSystem, disconnect } from "@/lib/db";
import { STAFF_ROLES } from "@/lib/domain/identity";
import { ok } from "@/lib/domain/result";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { chooseFirstPasswordAction } from "@/lib/features/staff/actions";
import { giveFirstPassword } from "@/lib/features/staff/commands";
import { makeStaff } from "@/tests/support/make";
import { findUser, GOOD_PASSWORD, NEW_PASSWORD, scopeAt } from "../accounts/sample";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set: jest.fn() }),
}));
jest.mock("@/lib/access/rate-limit", () => ({
  ...jest.requireActual<object>("@/lib/access/rate-limit"),
  takeTry: async () => true,
}));
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
}));

afterAll(disconnect);

/** Somebody who was given a password, logged in with it on two devices, and looks at a page on the second. */
async function newcomer() {
  const [owner, driver] = [await makeStaff("owner"), await makeStaff("driver")];
  const given = await giveFirstPassword({ ...scopeAt(), staff: owner }, { userId: driver.id });
  if (!given.ok || !given.value.password) throw new Error("no password");
  const open = () => openSession(scopeAt(), { id: String(driver.id), userAgent: null });
  const [other, token] = [await open(), await open()];
  const session = await findSession(scopeAt(), token);
  if (!session) throw new Error("no session");
  const { email } = session.user;
  const { role, fullname } = session.user;
  const viewer = { role, fullname, email, id: driver.id, sessionId: session.id, provedAt: session.provedAt };
  jest.mocked(getViewer).mockResolvedValue({ ...viewer, owes: "first-password" });
  return { driver, email, first: given.value.password, other, token };
}

const TO_CHOOSE = { digest: expect.stringContaining(";/first-password;") };

test("every page and every press goes to choosing one, also those of other rooms", async () => {
  await newcomer();
  await expect(requireStaff(STAFF_ROLES)).rejects.toMatchObject(TO_CHOOSE);
  const command = jest.fn(async () => ok(1));
  const staff = staffAction("first-try", STAFF_ROLES, z.object({}), command);
  const owed = { ok: false, error: "first-password" };
  expect(await staff({})).toEqual(owed);
  const user = userFlowAction("first-user-try", z.object({}), command);
  expect(await user({})).toEqual(owed);
  // what serves the next debt waits for this one
  const factor = userFlowAction("first-factor", z.object({}), command, { isOwed: "second-factor" });
  expect(await factor({})).toEqual(owed);
  expect(command).not.toHaveBeenCalled();
});

test("the old one is none, a new one opens everything and ends the other devices", async () => {
  const { driver, email, first, other, token } = await newcomer();
  expect(await chooseFirstPasswordAction({ password: first })).toMatchObject({ error: "password-same" });
  expect(await chooseFirstPasswordAction({ password: "password1234" })).toMatchObject({
    error: "password-common",
  });
  expect(await chooseFirstPasswordAction({ password: NEW_PASSWORD })).toMatchObject({ ok: true });
  expect(await findUser(driver.id)).toMatchObject({ hasFirstPassword: false });
  expect(await verifyCredentials(scopeAt(), { email, password: first })).toBeNull();
  expect(await verifyCredentials(scopeAt(), { email, password: NEW_PASSWORD })).not.toBeNull();
  expect(await findSession(scopeAt(), other)).toBeNull();
  expect((await findSession(scopeAt(), token))?.user.hasFirstPassword).toBe(false);
  expect(await chooseFirstPasswordAction({ password: GOOD_PASSWORD })).toMatchObject({
    error: "no-first-password",
  });
  const log = await asSystem((tx) => tx.auditLog.findMany({ where: { actorId: driver.id } }));
  expect(log).toMatchObject([{ action: "choose-first-password" }]);
});
