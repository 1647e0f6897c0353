import { CredentialsSignin } from "next-auth";
import { asSystem, disconnect } from "@/lib/db";
import type { Role } from "@/lib/domain/identity";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { logInSchema, signUpSchema } from "@/lib/features/accounts/schema";
import { logIn, signUpAndLogIn } from "@/lib/access/log-in";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { GOOD_PASSWORD, openAccount, scopeAt, typed } from "./sample";
import { atOnce } from "@/tests/support/crowd";

const signIn = jest.fn();
jest.mock("@/lib/access/auth", () => ({
  signIn: (...given: unknown[]) => signIn(...given),
  signOut: jest.fn(),
  getViewer: async () => null,
  landingOf: (role: Role, next?: string) => `${role} ${next ?? "home"}`,
}));

const sent = new Headers();
jest.mock("next/headers", () => ({
  headers: async () => sent,
  cookies: async () => ({ set: jest.fn() }),
}));

beforeEach(() => {
  // Auth.js itself is driven by the browser tests; here it lets in whoever the command lets in.
  signIn.mockImplementation(async (_provider: string, given: { email: string; password: string }) => {
    if (!(await verifyCredentials(scopeAt(), given))) throw new CredentialsSignin();
  });
});

afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const from = (address: string) => ({ ...scopeAt(), run: scopeAt().system, address, names: () => {} });
const tryWith = (email: string, password: string, address = "10.0.0.1", next?: string) =>
  logIn(from(address), logInSchema.parse({ email, password, next }));

const refused = { ok: false, error: "wrong-credentials" };
const tooMany = { ok: false, error: "too-many-tries" };

test("answers an unknown e-mail and a wrong password alike", async () => {
  await openAccount("known@example.test");

  expect(await tryWith("known@example.test", "a wrong one")).toEqual(refused);
  expect(await tryWith("unknown@example.test", "a wrong one")).toEqual(refused);
});

test("lands by role, on the page that was asked for", async () => {
  const id = await openAccount("lands@example.test");
  expect(await tryWith("LANDS@example.test", GOOD_PASSWORD, "10.0.0.1", "/bills")).toEqual({
    ok: true,
    value: { to: "customer /bills" },
  });

  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { role: "kitchen" } }));
  expect(await tryWith("lands@example.test", GOOD_PASSWORD)).toEqual({
    ok: true,
    value: { to: "kitchen home" },
  });
});

test("after ten wrong tries not even the right password is heard from there; from elsewhere it is", async () => {
  await openAccount("guessed@example.test");
  const guesses = await atOnce(11, () => tryWith("guessed@example.test", "a guess"));

  expect(guesses.filter((answer) => !answer.ok && answer.error === "wrong-credentials")).toHaveLength(10);
  expect(await tryWith("guessed@example.test", GOOD_PASSWORD)).toEqual(tooMany);
  expect((await tryWith("guessed@example.test", GOOD_PASSWORD, "10.0.0.2")).ok).toBe(true);
});

test("an unknown e-mail is limited like a known one", async () => {
  for (let index = 0; index < 10; index += 1) void (await tryWith("nobody@example.test", "a guess"));

  expect(await tryWith("nobody@example.test", "a guess")).toEqual(tooMany);
});

test("logging in often is no guessing: the right password forgets the wrong ones", async () => {
  await openAccount("often@example.test");
  for (let index = 0; index < 12; index += 1) {
    expect(await tryWith("often@example.test", index % 2 ? "a slip" : GOOD_PASSWORD)).toMatchObject({
      ok: index % 2 === 0,
    });
  }
});

test("the limiter keeps no e-mail and no address", async () => {
  await tryWith("private@example.test", "a guess", "10.9.9.9");

  const rows = await asSystem((tx) => tx.rateLimit.findMany());
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows.map((row) => row.key))).not.toMatch(/private|example|10\.9/);
});

test("a new customer is logged in at once and goes on to the page that was asked for", async () => {
  const input = signUpSchema.parse(typed({ email: "fresh@example.test", next: "/subscriptions/new?plan=3" }));

  expect(await signUpAndLogIn(from("10.0.0.1"), input)).toEqual({
    ok: true,
    value: { to: "customer /subscriptions/new?plan=3" },
  });
  expect(signIn).toHaveBeenLastCalledWith(
    "credentials",
    expect.objectContaining({ email: expect.stringMatching(/@unproved\.invalid$/) }),
  );
});

test("who is refused an account is not logged in", async () => {
  signIn.mockClear();

  const input = signUpSchema.parse(typed({ email: "common@example.test", password: "sunshine2024" }));
  expect(await signUpAndLogIn(from("10.0.0.1"), input)).toEqual({ ok: false, error: "password-common" });
  expect(signIn).not.toHaveBeenCalled();
});
