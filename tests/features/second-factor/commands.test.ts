import { asSystem, disconnect } from "@/lib/db";
import { openSession } from "@/lib/features/accounts/sessions";
import { spendCode } from "@/lib/features/second-factor/codes";
import {
  clearSecondFactor,
  confirmAuthenticator,
  renewRecoveryCodes,
  startAuthenticator,
  takeOffAuthenticator,
} from "@/lib/features/second-factor/commands";
import { hasAuthenticator } from "@/lib/features/second-factor/queries";
import { duringPress, pressOf } from "@/lib/press/press";
import { atOnce } from "@/tests/support/crowd";
import { GOOD_PASSWORD, openAccount, scopeAt } from "../accounts/sample";
import { actsOf, codeOf, flowOf, lettersTo, openSecured, started, userOf, type User } from "./sample";

afterAll(disconnect);

const isOn = ({ id }: User) => asSystem((tx) => hasAuthenticator(tx, id));
const proofOf = async (secret: string) => ({ currentPassword: GOOD_PASSWORD, code: await codeOf(secret) });
const newUser = async (email: string) => userOf(await openAccount(email));

/** Two devices: the one that presses, and another. */
async function onTwoDevices(user: User): Promise<User> {
  await openSession(scopeAt(), { id: String(user.id), userAgent: "elsewhere" });
  await openSession(scopeAt(), { id: String(user.id), userAgent: "here" });
  const where = { userId: user.id, userAgent: "here" };
  const here = await asSystem((tx) => tx.session.findFirstOrThrow({ where }));
  return { ...user, sessionId: here.id };
}

const devicesOf = async ({ id }: User) =>
  (await asSystem((tx) => tx.session.findMany({ where: { userId: id } }))).map(({ userAgent }) => userAgent);

test("it is on with its first code, not before; then it is told, and other devices are logged out", async () => {
  const user = await onTwoDevices(await newUser("turns-on@example.test"));
  const secret = await started(user);
  expect(await isOn(user)).toBe(false);
  const done = await confirmAuthenticator(flowOf(user), await proofOf(secret));
  expect(done).toMatchObject({ ok: true, value: { codes: expect.any(Array) } });
  expect(await isOn(user)).toBe(true);
  expect(await devicesOf(user)).toEqual(["here"]);
  expect(await lettersTo(user.email, "authenticatorOn")).toBe(1);
  expect(await actsOf(user.id)).toEqual(["customer sign-up", "customer set-up-authenticator"]);
});

test("its first code is used up, too", async () => {
  const user = await newUser("first-code@example.test");
  const secret = await started(user);
  const proof = await proofOf(secret);
  expect(await confirmAuthenticator(flowOf(user), proof)).toMatchObject({ ok: true });
  expect(await spendCode(scopeAt(), user, proof.code)).toBe(false);
});

test.each([
  ["a wrong password", { currentPassword: "not that one" }, "password-wrong"],
  ["a wrong code", { code: "000000" }, "code-wrong"],
  ["a code of twelve digits", { code: "0000-0000-0000" }, "code-wrong"],
  ["no code at all", { code: "dal" }, "code-wrong"],
])("%s turns nothing on", async (name, wrong, error) => {
  const user = await newUser(`${name.replaceAll(" ", "-")}@example.test`);
  const proof = await proofOf(await started(user));
  expect(await confirmAuthenticator(flowOf(user), { ...proof, ...wrong })).toEqual({ ok: false, error });
  expect(await isOn(user)).toBe(false);
  expect(await lettersTo(user.email, "authenticatorOn")).toBe(0);
});

