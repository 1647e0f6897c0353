// A session's token is replaced from time to time; the one before opens nothing for long.
import { encode } from "next-auth/jwt";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { getViewer } from "@/lib/access/auth";
import { asSystem, disconnect } from "@/lib/db";
import { userId } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { changePasswordAction, renewSessionAction } from "@/lib/features/accounts/actions";
import { renewSession } from "@/lib/features/accounts/session-tokens";
import { closeSession, findSession, openSession } from "@/lib/features/accounts/sessions";
import { atOnce } from "../../support/crowd";
import { jar } from "../passkeys/jar";
import { lettersTo } from "../second-factor/sample";
import { GOOD_PASSWORD, NEW_PASSWORD, NOW, openAccount, scopeAt } from "./sample";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => jest.requireActual<object>("../passkeys/jar"));
let now = NOW;
jest.mock("@/lib/clock", () => ({ clockNow: () => now, machineMs: () => now.getTime() }));

beforeEach(() => {
  jar.clear();
  now = NOW;
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const DAY = 24 * 60 * 60;

async function opened(email: string) {
  const id = userId(await openAccount(email));
  const token = await openSession(scopeAt(), { id: String(id), userAgent: null });
  const sessionId = (await findSession(scopeAt(), token))?.id ?? 0;
  return { id, sessionId, token, email };
}

const renewed = (own: { id: number; sessionId: number }, at = NOW) => renewSession(scopeAt(at), own);
const opens = async (token: string | null, at = NOW) =>
  (await findSession(scopeAt(at), token ?? "")) !== null;
const countOf = (id: number) => asSystem((tx) => tx.session.count({ where: { userId: id } }));

test("the one before is good for a minute after the new one was seen; later it ends the session and is told", async () => {
  const own = await opened("renewed@example.test");
  const token = await renewed(own);
  expect(token).not.toBe(own.token);
  expect(await opens(token)).toBe(true);
  expect(await opens(own.token, later(60))).toBe(true);
  expect(await opens(own.token, later(60.001))).toBe(false);
  expect(await opens(token, later(61))).toBe(false);
  expect(await countOf(own.id)).toBe(0);
  expect(await lettersTo(own.email, "sessionCopied")).toBe(1);
  const lines = await asSystem((tx) => tx.systemLog.findMany({ where: { userId: own.id } }));
  expect(lines).toMatchObject([{ operation: "old-session-token", level: "warn", sessionId: own.sessionId }]);
});

test("a browser that never heard of the new one stays logged in, and is given the same one again", async () => {
  const own = await opened("unheard@example.test");
  const token = await renewed(own);
  expect(await opens(own.token, later(DAY))).toBe(true);
  expect((await findSession(scopeAt(later(DAY)), own.token))?.isRenewalDue).toBe(true);
  expect(await renewed(own, later(DAY))).toBe(token);
  expect(await countOf(own.id)).toBe(1);
});

test("logging out ends the session by the one before as well, while the new one has not arrived", async () => {
  const own = await opened("leaves@example.test");
  await renewed(own);
  await closeSession(scopeAt(), own.token);
  expect(await countOf(own.id)).toBe(0);
});

test("a hundred requests around a renewal all pass, and ten renewals at once are one", async () => {
  const own = await opened("crowd@example.test");
  const tokens = await atOnce(10, () => renewed(own));
  expect(new Set(tokens).size).toBe(1);
  const [token = null] = tokens;
  const passed = await atOnce(100, (index) => opens(index % 2 ? token : own.token, later(index / 2)));
  expect(passed).toEqual(passed.map(() => true));
});

async function takeCookie(token: string): Promise<void> {
  const secret = env().AUTH_SECRET;
  const salt = "authjs.session-token";
  jar.fill(`${salt}=${await encode({ token: { sessionToken: token }, secret, salt })}`);
}

test("a page finds it due after a day; its browser then has a new one", async () => {
  const own = await opened("daily@example.test");
  await takeCookie(own.token);
  const before = jar.text();
  now = later(DAY - 1);
  expect((await findSession(scopeAt(now), own.token))?.isRenewalDue).toBe(false);
  await renewSessionAction({});
  expect(jar.text()).toBe(before);
  now = later(DAY);
  expect((await findSession(scopeAt(now), own.token))?.isRenewalDue).toBe(true);
  await renewSessionAction({});
  expect(jar.text()).not.toBe(before);
  expect(await getViewer()).toMatchObject({ id: own.id, sessionId: own.sessionId });
  now = later(DAY + 61);
  jar.fill(before);
  expect(await getViewer()).toBeNull();
});

test("a new password gives this device a new one", async () => {
  const own = await opened("changes@example.test");
  await takeCookie(own.token);
  const before = jar.text();
  now = later(1_000);
  const done = await changePasswordAction({ currentPassword: GOOD_PASSWORD, password: NEW_PASSWORD });
  expect(done).toMatchObject({ ok: true });
  expect(jar.text()).not.toBe(before);
  expect(await getViewer()).toMatchObject({ id: own.id, sessionId: own.sessionId, provedAt: now });
  now = later(1_061);
  jar.fill(before);
  expect(await getViewer()).toBeNull();
});
