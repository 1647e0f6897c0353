import * as argon from "@node-rs/argon2";
import { asSystem, disconnect } from "@/lib/db";
import { HIDDEN_LINK } from "@/lib/domain/books/letter";
import { changePassword } from "@/lib/features/accounts/commands";
import { requestReset } from "@/lib/features/accounts/recovery";
import { eraseClosedAccounts } from "@/lib/features/own-data/erase";
import { atOnce } from "@/tests/support/crowd";
import { systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import {
  findUser,
  GOOD_PASSWORD,
  NEW_PASSWORD,
  NOW,
  openAccount,
  scopeAt,
  signUpTyped,
} from "../accounts/sample";
import { again, change, claimant, kindsTo, lastTokenTo, prove, tokensTo } from "./claims";

jest.mock("@node-rs/argon2", () => {
  const actual = jest.requireActual<typeof argon>("@node-rs/argon2");
  return { ...actual, hash: jest.fn(actual.hash), verify: jest.fn(actual.verify) };
});
jest.mock("next/cache", () => ({}));
jest.mock("@/lib/access/auth", () => ({}));
gatewayOfFile();
afterAll(disconnect);

const OVER = { ok: false, error: "proof-over" };
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

test("a known address and a new one get the same answer, after as many hashes and as many letters", async () => {
  await openAccount("known@example.test");
  const answers: unknown[] = [];
  for (const email of ["known@example.test", "KNOWN@example.test", "new@example.test"]) {
    jest.mocked(argon.hash).mockClear();
    jest.mocked(argon.verify).mockClear();
    const before = await asSystem((tx) => tx.notification.count({ where: { channel: "email" } }));
    const result = await signUpTyped({ email });
    const hashes = [argon.hash, argon.verify].map((made) => jest.mocked(made).mock.calls.length);
    const letters = (await asSystem((tx) => tx.notification.count({ where: { channel: "email" } }))) - before;
    answers.push({ ...result, value: Object.keys(result.ok ? result.value : {}), hashes, letters });
  }
  const same = { ok: true, value: ["userId"], hashes: [1, 0], letters: 1 };
  expect(answers).toEqual([same, same, same]);
  expect(await kindsTo("known@example.test")).toEqual(["accountExists", "accountExists"]);
  expect(await kindsTo("new@example.test")).toEqual(["proveEmail"]);
});

test("an account works before its address is proved, and no letter but the link reaches it", async () => {
  const id = await claimant("waits@example.test");
  const user = { ...(await findUser(id)), sessionId: 0 };
  const change = { currentPassword: GOOD_PASSWORD, password: NEW_PASSWORD };
  expect(await changePassword({ ...scopeAt(), user }, change)).toEqual({ ok: true });
  expect(await kindsTo("waits@example.test")).toEqual(["proveEmail"]);
  expect(await kindsTo(user.email)).toEqual([]);
});

test("its own address makes no password, proved or not", async () => {
  const id = await claimant("long.own.address@example.test");
  const user = { ...(await findUser(id)), sessionId: 0 };
  const change = { currentPassword: GOOD_PASSWORD, password: "long.own.address" };
  const personal = { ok: false, error: "password-personal" };
  expect(await changePassword({ ...scopeAt(), user }, change)).toEqual(personal);
});

test("the link makes the address the account's, once, and letters go there from then on", async () => {
  const id = await claimant("proves@example.test");
  const token = await lastTokenTo("proves@example.test");
  expect(await prove(id, token)).toEqual({ ok: true, value: { email: "proves@example.test" } });
  expect(await findUser(id)).toMatchObject({ email: "proves@example.test", emailClaim: null });
  expect(await prove(id, token)).toEqual(OVER);
  await requestReset(scopeAt(), { email: "proves@example.test" });
  expect(await kindsTo("proves@example.test")).toEqual(["proveEmail", "resetPassword"]);
});

test("the kept letter and the kept row hold no secret", async () => {
  await claimant("hidden@example.test");
  const token = await lastTokenTo("hidden@example.test");
  const [kept] = await asSystem((tx) =>
    tx.notification.findMany({ where: { channel: "email", recipient: "hidden@example.test" } }),
  );
  expect(kept?.text).toContain(HIDDEN_LINK);
  expect(kept?.text).not.toContain(token);
  const rows = await asSystem((tx) => tx.verificationToken.findMany());
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${token}|hidden@`));
});

test.each([
  [47.99, true],
  [48, false],
])("the link is good %p hours after it was made: %p", async (hours, isGood) => {
  const email = `after-${hours}@example.test`;
  const id = await claimant(email);
  const token = await lastTokenTo(email);
  expect((await prove(id, token, later(hours))).ok).toBe(isGood);
});

test("a link proves nothing to who claims another address, nor does a made-up one", async () => {
  const id = await claimant("mine@example.test");
  const other = await claimant("other@example.test");
  const token = await lastTokenTo("mine@example.test");
  expect(await prove(other, token)).toEqual(OVER);
  expect(await prove(id, "made-up")).toEqual(OVER);
  expect(await prove(await openAccount("no-claim@example.test"), token)).toEqual(OVER);
  expect((await prove(id, token)).ok).toBe(true);
});

test("whoever claimed an address first can't keep it from its owner, and hears no more than before", async () => {
  const email = "contested@example.test";
  const stranger = await claimant(email, "a stranger's umbrella");
  const owner = await claimant(email);
  expect((await prove(owner, await lastTokenTo(email))).ok).toBe(true);
  expect(await again(stranger, later(2))).toEqual({ ok: true });
  expect(await tokensTo(email, later(2))).toEqual([]);
  expect((await kindsTo(email)).at(-1)).toBe("accountExists");
  expect((await findUser(stranger)).emailClaim?.email).toBe(email);
});

test("of ten who prove one address at once one has it", async () => {
  const email = "race-proof@example.test";
  const ids: number[] = [];
  for (let index = 0; index < 10; index += 1) ids.push(await claimant(email));
  const tokens = await tokensTo(email);
  expect(tokens).toHaveLength(5);
  const answers = await atOnce(10, (index) => prove(ids[index] ?? 0, tokens[index % 5] ?? ""));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.error === "proof-over")).toHaveLength(9);
});

test("of eight who sign up with one address at once five are written to there", async () => {
  const email = "crowded-claim@example.test";
  await atOnce(8, () => claimant(email));
  expect(await kindsTo(email)).toHaveLength(5);
});

test("five letters an hour go to an address, whoever asks for them and whether it is known or not", async () => {
  await openAccount("flooded-known@example.test");
  for (const email of ["flooded@example.test", "flooded-known@example.test"]) {
    const id = await claimant(email);
    for (let time = 0; time < 4; time += 1) expect(await again(id)).toEqual({ ok: true });
    expect((await claimant(email)) > id).toBe(true);
    expect(await again(id)).toEqual({ ok: true });
    expect(await kindsTo(email)).toHaveLength(5);
    await again(id, later(1.01));
    expect(await kindsTo(email)).toHaveLength(6);
  }
});

test("there is nothing to send again once it is proved", async () => {
  expect(await again(await openAccount("done@example.test"))).toEqual({
    ok: false,
    error: "nothing-to-prove",
  });
});

test("who mistyped the address gives another one, and the letter to the first proves nothing", async () => {
  const id = await claimant("tpyo@example.test");
  const token = await lastTokenTo("tpyo@example.test");
  expect(await change(id, "typo@example.test")).toEqual({ ok: true });
  expect(await prove(id, token)).toEqual(OVER);
  expect((await prove(id, await lastTokenTo("typo@example.test"))).ok).toBe(true);
  expect((await findUser(id)).email).toBe("typo@example.test");
});

test("erasing an account that never proved its address takes the claim and the letter to it", async () => {
  const id = await claimant("erased@example.test");
  await asSystem((tx) => tx.user.update({ where: { id }, data: { closedAt: NOW } }));
  await eraseClosedAccounts(systemFlow(later(31 * 24)));
  expect((await findUser(id)).emailClaim).toBeNull();
  expect(await kindsTo("erased@example.test")).toEqual([]);
});
