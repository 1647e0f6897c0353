// Nobody can lock anybody out: an attacker who has all the addresses there are uses up their own tries, not the owner's.
import { createHash } from "node:crypto";
import { CredentialsSignin } from "next-auth";
import { logIn, resetAndForget, signUpAndLogIn } from "@/lib/access/log-in";
import { networkOf } from "@/lib/tries/network";
import { closeRateLimits, takeTry } from "@/lib/access/rate-limit";
import { asSystem, disconnect } from "@/lib/db";
import type { Role } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { logInSchema, signUpSchema } from "@/lib/features/accounts/schema";
import { proveWork } from "@/components/log-in/prove-work";
import { forgetful } from "./reset";
import { GOOD_PASSWORD, NOW, openAccount, scopeAt, typed } from "./sample";
import { carriedBy } from "@/tests/support/mailed-link";

const signIn = jest.fn();
jest.mock("@/lib/access/auth", () => ({
  signIn: (...given: unknown[]) => signIn(...given),
  signOut: jest.fn(),
  getViewer: async () => null,
  landingOf: (role: Role) => role,
}));

/** What the device that asks now sends, and is given. */
let jar = "";
// its language says nothing of whose it is
const keep = (name: string, to: string) => /language/.test(name) || (jar = `${name}=${to}`);
jest.mock("next/headers", () => ({
  headers: async () => new Headers(jar ? { cookie: `theme=dark; ${jar}` } : {}),
  cookies: async () => ({ set: (name: string, to: string) => keep(name, to) }),
}));
let now = NOW;
jest.mock("@/lib/clock", () => ({ clockNow: () => now, machineMs: () => now.getTime() }));

async function letsIn(_provider: string, given: { email: string; password: string }): Promise<void> {
  if (!(await verifyCredentials(scopeAt(), given))) throw new CredentialsSignin();
}

beforeEach(async () => {
  jar = "";
  now = NOW;
  signIn.mockImplementation(letsIn);
  await asSystem((tx) => tx.$executeRaw`DELETE FROM rate_limits`);
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const from = (address: string) => ({ ...scopeAt(now), run: scopeAt(now).system, address, names: () => {} });

function tryWith(email: string, password: string, address: string, work?: string) {
  return logIn(from(address), logInSchema.parse({ email, password, work }));
}

async function triedFromAnywhere(email: string, times: number): Promise<void> {
  const key = createHash("sha256").update(email).digest("base64url");
  for (let time = 0; time < times; time += 1)
    await takeTry("log-in-anywhere", key, { points: 100, seconds: 3_600 });
}

/** A device on which the account was opened before, away from the attacker's. */
async function usualPhone(email: string): Promise<string> {
  jar = "";
  expect(await tryWith(email, GOOD_PASSWORD, "49.36.1.1")).toMatchObject({ ok: true });
  return jar;
}

const letters = (recipient: string, kind: string) =>
  asSystem((tx) => tx.notification.count({ where: { channel: "email", recipient, kind } }));

const [ADDRESSES, AT_ONCE] = [10_000, 50];

test("an attacker has 10,000 addresses; the owner logs in at the first try from the usual phone", async () => {
  const email = "owner-under-attack@example.test";
  await openAccount(email);
  const phone = await usualPhone(email);
  jar = "";
  // what is guessed is wrong: asked of the command itself, a hundred guesses would keep the test waiting
  signIn.mockRejectedValue(new CredentialsSignin());
  const answers = new Map<string, number>();
  for (let first = 0; first < ADDRESSES; first += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const at = first + index;
        const answer = await tryWith(email, "a guess", `100.${at >> 12}.${(at >> 6) & 63}.${at & 63}`);
        const said = answer.ok ? "in" : answer.error;
        answers.set(said, (answers.get(said) ?? 0) + 1);
      }),
    );
  expect(Object.fromEntries(answers)).toEqual({ "wrong-credentials": 100, "work-needed": ADDRESSES - 100 });
  signIn.mockImplementation(letsIn);
  jar = phone;
  expect(await tryWith(email, GOOD_PASSWORD, "100.0.0.1")).toMatchObject({ ok: true });
  expect(await letters(email, "passwordGuessed")).toBe(1);
}, 180_000);

test("from a new device the right person gets in all the same: the first try costs a piece of work", async () => {
  const email = "travels@example.test";
  await openAccount(email);
  await triedFromAnywhere(email, 101);
  const asked = await tryWith(email, GOOD_PASSWORD, "203.0.113.5");
  expect(asked).toMatchObject({ ok: false, error: "work-needed" });
  const work = await proveWork(asked.fields?.work ?? "");
  expect(await tryWith(email, "a guess", "203.0.113.5", `${work}0`)).toMatchObject({ error: "work-needed" });
  expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.5", work)).toMatchObject({ ok: true });
  jar = "";
  expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.6", work)).toMatchObject({ error: "work-needed" });
});

test("work for one account, or of more than ten minutes ago, is none", async () => {
  const [email, another] = ["one@example.test", "another@example.test"];
  for (const one of [email, another]) {
    await openAccount(one);
    await triedFromAnywhere(one, 101);
  }
  const askedOf = async (one: string) => (await tryWith(one, "x", "203.0.113.7")).fields?.work ?? "";
  const work = await proveWork(await askedOf(email));
  expect(await tryWith(another, GOOD_PASSWORD, "203.0.113.7", work)).toMatchObject({ error: "work-needed" });
  now = new Date(NOW.getTime() + 11 * 60_000);
  expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.7", work)).toMatchObject({ error: "work-needed" });
  now = new Date(NOW.getTime() + 11 * 60_000 - 1);
  expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.7", work)).toMatchObject({ ok: true });
});

