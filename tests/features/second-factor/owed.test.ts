// Whose role asks for a second step does nothing here before it is set up, whatever page or action they call.
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { staffAction, userFlowAction } from "@/lib/access/action";
import { getViewer, staffOf } from "@/lib/access/auth";
import { readAsOwing, readAsStaff, requireStaff } from "@/lib/access/read";
import { asSystem, disconnect } from "@/lib/db";
import { ROLES, STAFF_ROLES, type Role } from "@/lib/domain/identity";
import { ok } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { openSession } from "@/lib/features/accounts/sessions";
import { takeOffAuthenticator } from "@/lib/features/second-factor/commands";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { GOOD_PASSWORD, NOW, scopeAt } from "../accounts/sample";
import { codeOf, flowOf, secure, userOf } from "./sample";

const COOKIE = "authjs.session-token";
const sent = new Headers({ host: "127.0.0.1:3000", "x-forwarded-proto": "http" });
jest.mock("next/headers", () => ({ headers: async () => sent }));
jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("@/lib/clock", () => ({
  clockNow: () => new Date("2026-11-20T10:00:00+05:30"),
  machineMs: () => 0,
}));

afterAll(disconnect);
afterEach(() => Object.assign(env(), { TIFFINTRACK_DEMO_LOGINS: undefined }));

async function become(role: Role): Promise<number> {
  const id = role === "customer" ? await makeCustomer() : (await makeStaff(role)).id;
  const sessionToken = await openSession(scopeAt(), { id: String(id), userAgent: null });
  const secret = env().AUTH_SECRET;
  sent.set("cookie", `${COOKIE}=${await encode({ token: { sessionToken }, secret, salt: COOKIE })}`);
  return id;
}

const nothing = z.object({});
const ofStaff = staffAction("count", STAFF_ROLES, nothing, async () => ok("done"));
const ofUser = userFlowAction("look", nothing, async () => ok("done"), { press: "repeatable" });
const thatServes = userFlowAction("serve", nothing, async () => ok("done"), {
  press: "repeatable",
  isOwed: "second-factor",
});

const owed = { ok: false, error: "second-factor" };
const done = { ok: true, value: "done" };
const DEMANDED: readonly Role[] = ["support", "admin", "owner"];

test.each(ROLES.filter((role) => DEMANDED.includes(role)))(
  "%s: every page leads to the one that sets it up, and no action is done but those that serve it",
  async (role) => {
    await become(role);
    const viewer = await getViewer();
    expect(viewer).toMatchObject({ role, owes: "second-factor" });
    expect(viewer && staffOf(viewer, STAFF_ROLES)).toBeNull();
    for (const open of [() => requireStaff(STAFF_ROLES), () => readAsStaff(STAFF_ROLES, async () => "read")])
      await expect(open()).rejects.toMatchObject({ digest: expect.stringContaining(";/second-factor;") });
    expect(await readAsOwing(async () => "read")).toBe("read");
    expect(await ofStaff({})).toEqual(owed);
    expect(await ofUser({})).toEqual(owed);
    expect(await thatServes({})).toEqual(done);
  },
);

test.each(ROLES.filter((role) => !DEMANDED.includes(role)))("%s owes nothing", async (role) => {
  await become(role);
  expect((await getViewer())?.owes).toBeUndefined();
  expect(await ofUser({})).toEqual(done);
  if (role !== "customer") expect(await ofStaff({})).toEqual(done);
});

test("with an authenticator nothing is owed; taken off, it is again, with the next press", async () => {
  const id = await become("owner");
  const password = await hashPassword(GOOD_PASSWORD);
  await asSystem((tx) => tx.user.update({ where: { id }, data: { password } }));
  const sessionId = (await getViewer())?.sessionId ?? 0;
  const user = { ...(await userOf(id)), sessionId };
  const { secret } = await secure(user);
  expect((await getViewer())?.owes).toBeUndefined();
  expect(await ofStaff({})).toEqual(done);
  const proof = { currentPassword: GOOD_PASSWORD, code: await codeOf(secret, NOW) };
  expect(await takeOffAuthenticator(flowOf(user), proof)).toMatchObject({ ok: true });
  expect(await ofStaff({})).toEqual(owed);
});

test("while the demo runs with its printed passwords it is offered and not demanded", async () => {
  Object.assign(env(), { TIFFINTRACK_DEMO_LOGINS: "1" });
  await become("owner");
  expect(await ofStaff({})).toEqual(done);
});

test("a customer has no page of staff, not even that one; a guest logs in first", async () => {
  await become("customer");
  await expect(readAsOwing(async () => "read")).rejects.toMatchObject({
    digest: expect.stringContaining(";/dashboard;"),
  });
  sent.delete("cookie");
  await expect(readAsOwing(async () => "read")).rejects.toMatchObject({
    digest: expect.stringContaining(";/login"),
  });
});
