// Passkeys, with a device of software and Auth.js itself.
import { signIn } from "@/lib/access/auth";
import { logInByPasskey, passkeyOptions } from "@/lib/access/passkey-log-in";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId, userId } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { addPasskey, passkeyToMake, removePasskey } from "@/lib/features/passkeys/commands";
import { listPasskeys } from "@/lib/features/passkeys/queries";
import { newChallenge, takeChallenge } from "@/lib/tries/challenge";
import { makeStaff } from "@/tests/support/make";
import { lastLink, mailsTo, request, reset } from "../accounts/reset";
import { GOOD_PASSWORD, NOW, openAccount, scopeAt } from "../accounts/sample";
import { actsOf, lettersTo, secure, userOf, type User } from "../second-factor/sample";
import { jar } from "./jar";
import { SoftKey } from "./soft-key";

jest.mock("next/headers", () => jest.requireActual<object>("./jar"));
let now = NOW;
jest.mock("@/lib/clock", () => ({ clockNow: () => now, machineMs: () => now.getTime() }));

beforeAll(() => Object.assign(env(), { APP_URL: "http://localhost:3000" }));
beforeEach(() => {
  jar.clear();
  now = NOW;
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const flowOf = (user: User) => ({ ...scopeAt(now), user });
const purposeOf = (user: User) => `add ${user.id}`;
const newUser = async (email: string) => userOf(await openAccount(email));

async function optionsFor(user: User, currentPassword = GOOD_PASSWORD) {
  return passkeyToMake(flowOf(user), { currentPassword }, () => newChallenge(purposeOf(user)));
}

type Looks = Parameters<SoftKey["make"]>[1];

async function add(user: User, key = new SoftKey(), looks?: Looks) {
  const options = await optionsFor(user);
  if (!options.ok) throw new Error(options.error);
  const given = { name: "My phone", response: key.make(options.value, looks) };
  return { key, done: await addPasskey(flowOf(user), given, await takeChallenge(purposeOf(user))) };
}

async function withKey(email: string) {
  const user = await newUser(email);
  const { key, done } = await add(user);
  expect(done).toEqual({ ok: true, value: undefined });
  return { user, key };
}

const asked = async () => {
  const options = await passkeyOptions();
  if (!options.ok) throw new Error("no options");
  return options.value;
};

type Answer = ReturnType<SoftKey["show"]>;
const guest = () => ({
  ...{ ...scopeAt(now), run: scopeAt(now).system },
  ...{ address: "203.0.113.1", names: () => {} },
});
const logIn = (response: Answer) => logInByPasskey(guest(), { response, next: undefined });
const refused = { ok: false, error: "passkey-unknown" };
const sessionsOf = ({ id }: User) => asSystem((tx) => tx.session.count({ where: { userId: id } }));

test("one is added by the password, and is told by letter and in the log", async () => {
  const { user } = await withKey("adds@example.test");
  expect(await optionsFor(user, "not that one")).toEqual({ ok: false, error: "password-wrong" });
  expect(await lettersTo(user.email, "passkeyAdded")).toBe(1);
  expect(await actsOf(user.id)).toEqual(["customer sign-up", "customer add-passkey"]);
  const own = await asCustomer(customerId(user.id), (tx) => listPasskeys(tx, userId(user.id)));
  expect(own).toMatchObject([{ name: "My phone", lastUsedAt: null }]);
});

test("it opens the account without password and code, also one that has an authenticator", async () => {
  const { user, key } = await withKey("opens@example.test");
  await secure(user);
  expect(await logIn(key.show(await asked()))).toEqual({ ok: true, value: { to: "/dashboard" } });
  expect(await sessionsOf(user)).toBe(1);
  const own = await asCustomer(customerId(user.id), (tx) => listPasskeys(tx, userId(user.id)));
  expect(own).toMatchObject([{ lastUsedAt: NOW }]);
});

test.each([
  ["of another page", { origin: "http://localhost.evil.test" }],
  ["without the device's own lock", { verified: false }],
  ["of another challenge", { challenge: "AAAA" }],
])("an answer %s opens and adds nothing", async (name, looks) => {
  const { user, key } = await withKey(`looks-${name.replace(/\W+/g, "-")}@example.test`);
  expect(await logIn(key.show(await asked(), looks))).toEqual(refused);
  expect(await sessionsOf(user)).toBe(0);
  expect((await add(user, new SoftKey(), looks)).done).toEqual({ ok: false, error: "passkey-wrong" });
});

test("an answer is good once, soon, in the browser that was asked, and for what it was asked", async () => {
  const { user, key } = await withKey("once@example.test");
  const options = await asked();
  const before = jar.text();
  const answer = key.show(options);
  expect(await logIn(answer)).toMatchObject({ ok: true });
  jar.fill(before);
  expect(await logIn(key.show(options))).toEqual(refused);

  const late = key.show(await asked());
  now = new Date(NOW.getTime() + 5 * 60_000 + 1);
  expect(await logIn(late)).toEqual(refused);
  const intime = key.show(await asked());
  now = new Date(now.getTime() + 5 * 60_000);
  expect(await logIn(intime)).toMatchObject({ ok: true });

  const elsewhere = key.show(await asked());
  jar.clear();
  expect(await logIn(elsewhere)).toEqual(refused);
  const forAdding = await optionsFor(user);
  if (!forAdding.ok) throw new Error(forAdding.error);
  expect(await logIn(key.show({ challenge: forAdding.value.challenge }))).toEqual(refused);
});

test("a counter that goes back or stands still is a copy's", async () => {
  const { user, key } = await withKey("counts@example.test");
  expect(await logIn(key.show(await asked(), { counter: 5 }))).toMatchObject({ ok: true });
  for (const counter of [5, 4]) expect(await logIn(key.show(await asked(), { counter }))).toEqual(refused);
  expect(await logIn(key.show(await asked(), { counter: 6 }))).toMatchObject({ ok: true });
  expect((await add(user, key)).done).toEqual({ ok: false, error: "passkey-wrong" });
});

test("a new password by mail removes it, and says so", async () => {
  const { user, key } = await withKey("resets@example.test");
  await request(user.email, now);
  await reset(await lastLink(user.email, now), "Kothimbir-Vadi-77", now);
  expect(await logIn(key.show(await asked()))).toEqual(refused);
  const letters = await mailsTo(user.email);
  expect(letters.at(-1)?.text).toContain("Its passkey no longer opens it: make a new one in your profile.");
});

test("removed, it opens nothing; another's is not removed", async () => {
  const { user, key } = await withKey("removes@example.test");
  const { user: other } = await withKey("keeps@example.test");
  const [mine] = await asSystem((tx) => listPasskeys(tx, userId(user.id)));
  const passkeyId = mine?.id ?? 0;
  expect(await removePasskey(flowOf(other), { passkeyId })).toEqual({ ok: false, error: "passkey-gone" });
  expect(await removePasskey(flowOf(user), { passkeyId })).toEqual({ ok: true, value: undefined });
  expect(await removePasskey(flowOf(user), { passkeyId })).toEqual({ ok: false, error: "passkey-gone" });
  expect(await logIn(key.show(await asked()))).toEqual(refused);
  expect(await lettersTo(user.email, "passkeyRemoved")).toBe(1);
  expect(await actsOf(user.id)).toContain("customer remove-passkey");
});

test("who has left, and what nobody holds, opens nothing", async () => {
  const { user, key } = await withKey("left@example.test");
  await asSystem((tx) => tx.user.updateMany({ where: { id: user.id }, data: { deactivatedAt: NOW } }));
  expect(await logIn(key.show(await asked()))).toEqual(refused);
  expect(await logIn(new SoftKey().show(await asked()))).toEqual(refused);
  for (const response of ["", "no JSON", "{}"])
    await expect(signIn("passkey", { response, redirect: false })).rejects.toThrow();
});

test("ten are enough; nobody but its owner sees one", async () => {
  const { user } = await withKey("many@example.test");
  for (let more = 1; more < 10; more += 1) expect((await add(user)).done).toMatchObject({ ok: true });
  expect(await optionsFor(user)).toEqual({ ok: false, error: "passkeys-many" });
  const owner = await makeStaff("owner");
  expect(
    await asStaff({ id: userId(owner.id), role: "owner" }, (tx) => listPasskeys(tx, userId(user.id))),
  ).toEqual([]);
});
