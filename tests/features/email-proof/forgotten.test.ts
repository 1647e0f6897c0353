// A password that was forgotten before the address was proved: the link that was mailed proves it.
import { asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { lastLink, linksTo, request, reset } from "../accounts/reset";
import { findUser, GOOD_PASSWORD, NEW_PASSWORD, NOW, scopeAt } from "../accounts/sample";
import { actsOf, secure, userOf } from "../second-factor/sample";
import { claimant, lastTokenTo, prove } from "./claims";
import { carriedBy } from "@/tests/support/mailed-link";

afterAll(disconnect);

const opens = async (email: string, password: string) =>
  (await verifyCredentials(scopeAt(), { email, password }))?.id ?? null;

/** The links to a new password that reach a mailbox. */
const resetsTo = async (email: string) =>
  (await linksTo(email)).filter(({ pathname }) => pathname === "/reset-password");

test("a link to a new password proves the address, and takes away all that opened the account before", async () => {
  const email = "forgotten@example.test";
  const id = await claimant(email);
  await secure(await userOf(id));
  const session = await openSession(scopeAt(), { id: String(id) });
  await request(email, NOW);
  const link = await lastLink(email);
  expect(carriedBy(link).email).toBe(email);
  expect(await reset(link, NEW_PASSWORD)).toEqual({ ok: true, value: undefined });

  expect(await findUser(id)).toMatchObject({ email, emailClaim: null });
  expect(await opens(email, NEW_PASSWORD)).toBe(id);
  expect(await opens(email, GOOD_PASSWORD)).toBeNull();
  expect(await findSession(scopeAt(), session)).toBeNull();
  const where = { userId: id };
  expect(await asSystem((tx) => tx.authenticator.count({ where }))).toBe(0);
  expect(await asSystem((tx) => tx.recoveryCode.count({ where }))).toBe(0);
  expect((await actsOf(id)).slice(-2)).toEqual(["customer prove-email", "customer reset-password"]);
  expect(await reset(link, "another good one, this")).toEqual({ ok: false, error: "link-invalid" });
});

test("where two claim an address there is no link, for it would have to choose", async () => {
  const email = "claimed-twice@example.test";
  await claimant(email);
  await claimant(email);
  await request(email, NOW);
  expect(await resetsTo(email)).toEqual([]);
});

test("a link that was mailed is over once another account has proved the address, or claims it as well", async () => {
  const email = "meanwhile@example.test";
  const first = await claimant(email);
  await request(email, NOW);
  const link = await lastLink(email);
  const second = await claimant(email, NEW_PASSWORD);
  expect(await reset(link, "another good one, this")).toEqual({ ok: false, error: "link-invalid" });
  expect(await prove(second, await lastTokenTo(email))).toMatchObject({ ok: true });
  expect(await reset(link, "another good one, this")).toEqual({ ok: false, error: "link-invalid" });
  expect(await opens(email, NEW_PASSWORD)).toBe(second);
  expect(await findUser(first)).toMatchObject({ emailClaim: { email } });
});
