// Logging in by password and by passkey, step by step: what is asked, counted, ended and told.
import { CredentialsSignin } from "next-auth";
import { getViewer, signIn, signOut } from "@/lib/access/auth";
import type { GuestFlow } from "@/lib/access/action";
import { logIn, logOut, resetAndForget, signUpAndLogIn, whyNotProved } from "@/lib/access/log-in";
import { logInByPasskey, passkeyOptions } from "@/lib/access/passkey-log-in";
import { signUp } from "@/lib/features/accounts/commands";
import { accountOfId } from "@/lib/features/accounts/queries";
import { resetPassword } from "@/lib/features/accounts/recovery";
import { closeSessionById } from "@/lib/features/accounts/sessions";
import { passkeyToShow } from "@/lib/features/passkeys/commands";
import { ownerOfPasskey } from "@/lib/features/passkeys/queries";
import { newChallenge } from "@/lib/tries/challenge";
import { knownDevice, rememberDevice } from "@/lib/tries/known-device";
import { withPerson } from "@/lib/tries/let-in";
import { forgetAllTries, takeLogInTry } from "@/lib/tries/log-in-budget";
import { CodeRefused } from "@/lib/tries/require-code";
import { tellOfNewDevice, warnOfGuesses } from "@/lib/tries/warnings";
import { loose, standIn } from "./stand-ins";

jest.mock("next-auth", () => ({ CredentialsSignin: class CredentialsSignin extends Error {} }));
jest.mock("@/lib/db", () => ({ asSystem: (fn: (tx: object) => unknown) => fn({}) }));
jest.mock("@/lib/access/auth", () => ({
  getViewer: jest.fn(),
  landingOf: (role: string, next?: string) => `${role} to ${next}`,
  signIn: jest.fn(),
  signOut: jest.fn(),
}));
jest.mock("@/lib/features/accounts/commands", () => ({ signUp: jest.fn() }));
jest.mock("@/lib/features/accounts/queries", () => ({ accountOfId: jest.fn() }));
jest.mock("@/lib/features/accounts/recovery", () => ({ resetPassword: jest.fn() }));
jest.mock("@/lib/features/accounts/sessions", () => ({ closeSessionById: jest.fn() }));
jest.mock("@/lib/features/passkeys/commands", () => ({ passkeyToShow: jest.fn() }));
jest.mock("@/lib/features/passkeys/queries", () => ({ ownerOfPasskey: jest.fn() }));
jest.mock("@/lib/press/press", () => ({ onceInFlow: (fn: () => unknown) => fn() }));
jest.mock("@/lib/tries/challenge", () => ({ newChallenge: jest.fn() }));
jest.mock("@/lib/tries/known-device", () => ({ knownDevice: jest.fn(), rememberDevice: jest.fn() }));
jest.mock("@/lib/tries/let-in", () => ({ withPerson: jest.fn() }));
jest.mock("@/lib/tries/log-in-budget", () => ({ forgetAllTries: jest.fn(), takeLogInTry: jest.fn() }));
jest.mock("@/lib/tries/require-code", () => ({
  CodeRefused: class CodeRefused extends Error {
    constructor(readonly refusal: string) {
      super(refusal);
    }
  },
}));
jest.mock("@/lib/tries/warnings", () => ({ tellOfNewDevice: jest.fn(), warnOfGuesses: jest.fn() }));
jest.mock("@/lib/tries/work", () => ({
  workFor: (email: string, tries: number) => `work ${email} ${tries}`,
}));

const NOW = new Date("2026-11-20T06:00:00Z");
const names = jest.fn();
const flow: GuestFlow = { now: NOW, address: "203.0.113.9", names, run: jest.fn(), system: jest.fn() };
const ASHA = { id: 7, role: "owner", email: "Asha@example.test" };
const typed = loose({ email: "asha@example.test", password: "khichdi", next: "/admin/plans" });
const forget = jest.fn();

const stands = (standing: object) => standIn(takeLogInTry).mockResolvedValue(standing);
const isProved = (person: object | null, answer: string | null = null) =>
  standIn(withPerson).mockImplementation(async (prove: () => Promise<unknown>) => {
    await prove();
    return { answer, person };
  });

beforeEach(() => {
  jest.clearAllMocks();
  stands({ kind: "free", forget });
  isProved(ASHA);
  jest.mocked(getViewer).mockResolvedValue(null);
  jest.mocked(knownDevice).mockResolvedValue(null);
  jest.mocked(signIn).mockResolvedValue(undefined);
  standIn(accountOfId).mockResolvedValue({ ...ASHA, email: "stand-in@unproved.invalid" });
  standIn(ownerOfPasskey).mockResolvedValue(ASHA);
});

