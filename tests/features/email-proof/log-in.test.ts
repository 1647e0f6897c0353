// Several people may claim one address: each gets in by their own password, and none of them touches its owner's account.
import * as argon from "@node-rs/argon2";
import { CredentialsSignin } from "next-auth";
import { logIn, signUpAndLogIn } from "@/lib/access/log-in";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { logInSchema, signUpSchema } from "@/lib/features/accounts/schema";
import { proveAndRemember } from "@/lib/joining/prove";
import { customerId } from "@/lib/domain/identity";
import { knownDevice } from "@/lib/tries/known-device";
import { findUser, GOOD_PASSWORD, NOW, openAccount, scopeAt, typed } from "../accounts/sample";
import { claimant, kindsTo, lastTokenTo } from "./claims";

jest.mock("@node-rs/argon2", () => {
  const actual = jest.requireActual<typeof argon>("@node-rs/argon2");
  return { ...actual, verify: jest.fn(actual.verify) };
});
const signIn = jest.fn();
jest.mock("@/lib/access/auth", () => ({
  signIn: (...given: unknown[]) => signIn(...given),
  signOut: jest.fn(),
  getViewer: async () => null,
  landingOf: (role: string) => role,
}));
let jar = "";
jest.mock("next/headers", () => ({
  headers: async () => new Headers(jar ? { cookie: jar } : {}),
  cookies: async () => ({ set: (name: string, value: string) => (jar = `${name}=${value}`) }),
}));

/** Whose account was opened last. */
let opened: number | null = null;
beforeEach(async () => {
  jar = "";
  opened = null;
  signIn.mockImplementation(async (_provider: string, given: { email: string; password: string }) => {
    const person = await verifyCredentials(scopeAt(), given);
    if (!person) throw new CredentialsSignin();
    opened = person.id;
  });
  await asSystem((tx) => tx.$executeRaw`DELETE FROM rate_limits`);
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const from = (address: string, names: (who: { id: number }) => void = () => {}) => ({
  ...scopeAt(),
  run: scopeAt().system,
  address,
  names,
});
const tryWith = (email: string, password: string, flow = from("203.0.113.7")) =>
  logIn(flow, logInSchema.parse({ email, password }));

const PASSWORDS = [
  "a stranger's umbrella",
  "three wet umbrellas",
  "seven wet umbrellas",
  "nine wet umbrellas",
];
const REFUSED = { ok: false, error: "wrong-credentials" };

test("the owner of an address and those who claim it each get into their own account", async () => {
  const email = "shared@example.test";
  const owner = await openAccount(email);
  const strangers: number[] = [];
  for (const password of PASSWORDS.slice(0, 3)) strangers.push(await claimant(email, password));
  for (const [index, password] of PASSWORDS.slice(0, 3).entries()) {
    expect(await tryWith("Shared@Example.test", password)).toMatchObject({ ok: true });
    expect(opened).toBe(strangers[index]);
  }
  expect(await tryWith(email, GOOD_PASSWORD)).toMatchObject({ ok: true });
  expect(opened).toBe(owner);
});

test("of those who claim it the latest three are heard", async () => {
  const email = "crowded@example.test";
  for (const [index, password] of PASSWORDS.entries())
    await claimant(email, password, new Date(NOW.getTime() + index * 1000));
  const [first = "", ...others] = PASSWORDS;
  expect(await tryWith(email, first)).toEqual(REFUSED);
  for (const password of others) expect(await tryWith(email, password)).toMatchObject({ ok: true });
});

test("a refusal takes as many hashes whether the address is anybody's, claimed or unknown", async () => {
  const emails = ["hashed@example.test", "hashed-and-claimed@example.test", "hashed-claimed@example.test"];
  await openAccount(emails[0] ?? "");
  await openAccount(emails[1] ?? "");
  await claimant(emails[1] ?? "");
  for (const password of PASSWORDS) await claimant(emails[2] ?? "", password);
  const counts: number[] = [];
  for (const email of [...emails, "hashed-unknown@example.test"]) {
    jest.mocked(argon.verify).mockClear();
    expect(await verifyCredentials(scopeAt(), { email, password: "a wrong one" })).toBeNull();
    counts.push(jest.mocked(argon.verify).mock.calls.length);
  }
  expect(counts).toEqual([4, 4, 4, 4]);
});

test("which of the claims it is does not show in the hashes, and the owner's log-in takes one", async () => {
  const email = "counted@example.test";
  await openAccount(email);
  for (const password of PASSWORDS.slice(0, 3)) await claimant(email, password);
  const counts: number[] = [];
  for (const password of [...PASSWORDS.slice(0, 3), GOOD_PASSWORD]) {
    jest.mocked(argon.verify).mockClear();
    expect(await verifyCredentials(scopeAt(), { email, password })).not.toBeNull();
    counts.push(jest.mocked(argon.verify).mock.calls.length);
  }
  expect(counts).toEqual([4, 4, 4, 1]);
});

test("who claims an address does not get further tries at its owner's password by logging in", async () => {
  const email = "guarded@example.test";
  await openAccount(email);
  await claimant(email, "a stranger's umbrella");
  for (let time = 0; time < 5; time += 1) {
    expect(await tryWith(email, "a guess")).toEqual(REFUSED);
    expect(await tryWith(email, "a stranger's umbrella")).toMatchObject({ ok: true });
  }
  expect(await tryWith(email, "a guess")).toEqual({ ok: false, error: "too-many-tries" });
});

test("their device is not the owner's, and the owner gets no letter about it", async () => {
  const email = "undisturbed@example.test";
  await openAccount(email);
  await signUpAndLogIn(
    from("203.0.113.8"),
    signUpSchema.parse(typed({ email, password: "a stranger's umbrella" })),
  );
  expect(await tryWith(email, "a stranger's umbrella")).toMatchObject({ ok: true });
  expect(await knownDevice(email)).toBeNull();
  expect(await kindsTo(email)).toEqual(["accountExists"]);
});

test("the system log names who was let in, not whose address it is", async () => {
  const email = "named@example.test";
  await openAccount(email);
  const stranger = await claimant(email, "a stranger's umbrella");
  const named: number[] = [];
  const flow = from("203.0.113.9", ({ id }) => void named.push(id));
  await tryWith(email, "a stranger's umbrella", flow);
  await signUpAndLogIn(flow, signUpSchema.parse(typed({ email })));
  expect(named).toEqual([stranger, opened]);
});

test("signing up with somebody's address, and even with their password, opens a new account", async () => {
  const email = "twice@example.test";
  const owner = await openAccount(email);
  const answer = await signUpAndLogIn(from("203.0.113.10"), signUpSchema.parse(typed({ email })));
  expect(answer).toEqual({ ok: true, value: { to: "customer" } });
  expect(opened).not.toBe(owner);
  expect((await findUser(opened ?? 0)).emailClaim?.email).toBe(email);
});

test("the device on which the address was proved is known under it, so the next log-in there is told to nobody", async () => {
  const email = "at-home@example.test";
  await signUpAndLogIn(from("203.0.113.11"), signUpSchema.parse(typed({ email })));
  const flow = { ...scopeAt(), customerId: customerId(opened ?? 0) };
  expect(await proveAndRemember(flow, { token: await lastTokenTo(email) })).toMatchObject({ ok: true });
  expect(await tryWith(email, GOOD_PASSWORD)).toMatchObject({ ok: true });
  expect(await kindsTo(email)).toEqual(["proveEmail"]);
});