test("the work grows with the tries, up to what a phone does in a few seconds", async () => {
  const email = "grows@example.test";
  const bitsAfter = async (tries: number) => {
    await triedFromAnywhere(email, tries);
    return Number((await tryWith(email, "x", "203.0.113.8")).fields?.work.split(".")[0]);
  };
  expect(await bitsAfter(101)).toBe(16);
  expect(await bitsAfter(200)).toBe(18);
  expect(await bitsAfter(1_000)).toBe(20);
});

test("a device has ten tries of its own, then those of its network", async () => {
  const email = "mistypes@example.test";
  await openAccount(email);
  const phone = await usualPhone(email);
  jar = phone;
  for (let time = 0; time < 20; time += 1)
    expect(await tryWith(email, "a slip", "203.0.113.20")).toMatchObject({ error: "wrong-credentials" });
  expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.20")).toMatchObject({ error: "too-many-tries" });
}, 60_000);

test("a cookie that was made up, or is of another account's device, is none", async () => {
  const email = "known-here@example.test";
  await openAccount(email);
  const phone = await usualPhone(email);
  await triedFromAnywhere(email, 101);
  const name = phone.split("=", 1).join("");
  const other = "known-there@example.test";
  await openAccount(other);
  const theirs = await usualPhone(other);
  for (const forged of [
    theirs,
    `${name}=${"a".repeat(16)}.${"b".repeat(43)}`,
    phone.slice(0, -1),
    `${name}=`,
    `${name}=..`,
  ]) {
    jar = forged;
    expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.30")).toMatchObject({ error: "work-needed" });
  }
  jar = phone;
  expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.30")).toMatchObject({ ok: true });
});

test("a family's device is known to each of them", async () => {
  const family = ["first@example.test", "second@example.test"];
  jar = "";
  for (const email of family) {
    await openAccount(email);
    expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.31")).toMatchObject({ ok: true });
  }
  for (const email of family) {
    await triedFromAnywhere(email, 101);
    expect(await tryWith(email, GOOD_PASSWORD, "203.0.113.31")).toMatchObject({ ok: true });
    expect(await letters(email, "newDevice")).toBe(1);
  }
});

test("a device stays known when the secret is rolled", async () => {
  const email = "rolls@example.test";
  await openAccount(email);
  jar = await usualPhone(email);
  await triedFromAnywhere(email, 101);
  const { AUTH_SECRET: old } = env();
  Object.assign(env(), {
    AUTH_SECRET: "another-secret-of-more-than-thirty-two-characters",
    AUTH_SECRET_PREVIOUS: old,
  });
  const answer = await tryWith(email, GOOD_PASSWORD, "203.0.113.32");
  Object.assign(env(), { AUTH_SECRET: old, AUTH_SECRET_PREVIOUS: undefined });
  expect(answer).toMatchObject({ ok: true });
});

test("a log-in from a new device is told by letter, once; where an account was opened, none is", async () => {
  const email = "told@example.test";
  await openAccount(email);
  jar = await usualPhone(email);
  await tryWith(email, GOOD_PASSWORD, "203.0.113.40");
  expect(await letters(email, "newDevice")).toBe(1);
  jar = "";
  const input = signUpSchema.parse(typed({ email: "opens@example.test" }));
  expect(await signUpAndLogIn(from("203.0.113.41"), input)).toMatchObject({ ok: true });
  expect(await tryWith("opens@example.test", GOOD_PASSWORD, "203.0.113.41")).toMatchObject({ ok: true });
  expect(await letters("opens@example.test", "newDevice")).toBe(0);
});

test("a new password by a mailed link clears what was tried at the old one", async () => {
  const email = "resets@example.test";
  const { link } = await forgetful(email);
  await triedFromAnywhere(email, 150);
  for (let time = 0; time < 12; time += 1) await tryWith(email, "a guess", "203.0.113.50");
  const { token = "" } = carriedBy(link);
  const password = "three coconuts and a lime";
  const given = { email, token, password, phone: "" };
  expect(await resetAndForget(from("203.0.113.50"), given)).toMatchObject({ ok: true });
  jar = "";
  expect(await tryWith(email, password, "203.0.113.51")).toMatchObject({ ok: true });
  expect(await tryWith(email, password, "203.0.113.50")).toMatchObject({ ok: true });
});

test("one network guesses at 200 accounts in a quarter of an hour, and no more", async () => {
  signIn.mockRejectedValue(new CredentialsSignin());
  const guess = (index: number, address: string) =>
    tryWith(`victim-${index}@example.test`, "a guess", address);
  for (let index = 0; index < 200; index += 1)
    expect(await guess(index, `2001:db8:1:2::${index.toString(16)}`)).toMatchObject({
      error: "wrong-credentials",
    });
  expect(await guess(200, "2001:db8:1:2:ffff::1")).toMatchObject({ error: "too-many-tries" });
  expect(await guess(201, "2001:db8:1:3::1")).toMatchObject({ error: "wrong-credentials" });
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["unknown", "unknown"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
