// How somebody who is to work here gets their account: by a letter or by a link that is passed on, once, within its days.
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { logInSchema } from "@/lib/features/accounts/schema";
import { requestReset } from "@/lib/features/accounts/recovery";
import { deactivateStaff, giveFirstPassword } from "@/lib/features/staff/commands";
import { findInvited } from "@/lib/features/staff/invitation-queries";
import { inviteAgain, inviteStaff } from "@/lib/features/staff/invite";
import { joinStaff } from "@/lib/features/staff/join";
import { listStaff } from "@/lib/features/staff/queries";
import { inviteSchema } from "@/lib/features/staff/schema";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { findUser, GOOD_PASSWORD, NOW, scopeAt } from "../accounts/sample";
import { linksTo, mailsTo } from "../accounts/reset";
import { carriedBy } from "@/tests/support/mailed-link";

afterAll(disconnect);

type Person = Awaited<ReturnType<typeof makeStaff>>;
let owner: Person;
beforeAll(async () => void (owner = await makeStaff("owner")));

let made = 0;
const emailOf = (who: string) => `${who}-${(made += 1)}@example.test`;
const phoneOf = () => String(9_810_000_000 + (made += 1));
const by = (staff: Person, now = NOW) => ({ ...scopeAt(now), staff });

const typed = (given: object = {}) =>
  inviteSchema.parse({ fullname: "Imran Shaikh", email: "", phone: "", role: "driver", ...given });