const nothingHappened = () => {
  for (const done of [closeSessionById, rememberDevice, tellOfNewDevice, forget])
    expect(done).not.toHaveBeenCalled();
};

describe("by password", () => {
  test("whoever proves it lands on their page, with their tries forgotten and the device known and told of", async () => {
    expect(await logIn(flow, typed)).toEqual({ ok: true, value: { to: "owner to /admin/plans" } });
    expect(takeLogInTry).toHaveBeenCalledWith({
      ...{ email: "asha@example.test", address: "203.0.113.9", device: null, work: undefined },
    });
    expect(signIn).toHaveBeenCalledWith("credentials", {
      ...{ email: "asha@example.test", password: "khichdi", redirect: false },
    });
    expect(names).toHaveBeenCalledWith(ASHA);
    expect(forget).toHaveBeenCalledTimes(1);
    expect(rememberDevice).toHaveBeenCalledWith("Asha@example.test");
    expect(tellOfNewDevice).toHaveBeenCalledWith(expect.objectContaining({ now: NOW }), "Asha@example.test");
    expect(closeSessionById).not.toHaveBeenCalled();
  });

  test("a known device is told to nobody, and the session before ends", async () => {
    jest.mocked(knownDevice).mockResolvedValue("device");
    standIn(getViewer).mockResolvedValue({ sessionId: 3 });
    expect(await logIn(flow, typed)).toMatchObject({ ok: true });
    expect(knownDevice).toHaveBeenCalledWith("asha@example.test");
    expect(tellOfNewDevice).not.toHaveBeenCalled();
    expect(closeSessionById).toHaveBeenCalledWith(expect.anything(), 3);
  });

  test("who only claims the address forgets none of its owner's tries", async () => {
    isProved({ ...ASHA, email: "stand-in@unproved.invalid" });
    expect(await logIn(flow, typed)).toMatchObject({ ok: true });
    expect(forget).not.toHaveBeenCalled();
    expect(rememberDevice).toHaveBeenCalledWith("stand-in@unproved.invalid");
  });

  test("a wrong password leaves everything as it was; a missing code says so, and about whom", async () => {
    isProved(null, "wrong-credentials");
    expect(await logIn(flow, typed)).toEqual({ ok: false, error: "wrong-credentials" });
    isProved(null);
    expect(await logIn(flow, typed)).toEqual({ ok: false, error: "wrong-credentials" });
    expect(names).not.toHaveBeenCalled();
    isProved(ASHA, "code-needed");
    expect(await logIn(flow, typed)).toEqual({ ok: false, error: "code-needed" });
    expect(names).toHaveBeenCalledWith(ASHA);
    nothingHappened();
  });

  test("too many tries wait, or work: the owner is warned with the first of them", async () => {
    stands({ kind: "wait" });
    expect(await logIn(flow, typed)).toEqual({ ok: false, error: "too-many-tries" });
    stands({ kind: "work", isFirst: false, triesTooMany: 4 });
    const asked = { ok: false, error: "work-needed", fields: { work: "work asha@example.test 4" } };
    expect(await logIn(flow, typed)).toEqual(asked);
    expect(warnOfGuesses).not.toHaveBeenCalled();
    stands({ kind: "work", isFirst: true, triesTooMany: 4 });
    expect(await logIn(flow, typed)).toEqual(asked);
    expect(warnOfGuesses).toHaveBeenCalledWith(expect.anything(), "asha@example.test");
    expect(signIn).not.toHaveBeenCalled();
    nothingHappened();
  });

  test("a code goes along where one was typed; a refusal is an answer, and a fault is thrown", async () => {
    const proof = { email: "a@b", password: "p" };
    expect(await whyNotProved({ ...proof, code: "123456" })).toBeNull();
    expect(signIn).toHaveBeenLastCalledWith("credentials", { ...proof, code: "123456", redirect: false });
    await whyNotProved({ ...proof, code: "" });
    expect(signIn).toHaveBeenLastCalledWith("credentials", { ...proof, redirect: false });
    jest.mocked(signIn).mockRejectedValue(new CredentialsSignin());
    expect(await whyNotProved(proof)).toBe("wrong-credentials");
    jest.mocked(signIn).mockRejectedValue(new CodeRefused("code-wrong"));
    expect(await whyNotProved(proof)).toBe("code-wrong");
    jest.mocked(signIn).mockRejectedValue(new Error("no database"));
    await expect(whyNotProved(proof)).rejects.toThrow("no database");
  });

  test("logging out ends the session without leaving the page", async () => {
    expect(await logOut()).toEqual({ ok: true, value: undefined });
    expect(signOut).toHaveBeenCalledWith({ redirect: false });
  });
});

