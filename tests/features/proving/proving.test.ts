// Proving again who one is: by password and by passkey, what is written down of it, and the files that ask for it.
import { readdirSync, readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import { getViewer } from "@/lib/access/auth";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem, disconnect } from "@/lib/db";
import { env } from "@/lib/env";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { addPasskey } from "@/lib/features/passkeys/commands";
import { proveAction, proveByPasskeyAction, proveOptionsAction } from "@/lib/features/proving/actions";
import { pageOfFile, proveNextSchema } from "@/lib/features/proving/schema";
import { messages } from "@/lib/messages";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { makeStaff } from "@/tests/support/make";
import { GOOD_PASSWORD, NOW, scopeAt } from "../accounts/sample";
import { jar } from "../passkeys/jar";
import { SoftKey } from "../passkeys/soft-key";
import { userOf } from "../second-factor/sample";

jest.mock("next-intl/server", () => ({
  getTranslations: async (namespace: NamespaceKeys<Messages, NestedKeyOf<Messages>>) =>
    createTranslator({ locale: "en", messages, namespace }),
}));
jest.mock("next/cache", () => ({ refresh: jest.fn() }));
jest.mock("next/headers", () => jest.requireActual<object>("../passkeys/jar"));
let now = NOW;
jest.mock("@/lib/clock", () => ({ clockNow: () => now, machineMs: () => now.getTime() }));

process.env.APP_URL = "http://localhost:3000";
const COOKIE = "authjs.session-token";
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

beforeEach(() => {
  jar.clear();
  now = NOW;
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

async function adminHere(): Promise<{ id: number; token: string }> {
  const { id } = await makeStaff("admin");
  await asSystem(async (tx) => {
    await tx.user.update({ where: { id }, data: { password: await hashPassword(GOOD_PASSWORD) } });
    await tx.authenticator.create({ data: { userId: id, sealedSecret: "on a phone", confirmedAt: NOW } });
  });
  const token = await openSession(scopeAt(), { id: String(id), userAgent: null });
  const secret = env().AUTH_SECRET;
  jar.fill(`${COOKIE}=${await encode({ token: { sessionToken: token }, secret, salt: COOKIE })}`);
  return { id, token };
}

const provedAt = async (token: string) => (await findSession(scopeAt(now), token))?.provedAt;
const linesOf = async (userId: number) =>
  (await asSystem((tx) => tx.systemLog.findMany({ where: { userId }, orderBy: { id: "asc" } }))).map(
    ({ operation, message }) => `${operation} ${message}`.trim(),
  );

async function passkeyOf(id: number): Promise<SoftKey> {
  const key = new SoftKey();
  const challenge = Buffer.from(await newChallenge(`add ${id}`)).toString("base64url");
  const made = { name: "A phone", response: key.make({ challenge }) };
  const done = await addPasskey(
    { ...scopeAt(), user: await userOf(id) },
    made,
    await takeChallenge(`add ${id}`),
  );
  expect(done.ok).toBe(true);
  return key;
}

const asked = async () => {
  const options = await proveOptionsAction({});
  if (!options.ok) throw new Error(options.error);
  return options.value;
};

test("the password proves it, for this session alone; a wrong one proves nothing, and both are logged", async () => {
  const { id, token } = await adminHere();
  const elsewhere = await openSession(scopeAt(), { id: String(id), userAgent: null });
  expect(await provedAt(token)).toEqual(NOW);
  now = later(20);
  expect(await proveAction({ currentPassword: "guess" })).toEqual({ ok: false, error: "password-wrong" });
  expect(await provedAt(token)).toEqual(NOW);
  expect(await proveAction({ currentPassword: GOOD_PASSWORD })).toMatchObject({ ok: true });
  expect(await provedAt(token)).toEqual(now);
  expect(await provedAt(elsewhere)).toEqual(NOW);
  expect(await linesOf(id)).toEqual(["prove password-wrong", "prove"]);
});

test("ten tries in a quarter of an hour, and the eleventh is not heard", async () => {
  const { id } = await adminHere();
  for (let time = 0; time < 10; time += 1) await proveAction({ currentPassword: "guess" });
  expect(await proveAction({ currentPassword: GOOD_PASSWORD })).toEqual({ ok: false, error: "rate-limited" });
  expect((await linesOf(id)).at(-1)).toBe("prove rate-limited");
});

test("their passkey proves it as well; another's does not, nor one that was asked to log in", async () => {
  const { id, token } = await adminHere();
  const own = await passkeyOf(id);
  const others = await passkeyOf((await makeStaff("driver")).id);
  now = later(20);
  const refused = { ok: false, error: "passkey-unknown" };
  expect(await proveByPasskeyAction({ response: others.show(await asked()) })).toEqual(refused);
  const challenge = Buffer.from(await newChallenge("log-in")).toString("base64url");
  expect(await proveByPasskeyAction({ response: own.show({ challenge }) })).toEqual(refused);
  expect(await provedAt(token)).toEqual(NOW);
  expect(await proveByPasskeyAction({ response: own.show(await asked()) })).toMatchObject({ ok: true });
  expect(await provedAt(token)).toEqual(now);
});

/** What the route answers: its status, or where it leads. */
async function answerOf(route: string, address: string): Promise<string> {
  const { GET } = await import(`@/app/admin/${route}/route`);
  try {
    const params = Promise.resolve({ id: "1" });
    const response: Response = await GET(new Request(`http://kitchen.test${address}`), { params });
    return String(response.status);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !("digest" in thrown)) throw thrown;
    return String(thrown.digest).split(";").slice(0, 3).join(" ");
  }
}

/** Every file with people in it: those whose lines are marked, and what is kept about one customer. */
const FILES = readdirSync("app/admin", { recursive: true, encoding: "utf8" })
  .filter((file) => /(?:export|data)\/route\.ts$/.test(file))
  .filter((file) => /markedCsvResponse|ownDataFile/.test(readFileSync(`app/admin/${file}`, "utf8")))
  .map((file) => file.replace("/route.ts", ""));

test.each(FILES)("%s leads by the page that asks, once the proof is old", async (route) => {
  await adminHere();
  expect(await getViewer()).not.toBeNull();
  const address = `/admin/${route.replace("[id]", "1")}?as=csv`;
  now = later(15);
  expect(await answerOf(route, address)).not.toMatch(/prove/);
  now = new Date(later(15).getTime() + 1);
  const next = encodeURIComponent(address);
  expect(await answerOf(route, address)).toBe(`NEXT_REDIRECT replace /admin/prove?next=${next}`);
  expect(proveNextSchema.parse({ next: address })).toEqual({ next: address });
});

test("these are all of them", () => {
  expect(FILES).toHaveLength(9);
});

test.each([
  ["https://evil.test/admin/customers/export"],
  ["//evil.test/admin/customers/export"],
  ["/admin/customers/export/../../../logout"],
  ["/admin/settings"],
  ["/admin/customers/export#x"],
  ["/admin/customers/x/data"],
  ["javascript:alert(1)"],
  [["/admin/customers/export", "/admin/bills/export"]],
])("%p is nothing that a proof goes on to", (next) => {
  expect(proveNextSchema.parse({ next })).toEqual({ next: undefined });
});

test.each([
  ["/admin/customers/export?query=a", "/admin/customers?query=a"],
  ["/admin/bills/export", "/admin/bills"],
  ["/admin/customers/7/data?as=csv", "/admin/customers/7"],
])("%s was asked for on %s", (file, page) => {
  const { next } = proveNextSchema.parse({ next: file });
  expect(next && pageOfFile(next)).toBe(page);
});
