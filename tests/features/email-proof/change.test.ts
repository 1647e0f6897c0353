import { customerId } from "@/lib/domain/identity";
import { asSystem, disconnect } from "@/lib/db";
import { isResetLinkGood } from "@/lib/features/accounts/link-queries";
import { findLeaving, proofState } from "@/lib/features/email-proof/queries";
import { forgetful } from "../accounts/reset";
import { findUser, NOW, openAccount } from "../accounts/sample";
import { answer, change, claimant, kindsTo, lastTokenTo, prove, tokensOf } from "./claims";
import { carriedBy } from "@/tests/support/mailed-link";

jest.mock("next/cache", () => ({}));
jest.mock("@/lib/access/auth", () => ({}));
afterAll(disconnect);

const OVER = { ok: false, error: "proof-over" };
const DONE = { ok: true };

let made = 0;

/** An account that asked for another address, with the secrets that went to both. */
async function asked() {
  made += 1;
  const [from, to] = [`from-${made}@example.test`, `to-${made}@example.test`];
  const id = await openAccount(from);
  expect(await change(id, to)).toEqual(DONE);
  const letters = await tokensOf([to, from]);
  return { id, from, to, ofNew: letters[0] ?? "", ofOld: letters[1] ?? "" };
}

test.each(["new first", "old first"])(
  "the e-mail changes when both links were followed: %s",
  async (order) => {
    const { id, from, to, ofNew, ofOld } = await asked();
    const steps = [() => prove(id, ofNew), () => answer(ofOld, true)];
    if (order === "old first") steps.reverse();
    expect((await steps[0]?.())?.ok).toBe(true);
    expect((await findUser(id)).email).toBe(from);
    expect((await steps[1]?.())?.ok).toBe(true);
    expect(await findUser(id)).toMatchObject({ email: to, emailClaim: null });
    expect(await kindsTo(from)).toEqual(["emailToChange", "emailChanged"]);
    expect(await kindsTo(to)).toEqual(["proveEmail"]);
    expect(await prove(id, ofNew)).toEqual(OVER);
    expect(await answer(ofOld, true)).toEqual(OVER);
  },
);

test("the present address keeps the account, and what the new one proves is over", async () => {
  const { id, from, ofNew, ofOld } = await asked();
  expect(await answer(ofOld, false)).toEqual(DONE);
  expect(await prove(id, ofNew)).toEqual(OVER);
  expect(await findUser(id)).toMatchObject({ email: from, emailClaim: null });
});

test("also when the new one was proved before", async () => {
  const { id, from, ofNew, ofOld } = await asked();
  expect((await prove(id, ofNew)).ok).toBe(true);
  expect(await asSystem((tx) => proofState(tx, customerId(id)))).toMatchObject({
    kind: "half",
  });
  expect(await answer(ofOld, false)).toEqual(DONE);
  expect(await findUser(id)).toMatchObject({ email: from, emailClaim: null });
});

test("who agreed to one address has not agreed to another one that is asked for later", async () => {
  const { id, from, ofOld } = await asked();
  expect(await change(id, "another@example.test")).toEqual(DONE);
  expect(await answer(ofOld, true)).toEqual(OVER);
  const [ofNew = "", ofOldNow = ""] = await tokensOf(["another@example.test", from]);
  expect((await prove(id, ofNew)).ok).toBe(true);
  expect((await findUser(id)).email).toBe(from);
  expect(await answer(ofOldNow, true)).toEqual(DONE);
  expect((await findUser(id)).email).toBe("another@example.test");
});

test("a link to the present address is good for 48 hours, and made-up ones for nothing", async () => {
  const { ofOld } = await asked();
  const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
  const found = (token: string, hours: number) => asSystem((tx) => findLeaving(tx, token, at(hours)));
  expect(await found(ofOld, 47.99)).not.toBeNull();
  expect(await found(ofOld, 48)).toBeNull();
  expect(await found("1.made-up-and-too-old-1", 0)).toBeNull();
  expect(await found("nothing", 0)).toBeNull();
  expect(await answer("1.made-up-and-too-old-1", true)).toEqual(OVER);
});

test("links to a new password that went to the old address are void after the change", async () => {
  const { id, link } = await forgetful("forgot-and-changed@example.test");
  const { token = "", email = "" } = carriedBy(link);
  const isGood = () => asSystem((tx) => isResetLinkGood(tx, { token, email }, NOW));
  expect(await isGood()).toBe(true);
  await change(id, "remembers@example.test");
  const [ofNew = "", ofOld = ""] = await tokensOf(["remembers@example.test", email]);
  await prove(id, ofNew);
  await answer(ofOld, true);
  expect((await findUser(id)).email).toBe("remembers@example.test");
  expect(await isGood()).toBe(false);
});

test("it takes the password, and another address than the present one", async () => {
  const id = await openAccount("stays@example.test");
  expect(await change(id, "x@example.test", "not the password")).toEqual({
    ok: false,
    error: "password-wrong",
  });
  expect(await change(id, "stays@example.test")).toEqual({ ok: false, error: "email-same" });
  expect((await findUser(id)).emailClaim).toBeNull();
  expect(await kindsTo("stays@example.test")).toEqual([]);
});

test("somebody's address is asked for like any other, and only its owner hears of it", async () => {
  await openAccount("victim@example.test");
  const id = await openAccount("curious@example.test");
  expect(await change(id, "victim@example.test")).toEqual(DONE);
  expect(await kindsTo("victim@example.test")).toEqual(["accountExists"]);
  const [, ofOld = ""] = await tokensOf(["victim@example.test", "curious@example.test"]);
  expect(await answer(ofOld, true)).toEqual(DONE);
  expect((await findUser(id)).email).toBe("curious@example.test");
});

test("who has proved none yet needs the new address's link alone", async () => {
  const id = await claimant("never-proved@example.test");
  expect(await change(id, "proved-later@example.test")).toEqual(DONE);
  expect(await kindsTo("never-proved@example.test")).toEqual(["proveEmail"]);
  expect((await prove(id, await lastTokenTo("proved-later@example.test"))).ok).toBe(true);
  expect((await findUser(id)).email).toBe("proved-later@example.test");
});
