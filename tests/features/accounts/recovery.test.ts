import { asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { isResetLinkGood } from "@/lib/features/accounts/link-queries";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { forgetful, lastLink, mailsTo, minutesLater, request, reset } from "./reset";
import { GOOD_PASSWORD, NEW_PASSWORD, openAccount, scopeAt } from "./sample";
import { atOnce } from "@/tests/support/crowd";
import { carriedBy, carrying } from "@/tests/support/mailed-link";

afterAll(disconnect);

const canLogIn = async (email: string, password: string) =>
  (await verifyCredentials(scopeAt(), { email, password })) !== null;

test("a mailed link sets a new password, logs out everywhere, tells by mail and is audited", async () => {
  const { id, link } = await forgetful("forgot@example.test");
  const session = await openSession(scopeAt(), { id: String(id), userAgent: null });

  expect(link.origin + link.pathname).toBe("http://127.0.0.1:3000/reset-password");
  expect(await reset(link, NEW_PASSWORD)).toEqual({ ok: true, value: undefined });

  expect(await canLogIn("forgot@example.test", NEW_PASSWORD)).toBe(true);
  expect(await canLogIn("forgot@example.test", GOOD_PASSWORD)).toBe(false);
  expect(await findSession(scopeAt(), session)).toBeNull();
  expect((await mailsTo("forgot@example.test")).at(-1)?.subject).toBe(
    "Your TiffinTrack password was changed",
  );
  const audits = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { entityId: String(id), action: "reset-password" } }),
  );
  expect(audits).toMatchObject([{ actorId: id }]);
});

test("the database does not hold what would open the link", async () => {
  const { link } = await forgetful("digest@example.test");
  const token = carriedBy(link).token;

  const rows = await asSystem((tx) =>
    tx.verificationToken.findMany({ where: { identifier: "digest@example.test" } }),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.token).not.toBe(token);
});

test("a link works once", async () => {
  const { link } = await forgetful("once@example.test");
  await reset(link, NEW_PASSWORD);

  expect(await reset(link, "another good one, this")).toEqual({ ok: false, error: "link-invalid" });
  expect(await canLogIn("once@example.test", NEW_PASSWORD)).toBe(true);
});

test("a link tells as it is opened whether it still holds", async () => {
  const { link } = await forgetful("opened@example.test");
  const { token = "", email = "" } = carriedBy(link);
  const isGood = (key: { token: string; email: string }, now = minutesLater(5)) =>
    asSystem((tx) => isResetLinkGood(tx, key, now));
  expect(await isGood({ token, email })).toBe(true);
  expect(await isGood({ token, email: email.toUpperCase() })).toBe(true);
  expect(await isGood({ token: `${token}x`, email })).toBe(false);
  expect(await isGood({ token, email: "somebody@example.test" })).toBe(false);
  expect(await isGood({ token, email }, minutesLater(61))).toBe(false);
  await reset(link, NEW_PASSWORD);
  expect(await isGood({ token, email })).toBe(false);
});

test("of ten racing uses of a link one wins", async () => {
  const { link } = await forgetful("racing@example.test");

  const results = await atOnce(10, (index) => reset(link, `${NEW_PASSWORD} ${index}`));

  expect(results.filter((result) => result.ok)).toHaveLength(1);
});

test("a link works for an hour and not a millisecond longer", async () => {
  const early = await forgetful("early@example.test");
  const late = await forgetful("late@example.test");

  expect((await reset(early.link, NEW_PASSWORD, new Date(minutesLater(60).getTime() - 1))).ok).toBe(true);
  expect(await reset(late.link, NEW_PASSWORD, minutesLater(60))).toEqual({
    ok: false,
    error: "link-invalid",
  });
});

test("a made-up link, and one for another's e-mail, are refused", async () => {
  const { link } = await forgetful("mine@example.test");
  await openAccount("theirs@example.test");
  const madeUp = carrying(link, { token: "made-up" });
  const theirs = carrying(link, { email: "theirs@example.test" });

  expect(await reset(madeUp, NEW_PASSWORD)).toEqual({ ok: false, error: "link-invalid" });
  expect(await reset(theirs, NEW_PASSWORD)).toEqual({ ok: false, error: "link-invalid" });
});

test("a second request makes the first link useless", async () => {
  const { link: first } = await forgetful("twice@example.test");
  await request("twice@example.test", minutesLater(1));

  expect(await reset(first, NEW_PASSWORD)).toEqual({ ok: false, error: "link-invalid" });
  expect((await reset(await lastLink("twice@example.test", minutesLater(1)), NEW_PASSWORD)).ok).toBe(true);
});

test("a refused password leaves the link usable", async () => {
  const { link } = await forgetful("again@example.test");

  expect(await reset(link, "password1234")).toEqual({ ok: false, error: "password-common" });
  expect(await reset(link, "meera  joshi")).toEqual({ ok: false, error: "password-personal" });
  expect((await reset(link, NEW_PASSWORD)).ok).toBe(true);
});

test("an unknown e-mail gets the same answer after the same time, and no mail", async () => {
  await openAccount("real@example.test");
  const took = async (email: string) => {
    const start = performance.now();
    expect(await request(email)).toEqual({ ok: true, value: undefined });
    return performance.now() - start;
  };

  const times = { real: Infinity, unreal: Infinity };
  for (let index = 0; index < 3; index += 1) {
    times.real = Math.min(times.real, await took("real@example.test"));
    times.unreal = Math.min(times.unreal, await took("unreal@example.test"));
  }

  expect(Math.min(times.real, times.unreal)).toBeGreaterThan(390);
  expect(Math.abs(times.real - times.unreal)).toBeLessThan(200);
  expect(await mailsTo("unreal@example.test")).toEqual([]);
});

test("nobody's mailbox is filled: five links an hour", async () => {
  await openAccount("flooded@example.test");
  for (let index = 0; index < 7; index += 1) await request("flooded@example.test", minutesLater(index));

  expect(await mailsTo("flooded@example.test")).toHaveLength(5);
});
