// Whoever tries to get in stands in the system log, whichever way they try it.
import { getViewer } from "@/lib/access/auth";
import { guestAction } from "@/lib/access/action";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem, disconnect } from "@/lib/db";
import { userId } from "@/lib/domain/identity";
import { standInEmail } from "@/lib/domain/typed/stand-in-email";
import { logInAction, logOutAction, requestResetAction } from "@/lib/features/accounts/actions";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { nothingSchema } from "@/lib/features/accounts/schema";
import { addPasskey } from "@/lib/features/passkeys/commands";
import { passkeyLogInAction, passkeyOptionsAction } from "@/lib/features/passkeys/actions";
import { inviteStaff } from "@/lib/features/staff/invite";
import { joinAction } from "@/lib/features/staff/actions";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { makeStaff } from "@/tests/support/make";
import { emptyTables } from "@/tests/support/sql";
import { GOOD_PASSWORD, NEW_PASSWORD, NOW, openAccount, scopeAt } from "../accounts/sample";
import { SoftKey } from "../passkeys/soft-key";
import { userOf } from "../second-factor/sample";
import { carriedBy } from "@/tests/support/mailed-link";

jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => jest.requireActual<object>("../passkeys/jar"));
jest.mock("@/lib/clock", () => ({ clockNow: () => NOW, machineMs: () => NOW.getTime() }));
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
  signOut: jest.fn(),
}));

// before anything reads the environment: passkeys belong to a host with a name
process.env.APP_URL = "http://localhost:3000";

beforeEach(async () => {
  jest.mocked(getViewer).mockResolvedValue(null);
  await emptyTables("system_logs");
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

/** The last line: whose it is, and what came of it. */
async function lastLine() {
  const line = await asSystem((tx) => tx.systemLog.findFirstOrThrow({ orderBy: { id: "desc" } }));
  return { who: line.userId, operation: line.operation, message: line.message };
}

async function become(id: number): Promise<void> {
  const { email, fullname, role } = await userOf(id);
  jest
    .mocked(getViewer)
    .mockResolvedValue({ id: userId(id), email, fullname, role, sessionId: 0, provedAt: NOW });
}

const textOf = (challenge: Uint8Array) => Buffer.from(challenge).toString("base64url");

async function passkeyOf(id: number): Promise<SoftKey> {
  const user = await userOf(id);
  const key = new SoftKey();
  const made = {
    name: "A phone",
    response: key.make({ challenge: textOf(await newChallenge(`add ${id}`)) }),
  };
  const done = await addPasskey({ ...scopeAt(), user }, made, await takeChallenge(`add ${id}`));
  expect(done.ok).toBe(true);
  return key;
}

test("a log-in by e-mail names its account, a wrong password too; of an unknown e-mail nothing is kept", async () => {
  const id = await openAccount("by-mail@example.test");
  await logInAction({ email: "by-mail@example.test", password: "guess" });
  expect(await lastLine()).toEqual({ who: id, operation: "log-in", message: "wrong-credentials" });
  await logInAction({ email: "by-mail@example.test", password: GOOD_PASSWORD });
  expect(await lastLine()).toEqual({ who: id, operation: "log-in", message: "" });
  await logInAction({ email: "nobody@example.test", password: "guess" });
  expect(await lastLine()).toEqual({ who: null, operation: "log-in", message: "wrong-credentials" });
  const lines = await asSystem((tx) => tx.systemLog.findMany({ omit: { id: true } }));
  expect(JSON.stringify(lines)).not.toMatch(/guess|nobody@/);
});

test("a log-in by mobile number names whose number it is", async () => {
  const password = await hashPassword(GOOD_PASSWORD);
  const { id } = await makeStaff("driver");
  const data = { password, email: standInEmail("9870012345"), phone: "9870012345" };
  await asSystem((tx) => tx.user.update({ where: { id }, data }));
  await logInAction({ email: "+91 98700 12345", password: "guess" });
  expect(await lastLine()).toEqual({ who: id, operation: "log-in", message: "wrong-credentials" });
  await logInAction({ email: "098700 12345", password: GOOD_PASSWORD });
  expect(await lastLine()).toEqual({ who: id, operation: "log-in", message: "" });
});

test("a log-in by passkey names whose passkey it is, also when it is refused", async () => {
  const id = await openAccount("by-passkey@example.test");
  const key = await passkeyOf(id);
  const challenge = textOf(await newChallenge("log-in"));
  await passkeyLogInAction({ response: key.show({ challenge: "AAAA" }) });
  expect(await lastLine()).toEqual({ who: id, operation: "passkey-log-in", message: "passkey-unknown" });
  const anew = textOf(await newChallenge("log-in"));
  expect(anew).not.toBe(challenge);
  await passkeyLogInAction({ response: key.show({ challenge: anew }) });
  expect(await lastLine()).toEqual({ who: id, operation: "passkey-log-in", message: "" });
});

test("whoever accepts an invitation is named", async () => {
  const person = { fullname: "Imran Shaikh", email: "", phone: "9870099999", role: "driver" } as const;
  const invited = await inviteStaff({ ...scopeAt(), staff: "system" }, person);
  if (!invited.ok) throw new Error(invited.error);
  const token = carriedBy(invited.value.link).token;
  await joinAction({ token, password: NEW_PASSWORD });
  expect(await lastLine()).toEqual({ who: invited.value.userId, operation: "join-staff", message: "" });
});

test("who is logged in and tries another account stands under that account, not under their own", async () => {
  const own = await openAccount("own@example.test");
  const other = await openAccount("other@example.test");
  await become(own);
  await logInAction({ email: "other@example.test", password: "guess" });
  expect(await lastLine()).toMatchObject({ who: other, message: "wrong-credentials" });
  await requestResetAction({ email: "other@example.test" });
  expect(await lastLine()).toMatchObject({ who: other });
  await logOutAction({});
  expect(await lastLine()).toMatchObject({ who: own, operation: "log-out" });
});

test("what is done to nobody's account leaves no line, or a guest could fill the log for a year", async () => {
  expect(await logOutAction({})).toMatchObject({ ok: true });
  expect(await passkeyOptionsAction({})).toMatchObject({ ok: true });
  expect(await asSystem((tx) => tx.systemLog.count())).toBe(0);
});

test("a fault names whose press it was", async () => {
  const own = await openAccount("faulty@example.test");
  await become(own);
  const limit = { points: 9, seconds: 9 };
  const breaks = guestAction("breaks", nothingSchema, () => Promise.reject(new Error("broken")), {
    rateLimit: limit,
  });
  expect(await breaks({})).toMatchObject({ ok: false, error: "unexpected" });
  expect(await lastLine()).toMatchObject({ who: own, operation: "breaks" });
});
