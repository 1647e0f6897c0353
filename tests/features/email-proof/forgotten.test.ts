// A password that was forgotten before the address was proved: the link that was mailed proves it.
import { asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { lastLink, linksTo, minutesLater, request, reset } from "../accounts/reset";
import { findUser, GOOD_PASSWORD, NEW_PASSWORD, NOW, scopeAt } from "../accounts/sample";
import { actsOf, secure, userOf } from "../second-factor/sample";
import { claimantWithPhone } from "@/lib/features/email-proof/queries";
import { makePlan, makeSubscription } from "@/tests/support/make";
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

const resetOf = (link: URL, phone: string) => reset(link, NEW_PASSWORD, minutesLater(5), phone);
const phoneOf = (id: number, phone: string) =>
  asSystem((tx) => tx.user.update({ where: { id }, data: { phone } }));

test("where several claim an address, its mailbox and the phone number say whose account it is", async () => {
  const email = "claimed-twice@example.test";
  const own = await claimant(email);
  await phoneOf(own, "9820055501");
  const strangers = [];
  for (let made = 0; made < 4; made += 1) strangers.push(await claimant(email));
  await request(email, NOW);
  expect(await resetsTo(email)).toHaveLength(1);
  await request(email, NOW);
  const link = await lastLink(email);
  expect(await reset(link, NEW_PASSWORD)).toEqual({ ok: false, error: "phone-needed" });
  expect(await resetOf(link, "9820055599")).toEqual({ ok: false, error: "phone-unknown" });
  expect(await resetOf(link, "9820055501")).toEqual({ ok: true, value: undefined });
  expect(await findUser(own)).toMatchObject({ email, emailClaim: null });
  expect(await opens(email, NEW_PASSWORD)).toBe(own);
  for (const id of strangers) expect(await findUser(id)).toMatchObject({ emailClaim: { email } });
});

test("a stranger who knows the phone number as well comes after an account that is used, and after an earlier one", async () => {
  const email = "claimed-thrice@example.test";
  const earlier = await claimant(email);
  const used = await claimant(email);
  const later = await claimant(email);
  for (const id of [earlier, used, later]) await phoneOf(id, "9820055502");
  const chosen = async () => (await asSystem((tx) => claimantWithPhone(tx, email, "9820055502")))?.id;
  expect(await chosen()).toBe(earlier);
  const plan = await makePlan();
  await makeSubscription({ customerId: used, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
  expect(await chosen()).toBe(used);
});

test("a link that was mailed is over once another account has proved the address", async () => {
  const email = "meanwhile@example.test";
  const first = await claimant(email);
  await request(email, NOW);
  const link = await lastLink(email);
  const second = await claimant(email, NEW_PASSWORD);
  expect(await reset(link, "another good one, this")).toEqual({ ok: false, error: "phone-needed" });
  expect(await prove(second, await lastTokenTo(email))).toMatchObject({ ok: true });
  expect(await reset(link, "another good one, this")).toEqual({ ok: false, error: "link-invalid" });
  expect(await opens(email, NEW_PASSWORD)).toBe(second);
  expect(await findUser(first)).toMatchObject({ emailClaim: { email } });
});