describe("by what was mailed, and for the first time", () => {
  test("a new password by link forgets all tries and knows the device; a refused one does neither", async () => {
    const input = { email: "a@b", token: "t", password: "p", phone: "" };
    jest.mocked(resetPassword).mockResolvedValue({ ok: false, error: "link-invalid" });
    expect(await resetAndForget(flow, input)).toEqual({ ok: false, error: "link-invalid" });
    expect(forgetAllTries).not.toHaveBeenCalled();
    nothingHappened();
    jest.mocked(resetPassword).mockResolvedValue({ ok: true, value: undefined });
    expect(await resetAndForget(flow, input)).toEqual({ ok: true, value: undefined });
    expect(forgetAllTries).toHaveBeenCalledWith({ email: "a@b", address: "203.0.113.9" });
    expect(rememberDevice).toHaveBeenCalledWith("a@b");
  });

  test("a new account is opened by its own address, whatever was typed", async () => {
    jest.mocked(signUp).mockResolvedValue({ ok: true, value: { userId: 7 } });
    const signedUp = () => signUpAndLogIn(flow, typed);
    expect(await signedUp()).toEqual({ ok: true, value: { to: "customer to /admin/plans" } });
    expect(names).toHaveBeenCalledWith({ id: 7 });
    expect(signIn).toHaveBeenCalledWith("credentials", {
      ...{ email: "stand-in@unproved.invalid", password: "khichdi", redirect: false },
    });
    expect(rememberDevice).toHaveBeenCalledWith("stand-in@unproved.invalid");
    jest.mocked(rememberDevice).mockClear();
    jest.mocked(signIn).mockRejectedValue(new CredentialsSignin());
    expect(await signedUp()).toMatchObject({ ok: true });
    jest.mocked(accountOfId).mockResolvedValue(null);
    expect(await signedUp()).toMatchObject({ ok: true });
    jest.mocked(signUp).mockResolvedValue({ ok: false, error: "area" });
    expect(await signedUp()).toEqual({ ok: false, error: "area" });
    expect(rememberDevice).not.toHaveBeenCalled();
  });
});

describe("by passkey", () => {
  const shown = loose({ response: { id: "key", rawId: "key" }, next: "/admin/plans" });

  test("its holder lands on their page, and an unknown device is told of", async () => {
    standIn(getViewer).mockResolvedValue({ sessionId: 3 });
    expect(await logInByPasskey(flow, shown)).toEqual({ ok: true, value: { to: "owner to /admin/plans" } });
    expect(signIn).toHaveBeenCalledWith("passkey", {
      ...{ response: '{"id":"key","rawId":"key"}', redirect: false },
    });
    expect(names).toHaveBeenCalledWith(ASHA);
    expect(ownerOfPasskey).toHaveBeenCalledWith({}, "key");
    expect(closeSessionById).toHaveBeenCalledWith(expect.anything(), 3);
    expect(rememberDevice).toHaveBeenCalledWith("Asha@example.test");
    expect(tellOfNewDevice).toHaveBeenCalledWith(expect.objectContaining({ now: NOW }), "Asha@example.test");
    jest.mocked(tellOfNewDevice).mockClear();
    jest.mocked(closeSessionById).mockClear();
    jest.mocked(getViewer).mockResolvedValue(null);
    jest.mocked(knownDevice).mockResolvedValue("device");
    expect(await logInByPasskey(flow, shown)).toMatchObject({ ok: true });
    expect(tellOfNewDevice).not.toHaveBeenCalled();
    expect(closeSessionById).not.toHaveBeenCalled();
  });

  test("nobody's key, and one that signed wrongly, open nothing; a fault is thrown", async () => {
    const unknown = { ok: false, error: "passkey-unknown" };
    standIn(getViewer).mockResolvedValue({ sessionId: 3 });
    jest.mocked(signIn).mockRejectedValue(new CredentialsSignin());
    expect(await logInByPasskey(flow, shown)).toEqual(unknown);
    expect(names).toHaveBeenCalledTimes(1);
    jest.mocked(ownerOfPasskey).mockResolvedValue(null);
    expect(await logInByPasskey(flow, shown)).toEqual(unknown);
    expect(names).toHaveBeenCalledTimes(1);
    expect(signIn).toHaveBeenCalledTimes(1);
    nothingHappened();
    standIn(ownerOfPasskey).mockResolvedValue(ASHA);
    jest.mocked(signIn).mockRejectedValue(new Error("no database"));
    await expect(logInByPasskey(flow, shown)).rejects.toThrow("no database");
  });

  test("a browser is asked with something new to sign", async () => {
    standIn(newChallenge).mockResolvedValue("new");
    standIn(passkeyToShow).mockResolvedValue("options");
    expect(await passkeyOptions()).toEqual({ ok: true, value: "options" });
    expect(newChallenge).toHaveBeenCalledWith("log-in");
    expect(passkeyToShow).toHaveBeenCalledWith("new");
  });
});