test("begun again it is another key; what is on is not begun again, and what was never begun can't be shown", async () => {
  const user = await newUser("begins-again@example.test");
  expect(await confirmAuthenticator(flowOf(user), await proofOf("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))).toEqual(
    {
      ok: false,
      error: "factor-off",
    },
  );
  const first = await started(user);
  const second = await started(user);
  expect(await confirmAuthenticator(flowOf(user), await proofOf(first))).toMatchObject({
    error: "code-wrong",
  });
  expect(await confirmAuthenticator(flowOf(user), await proofOf(second))).toMatchObject({ ok: true });
  expect(await startAuthenticator(flowOf(user))).toEqual({ ok: false, error: "factor-on" });
  expect(await confirmAuthenticator(flowOf(user), await proofOf(second))).toMatchObject({
    error: "factor-on",
  });
});

test("two who confirm at once turn it on once, with the codes of one of them", async () => {
  const user = await newUser("confirms-twice@example.test");
  const proof = await proofOf(await started(user));
  const answers = await atOnce(3, () => confirmAuthenticator(flowOf(user), proof));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await asSystem((tx) => tx.recoveryCode.count({ where: { userId: user.id } }))).toBe(10);
  expect(await lettersTo(user.email, "authenticatorOn")).toBe(1);
});

test("the same press once more answers the same recovery codes, which nothing keeps readable", async () => {
  const user = await newUser("same-press@example.test");
  const proof = await proofOf(await started(user));
  const key = "0b8f7f1e-59a3-4f5d-8f07-3d9f5a1f2c33";
  const press = () => pressOf(key, { action: "set-up-authenticator", userId: user.id, input: proof });
  const answers = [];
  for (let time = 0; time < 2; time += 1)
    answers.push(await duringPress(await press(), () => confirmAuthenticator(flowOf(user), proof)));
  expect(answers[0]).toMatchObject({ ok: true });
  expect(answers[1]).toEqual(answers[0]);
  const [first] = answers;
  const [code = ""] = first?.ok ? (first.value.codes ?? []) : [];
  const [row] = await asSystem(
    (tx) => tx.$queryRaw<{ t: string }[]>`SELECT p::text AS t FROM presses p WHERE key = ${key}::uuid`,
  );
  expect(code).toMatch(/^\d{4}-/);
  expect(row?.t).not.toContain(code);
  const codes = await asSystem((tx) => tx.recoveryCode.findMany({ where: { userId: user.id } }));
  expect(JSON.stringify(codes)).not.toContain(code.replaceAll("-", ""));
});

test("new recovery codes take the place of those before", async () => {
  const { user, secret, codes } = await openSecured("renews@example.test");
  const renewed = await renewRecoveryCodes(flowOf(user), await proofOf(secret));
  if (!renewed.ok) throw new Error(renewed.error);
  expect(await spendCode(scopeAt(), user, codes[0] ?? "")).toBe(false);
  expect(await spendCode(scopeAt(), user, renewed.value.codes?.[0] ?? "")).toBe(true);
  expect(await actsOf(user.id)).toContain("customer make-recovery-codes");
});

test.each([
  ["renewed", renewRecoveryCodes],
  ["taken off", takeOffAuthenticator],
])("it is %s by password and code alone, of which a recovery code is one", async (name, act) => {
  const { user, secret, codes } = await openSecured(`${name.replaceAll(" ", "-")}@example.test`);
  const proof = await proofOf(secret);
  expect(await act(flowOf(user), { ...proof, currentPassword: "not that one" })).toEqual({
    ok: false,
    error: "password-wrong",
  });
  expect(await act(flowOf(user), { ...proof, code: "12345" })).toEqual({ ok: false, error: "code-wrong" });
  expect(await isOn(user)).toBe(true);
  expect(await act(flowOf(user), { ...proof, code: codes[0] ?? "" })).toMatchObject({ ok: true });
});

test("taken off, it is gone with its codes; it is told, and other devices are logged out", async () => {
  const { user: alone, secret } = await openSecured("takes-off@example.test");
  const user = await onTwoDevices(alone);
  expect(await takeOffAuthenticator(flowOf(user), await proofOf(secret))).toMatchObject({ ok: true });
  expect(await isOn(user)).toBe(false);
  expect(await asSystem((tx) => tx.recoveryCode.count({ where: { userId: user.id } }))).toBe(0);
  expect(await devicesOf(user)).toEqual(["here"]);
  expect(await lettersTo(user.email, "authenticatorOff")).toBe(1);
  expect(await actsOf(user.id)).toContain("customer take-off-authenticator");
  expect(await takeOffAuthenticator(flowOf(user), await proofOf(secret))).toEqual({
    ok: false,
    error: "factor-off",
  });
});

test("whoever runs the machine takes it off for somebody who lost phone and codes", async () => {
  const { user: alone } = await openSecured("lost-both@example.test");
  const user = await onTwoDevices(alone);
  const flow = scopeAt();
  expect(await clearSecondFactor(flow, { email: "LOST-both@example.test" })).toMatchObject({ ok: true });
  expect(await isOn(user)).toBe(false);
  expect(await devicesOf(user)).toEqual([]);
  expect(await actsOf(user.id)).toContain("system take-off-authenticator");
  expect(await lettersTo(user.email, "authenticatorOff")).toBe(1);
  expect(await clearSecondFactor(flow, { email: user.email })).toEqual({ ok: false, error: "factor-off" });
  expect(await clearSecondFactor(flow, { email: "nobody@example.test" })).toEqual({
    ok: false,
    error: "no-such-account",
  });
});
