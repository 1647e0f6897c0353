import { disconnect, asCustomer, asGuest, asStaff, asSystem } from "@/lib/db";
import { customerId, userId } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { spendCode } from "@/lib/features/second-factor/codes";
import { getSecondFactor } from "@/lib/features/second-factor/queries";
import { openSecret, sealSecret } from "@/lib/features/second-factor/seal";
import { duringPress, pressOf } from "@/lib/press/press";
import { atOnce } from "@/tests/support/crowd";
import { makeStaff } from "@/tests/support/make";
import { NOW, openAccount, scopeAt } from "../accounts/sample";
import { actsOf, codeOf, lettersTo, openSecured, started, STEP_MS, userOf, type Secured } from "./sample";

afterAll(disconnect);

const after = (ms: number) => new Date(NOW.getTime() + ms);
const spend = ({ user }: Secured, code: string, now = NOW) => spendCode(scopeAt(now), user, code);

test("a code of the app works once", async () => {
  const one = await openSecured("code-once@example.test");
  const code = await codeOf(one.secret);
  expect(await spend(one, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true);
  expect(await spend(one, code)).toBe(false);
  expect(await spend(one, await codeOf(one.secret, after(STEP_MS)), after(STEP_MS))).toBe(true);
});

test.each([
  ["the step before", -STEP_MS, true],
  ["the step after, of a phone that is ahead", STEP_MS, true],
  ["two steps before", -2 * STEP_MS, false],
  ["two steps after", 2 * STEP_MS, false],
])("a code of %s", async (name, ms, isGood) => {
  const one = await openSecured(`step-${name.replace(/\W+/g, "-")}@example.test`);
  const code = await codeOf(one.secret, after(ms));
  expect(await spend(one, code)).toBe(isGood);
  if (isGood) expect(await spend(one, code)).toBe(false);
});

test("a later code makes the earlier ones worthless that were never used", async () => {
  const one = await openSecured("code-later@example.test");
  const earlier = await codeOf(one.secret, after(-STEP_MS));
  expect(await spend(one, await codeOf(one.secret))).toBe(true);
  expect(await spend(one, earlier)).toBe(false);
});

test("of two who use one code at once, one gets in", async () => {
  const one = await openSecured("code-race@example.test");
  const code = await codeOf(one.secret);
  const answers = await atOnce(4, () => spend(one, code));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test("another's code, and what is no code, are wrong", async () => {
  const one = await openSecured("code-own@example.test");
  const other = await openSecured("code-others@example.test");
  for (const typed of [await codeOf(other.secret), other.codes[0] ?? "", "12345", "dal", ""])
    expect(await spend(one, typed)).toBe(false);
});

test("a recovery code works once, is told by letter and in the log, and says how many are left", async () => {
  const one = await openSecured("paper@example.test");
  const [first = "", second = ""] = one.codes;
  expect(one.codes).toHaveLength(10);
  expect(await spend(one, first)).toBe(true);
  expect(await spend(one, first)).toBe(false);
  expect(await spend(one, second.replaceAll("-", " "))).toBe(true);
  expect(await lettersTo(one.user.email, "recoveryCodeUsed")).toBe(2);
  const read = (tx: Parameters<typeof getSecondFactor>[0]) =>
    getSecondFactor(tx, { id: userId(one.user.id), email: one.user.email });
  expect(await asCustomer(customerId(one.user.id), read)).toMatchObject({ kind: "on", codesLeft: 8 });
  expect(await actsOf(one.user.id)).toEqual([
    "customer sign-up",
    "customer set-up-authenticator",
    "customer use-recovery-code",
    "customer use-recovery-code",
  ]);
});

test("of two who use one recovery code at once, one gets in", async () => {
  const one = await openSecured("paper-race@example.test");
  const answers = await atOnce(3, () => spend(one, one.codes[3] ?? ""));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test("the same press, sent once more since its answer was lost, is let in by the code that it used", async () => {
  const one = await openSecured("code-press@example.test");
  const press = () =>
    pressOf("6f0f3a52-7d2b-4c1e-9f6a-0a2b4c6d8e10", { action: "log-in", userId: null, input: {} });
  for (const code of [await codeOf(one.secret), one.codes[0] ?? ""]) {
    for (let time = 0; time < 2; time += 1)
      expect(await duringPress(await press(), () => spend(one, code))).toBe(true);
    expect(await spend(one, code)).toBe(false);
  }
  expect(await lettersTo(one.user.email, "recoveryCodeUsed")).toBe(1);
});

describe("what the app knows", () => {
  const OLD = env().AUTH_SECRET;
  const NEW = "another-secret-of-more-than-thirty-two-characters";
  const withSecrets = (AUTH_SECRET: string, AUTH_SECRET_PREVIOUS?: string) =>
    Object.assign(env(), { AUTH_SECRET, AUTH_SECRET_PREVIOUS });
  afterEach(() => withSecrets(OLD));

  test("is opened by the secret before, and sealed by the new one with its first use", async () => {
    const one = await openSecured("rolled@example.test");
    withSecrets(NEW, OLD);
    expect(await spend(one, await codeOf(one.secret))).toBe(true);
    withSecrets(NEW);
    expect(await spend(one, await codeOf(one.secret, after(STEP_MS)), after(STEP_MS))).toBe(true);
  });

  test("is lost with both secrets; the recovery codes are not", async () => {
    const one = await openSecured("rolled-twice@example.test");
    withSecrets(NEW);
    expect(await spend(one, await codeOf(one.secret))).toBe(false);
    expect(await spend(one, one.codes[0] ?? "")).toBe(true);
  });

  test("is sealed for one person, anew each time", () => {
    const sealed = sealSecret(7, "JBSWY3DPEHPK3PXP");
    expect(openSecret(7, sealed)).toEqual({ secret: "JBSWY3DPEHPK3PXP", isOld: false });
    expect(sealSecret(7, "JBSWY3DPEHPK3PXP")).not.toBe(sealed);
    expect(openSecret(8, sealed)).toBeNull();
    for (const bad of ["", "AAAA", `${sealed.slice(0, -2)}AA`, sealed.slice(0, 30)])
      expect(openSecret(7, bad)).toBeNull();
  });
});

test("nobody but its owner reads it, whatever their role; nobody but the system changes it", async () => {
  const { user } = await openSecured("read-by-nobody@example.test");
  const another = customerId(await openAccount("looks-on@example.test"));
  const owner = await makeStaff("owner");
  const read = (tx: Parameters<typeof getSecondFactor>[0]) =>
    tx.$queryRaw<
      { n: number }[]
    >`SELECT count(sealed_secret)::int AS n FROM authenticators WHERE user_id = ${user.id}`;
  expect(await asCustomer(customerId(user.id), read)).toEqual([{ n: 1 }]);
  expect(await asCustomer(another, read)).toEqual([{ n: 0 }]);
  expect(await asStaff({ id: userId(owner.id), role: "owner" }, read)).toEqual([{ n: 0 }]);
  await expect(asGuest(read)).rejects.toThrow(/permission denied/);
  await expect(
    asCustomer(customerId(user.id), (tx) => tx.$queryRaw`SELECT code_hash FROM recovery_codes`),
  ).rejects.toThrow(/permission denied/);
  for (const table of ["authenticators", "recovery_codes"])
    await expect(
      asCustomer(customerId(user.id), (tx) => tx.$executeRawUnsafe(`DELETE FROM ${table}`)),
    ).rejects.toThrow(/permission denied/);
});

test("not even the system makes a used code good again", async () => {
  const one = await openSecured("stays-used@example.test");
  await spend(one, one.codes[0] ?? "");
  const where = { userId: one.user.id };
  const back = [
    () => asSystem((tx) => tx.authenticator.update({ where, data: { lastStep: 0 } })),
    () => asSystem((tx) => tx.authenticator.update({ where, data: { confirmedAt: null } })),
    () => asSystem((tx) => tx.recoveryCode.updateMany({ where, data: { usedAt: null } })),
  ];
  for (const change of back) await expect(change()).rejects.toThrow(/stays used/);
});

test("an app is handed the key with the kitchen's name and the person's", async () => {
  const user = await userOf(await openAccount("enrols@example.test"));
  const secret = await started(user);
  const factor = await asCustomer(customerId(user.id), (tx) =>
    getSecondFactor(tx, { id: userId(user.id), email: user.email }),
  );
  if (factor.kind !== "off" || !factor.enrolment) throw new Error("nothing to hand over");
  expect(factor.enrolment.typed.replaceAll(" ", "")).toBe(secret);
  expect(factor.enrolment.typed).toMatch(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/);
  expect(factor.enrolment.path.startsWith("M4 4h1v1h-1z")).toBe(true);
});
