// The log-in as Auth.js does it: whoever has an authenticator comes in by no path with the password alone.
import { signIn } from "@/lib/access/auth";
import { logIn } from "@/lib/access/log-in";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem, disconnect } from "@/lib/db";
import { resetPassword } from "@/lib/features/accounts/recovery";
import { logInSchema } from "@/lib/features/accounts/schema";
import { forgetful } from "../accounts/reset";
import { GOOD_PASSWORD, NEW_PASSWORD, NOW, openAccount, scopeAt } from "../accounts/sample";
import { codeOf, lettersTo, openSecured, secure, started, STEP_MS, userOf } from "./sample";
import { carriedBy } from "@/tests/support/mailed-link";

/** What the device that asks sends, and is given. */
const jar = new Map<string, string>();
jest.mock("next/headers", () => ({
  headers: async () =>
    new Headers({
      host: "127.0.0.1:3000",
      "x-forwarded-proto": "http",
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    }),
  cookies: async () => ({
    get: (name: string) => ({ value: jar.get(name) }),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
let now = NOW;
jest.mock("@/lib/clock", () => ({ clockNow: () => now, machineMs: () => now.getTime() }));

beforeEach(async () => {
  jar.clear();
  now = NOW;
  await asSystem((tx) => tx.$executeRaw`DELETE FROM rate_limits`);
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

let address = 0;
/** Each from a network of its own unless it says which. */
function tryWith(email: string, given: { password?: string; code?: string; from?: string }) {
  const { password = GOOD_PASSWORD, code, from = `203.0.113.${(address += 1)}` } = given;
  const flow = { ...scopeAt(now), run: scopeAt(now).system, address: from, names: () => {} };
  return logIn(flow, logInSchema.parse({ email, password, code }));
}

const sessionsOf = (userId: number) => asSystem((tx) => tx.session.count({ where: { userId } }));
const refusedFor = (error: string) => ({ ok: false, error });

test("without an authenticator the password is enough", async () => {
  const id = await openAccount("plain@example.test");
  expect(await tryWith("plain@example.test", {})).toMatchObject({ ok: true });
  expect(await sessionsOf(id)).toBe(1);
});

test("one that was begun and never shown to work asks for nothing", async () => {
  const user = await userOf(await openAccount("begun@example.test"));
  await started(user);
  expect(await tryWith(user.email, {})).toMatchObject({ ok: true });
});

test("the right password is asked for a code, opens nothing, and a wrong one learns nothing of that", async () => {
  const { user, secret } = await openSecured("asked@example.test");
  expect(await tryWith(user.email, {})).toEqual(refusedFor("code-needed"));
  expect(await tryWith(user.email, { password: "not that one" })).toEqual(refusedFor("wrong-credentials"));
  expect(await tryWith(user.email, { password: "not that one", code: await codeOf(secret) })).toEqual(
    refusedFor("wrong-credentials"),
  );
  expect(await tryWith(user.email, { code: "000000" })).toEqual(refusedFor("code-wrong"));
  expect(await sessionsOf(user.id)).toBe(0);
  expect([...jar.keys()].filter((name) => name.includes("session"))).toEqual([]);
});

test("with the code, once; or with a recovery code, once", async () => {
  const { user, secret, codes } = await openSecured("in@example.test");
  const code = await codeOf(secret);
  expect(await tryWith(user.email, { code })).toMatchObject({ ok: true });
  jar.clear();
  expect(await tryWith(user.email, { code })).toEqual(refusedFor("code-wrong"));
  expect(await tryWith(user.email, { code: codes[0] })).toMatchObject({ ok: true });
  jar.clear();
  expect(await tryWith(user.email, { code: codes[0] })).toEqual(refusedFor("code-wrong"));
  expect(await sessionsOf(user.id)).toBe(2);
});

test("Auth.js itself lets nobody in by the password alone", async () => {
  const { user } = await openSecured("beside@example.test");
  const proof = { email: user.email, password: GOOD_PASSWORD, redirect: false };
  await expect(signIn("credentials", proof)).rejects.toMatchObject({ refusal: "code-needed" });
  await expect(signIn("credentials", { ...proof, code: "" })).rejects.toThrow();
  expect(await sessionsOf(user.id)).toBe(0);
});

test("the right password without its code forgets no tries", async () => {
  const { user, secret } = await openSecured("counts@example.test");
  const from = "198.51.100.1";
  for (let time = 0; time < 10; time += 1)
    expect(await tryWith(user.email, { from })).toEqual(refusedFor("code-needed"));
  expect(await tryWith(user.email, { from, code: await codeOf(secret) })).toEqual(
    refusedFor("too-many-tries"),
  );
  expect(await tryWith(user.email, { from: "198.51.100.2", code: await codeOf(secret) })).toMatchObject({
    ok: true,
  });
});

test("who knows the password guesses twenty codes in an hour, from wherever; the owner gets in all the same", async () => {
  const { user, secret, codes } = await openSecured("guessed-codes@example.test");
  expect(await tryWith(user.email, { code: await codeOf(secret) })).toMatchObject({ ok: true });
  const phone = new Map(jar);
  jar.clear();
  const right = await codeOf(secret, new Date(NOW.getTime() + STEP_MS));
  const wrong = right === "000000" ? "000001" : "000000";
  for (let time = 0; time < 20; time += 1)
    expect(await tryWith(user.email, { code: wrong })).toEqual(refusedFor("code-wrong"));
  now = new Date(NOW.getTime() + STEP_MS);
  for (const code of [wrong, right])
    expect(await tryWith(user.email, { code })).toEqual(refusedFor("too-many-codes"));
  expect(await lettersTo(user.email, "codesGuessed")).toBe(1);
  for (const [name, value] of phone) if (name.includes("device")) jar.set(name, value);
  expect(await tryWith(user.email, { code: right })).toMatchObject({ ok: true });
  jar.clear();
  expect(await tryWith(user.email, { code: codes[0] })).toMatchObject({ ok: true });
});

test("right codes are no guesses", async () => {
  const { user, secret } = await openSecured("often@example.test");
  for (let time = 0; time < 25; time += 1) {
    now = new Date(NOW.getTime() + time * STEP_MS);
    jar.clear();
    expect(await tryWith(user.email, { code: await codeOf(secret, now) })).toMatchObject({ ok: true });
    await asSystem((tx) => tx.$executeRaw`DELETE FROM rate_limits WHERE key NOT LIKE 'log-in-code%'`);
  }
}, 60_000);

test("a new password by a mailed link leaves it on", async () => {
  const { id, link } = await forgetful("resets-with-factor@example.test");
  const { secret } = await secure(await userOf(id));
  const { token = "", email = "" } = carriedBy(link);
  expect(await resetPassword(scopeAt(now), { email, token, password: NEW_PASSWORD })).toMatchObject({
    ok: true,
  });
  expect(await tryWith(email, { password: NEW_PASSWORD })).toEqual(refusedFor("code-needed"));
  expect(await tryWith(email, { password: NEW_PASSWORD, code: await codeOf(secret) })).toMatchObject({
    ok: true,
  });
});