async function invite(given: object, staff = owner) {
  const done = await inviteStaff(by(staff), typed(given));
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

const tokenOf = (link: string | URL | null | undefined) => carriedBy(link).token ?? "";
const join = (token: string, now = NOW, password = GOOD_PASSWORD) =>
  joinStaff(scopeAt(now), { token, password });
const OVER = { ok: false, error: "invitation-over" };
const later = (days: number) => new Date(NOW.getTime() + days * 24 * 3_600_000);

test("who has an e-mail is invited by a letter alone, joins by its link once, and logs in from then on", async () => {
  const email = emailOf("imran");
  const { userId, link } = await invite({ email });
  expect(link).toBeNull();
  expect(await verifyCredentials(scopeAt(), { email, password: GOOD_PASSWORD })).toBeNull();
  const [mailed] = await linksTo(email);
  const token = tokenOf(mailed);
  expect(mailed?.pathname).toBe("/join");
  expect(await asSystem((tx) => findInvited(tx, token, NOW))).toMatchObject({ id: userId, role: "driver" });
  expect(await join(token)).toEqual({ ok: true, value: { id: userId, email, role: "driver" } });
  expect(await verifyCredentials(scopeAt(), { email, password: GOOD_PASSWORD })).toMatchObject({
    id: userId,
  });
  expect(await join(token)).toEqual(OVER);
  expect(await findUser(userId)).toMatchObject({ invitedAt: null, hasFirstPassword: false });
});

test("the link is kept nowhere: neither in the letter as it is kept, nor beside its account, nor in the log", async () => {
  const email = emailOf("kept");
  const { userId } = await invite({ email });
  const [mailed] = await linksTo(email);
  const secret = tokenOf(mailed).split(".")[1] ?? "";
  expect(secret.length).toBeGreaterThan(40);
  const kept = await asSystem(
    (tx) => tx.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(m)::text AS row FROM notifications m WHERE recipient = ${email}
    UNION ALL SELECT to_jsonb(v)::text FROM verification_tokens v WHERE identifier = ${`join ${userId}`}
    UNION ALL SELECT to_jsonb(a)::text FROM audit_logs a WHERE account_id = ${userId}`,
  );
  expect(kept).toHaveLength(3);
  expect(kept.filter(({ row }) => row.includes(secret))).toEqual([]);
});

test("who has no e-mail gets a link to be passed on, and logs in with their number, however it is typed", async () => {
  const phone = phoneOf();
  const { userId, link } = await invite({ phone: `+91 ${phone}` });
  expect(await join(tokenOf(link))).toMatchObject({ ok: true });
  const { email } = logInSchema.parse({ email: `0${phone.slice(0, 5)} ${phone.slice(5)}`, password: "x" });
  expect(await verifyCredentials(scopeAt(), { email, password: GOOD_PASSWORD })).toMatchObject({
    id: userId,
  });
  expect(await mailsTo(email)).toEqual([]);
  const listed = (await asStaff(owner, listStaff)).find(({ id }) => id === userId);
  expect(listed).toMatchObject({ email: null, phone, state: "active" });
});

test("a link holds seven days, and no link of before once there is a new one", async () => {
  const { userId, link } = await invite({ phone: phoneOf() });
  const isGood = (now: Date) => asSystem(async (tx) => (await findInvited(tx, tokenOf(link), now)) !== null);
  expect([await isGood(new Date(later(7).getTime() - 1)), await isGood(later(7))]).toEqual([true, false]);
  expect(await join(tokenOf(link), later(7))).toEqual(OVER);
  const again = await inviteAgain(by(owner, later(8)), { userId });
  expect(await join(tokenOf(link), later(6))).toEqual(OVER);
  if (!again.ok) throw new Error(again.error);
  expect(await join(tokenOf(again.value.link), later(14))).toMatchObject({ ok: true });
  expect(await inviteAgain(by(owner), { userId })).toEqual({ ok: false, error: "not-invited" });
});

test("a letter that still waits leaves no more once there is a newer one", async () => {
  const email = emailOf("twice");
  const { userId } = await invite({ email });
  await inviteAgain(by(owner), { userId });
  expect(await linksTo(email)).toHaveLength(1);
  expect((await mailsTo(email)).map(({ ended }) => ended)).toEqual(["replaced", null]);
});

test.each(["deactivated", "given a first password", "by a mailed new password"])(
  "the link is none any more for who was %s meanwhile",
  async (what) => {
    const email = emailOf("late");
    const { userId } = await invite({ email });
    const [link] = await linksTo(email);
    if (what === "deactivated") await deactivateStaff(by(owner), { userId, reason: "Changed their mind" });
    else if (what === "given a first password") await giveFirstPassword(by(owner), { userId });
    else await asSystem((tx) => tx.user.update({ where: { id: userId }, data: { invitedAt: null } }));
    expect(await join(tokenOf(link))).toEqual(OVER);
    expect(await asSystem((tx) => findInvited(tx, tokenOf(link), NOW))).toBeNull();
  },
);

test.each(["", "12", "12.", "1.short", "0.aaaaaaaaaaaaaaaaaaaaaaaa", "1.aaaaaaaaaaaaaaaaaaaaaaaa", "x.y.z"])(
  "%j is no invitation",
  async (token) => expect(await join(token)).toEqual(OVER),
);

test("a refused password uses no link up", async () => {
  const { link } = await invite({ phone: phoneOf() });
  expect(await join(tokenOf(link), NOW, "password1234")).toEqual({ ok: false, error: "password-common" });
  expect(await join(tokenOf(link), NOW, "Imran Shaikh")).toEqual({ ok: false, error: "password-personal" });
  expect(await join(tokenOf(link))).toMatchObject({ ok: true });
});

test("of two who open one link at once, one joins", async () => {
  const { link } = await invite({ phone: phoneOf() });
  const both = await Promise.all([join(tokenOf(link)), join(tokenOf(link))]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("an admin invites who is neither owner nor admin; a driver invites nobody", async () => {
  const admin = await makeStaff("admin");
  for (const role of ["driver", "kitchen", "support"]) await invite({ phone: phoneOf(), role }, admin);
  for (const role of ["admin", "owner"])
    expect(await inviteStaff(by(admin), typed({ phone: phoneOf(), role }))).toMatchObject({
      error: "owner-only",
    });
  const driver = await makeStaff("driver");
  expect(await inviteStaff(by(driver), typed({ phone: phoneOf() }))).toMatchObject({ error: "owner-only" });
  const { userId } = await invite({ phone: phoneOf(), role: "admin" });
  expect(await inviteAgain(by(admin), { userId })).toMatchObject({ error: "owner-only" });
});

test("an e-mail or a number that somebody has already is refused", async () => {
  const email = emailOf("taken");
  await makeCustomer({ email });
  expect(await inviteStaff(by(owner), typed({ email }))).toMatchObject({ error: "email-taken" });
  const phone = phoneOf();
  await invite({ phone });
  expect(await inviteStaff(by(owner), typed({ phone }))).toMatchObject({ error: "phone-taken" });
});

test("an e-mail or a number is needed", () => {
  const bare = { fullname: "Imran", email: " ", phone: "", role: "driver" };
  expect(inviteSchema.safeParse(bare).error?.issues).toMatchObject([
    { path: ["email"], message: "email-or-phone" },
  ]);
});

test("who forgot to join and asks for a new password has joined with it", async () => {
  const email = emailOf("forgetful");
  const { userId } = await invite({ email });
  const [invitation] = await linksTo(email);
  await requestReset(scopeAt(), { email });
  const links = await linksTo(email);
  expect(links.map(({ pathname }) => pathname)).toEqual(["/reset-password"]);
  expect(await asSystem((tx) => findInvited(tx, tokenOf(invitation), NOW))).toMatchObject({ id: userId });
});

test("the log says who invited whom, and that they joined", async () => {
  const { userId, link } = await invite({ phone: phoneOf() });
  await inviteAgain(by(owner), { userId });
  const again = await inviteAgain(by(owner), { userId });
  await join(tokenOf(again.ok ? again.value.link : link));
  const log = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { accountId: userId }, orderBy: { id: "asc" } }),
  );
  expect(log.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["invite-staff", owner.id],
    ["invite-again", owner.id],
    ["invite-again", owner.id],
    ["join-staff", userId],
  ]);
});
