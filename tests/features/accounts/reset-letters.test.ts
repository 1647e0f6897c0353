import { asSystem, disconnect } from "@/lib/db";
import { HIDDEN_LINK } from "@/lib/domain/books/letter";
import { showLinks } from "@/lib/features/notifications/commands";
import { letters as words, queueMail } from "@/lib/post/mail";
import type { Outgoing } from "@/lib/post/post";
import { runAt } from "../notifications/outbox-scope";
import { deliverAt, lastLink, linksTo, mailsTo, minutesLater, request, reset } from "./reset";
import { NEW_PASSWORD, NOW, openAccount } from "./sample";
import { atOnce } from "@/tests/support/crowd";
import { carriedBy, carrying } from "@/tests/support/mailed-link";

afterAll(disconnect);

test("bills, receipts and what else a person gets don't count against their links", async () => {
  await openAccount("busy@example.test");
  const letter = words.passwordChanged({ name: "Meera" });
  for (let index = 0; index < 9; index += 1)
    await asSystem((tx) => queueMail(tx, "busy@example.test", letter), NOW);

  await request("busy@example.test");

  expect((await reset(await lastLink("busy@example.test"), NEW_PASSWORD)).ok).toBe(true);
});

test("no link is kept where staff read letters, before it is sent or after", async () => {
  await openAccount("hidden@example.test");
  await request("hidden@example.test");
  const before = await mailsTo("hidden@example.test");
  const link = await lastLink("hidden@example.test");
  const after = await mailsTo("hidden@example.test");

  expect(after[0]?.sentAt).toEqual(NOW);
  expect(after[0]?.text).toBe(before[0]?.text);
  const tables = await asSystem(
    (tx) => tx.$queryRaw`SELECT row_to_json(notifications)::text FROM notifications`,
  );
  expect(JSON.stringify(tables)).not.toContain(carriedBy(link).token);
  expect(JSON.stringify(before)).not.toMatch(/token|http/);
});

test("a person whose name is the link's stand-in gets no link in their name", async () => {
  await openAccount("sly@example.test", { fullname: HIDDEN_LINK });
  await request("sly@example.test");

  const [letter] = await deliverAt(NOW);

  expect(letter?.text).toContain(`Hello ${HIDDEN_LINK},`);
  expect(letter?.text.match(/http/g)).toHaveLength(1);
});

test("an hour of the link begins when its letter leaves", async () => {
  await openAccount("slow@example.test");
  await request("slow@example.test");
  const link = await lastLink("slow@example.test", minutesLater(90));

  expect((await reset(link, NEW_PASSWORD, minutesLater(149))).ok).toBe(true);
});

test("of two letters that wait only the newer one leaves", async () => {
  await openAccount("queued@example.test");
  await request("queued@example.test");
  await request("queued@example.test", minutesLater(1));

  expect(await linksTo("queued@example.test", minutesLater(2))).toHaveLength(1);
  expect(await mailsTo("queued@example.test")).toMatchObject([{ ended: "replaced" }, { ended: null }]);
});

test("a letter that leaves twice has two links that work, and one use ends both", async () => {
  await openAccount("doubled@example.test");
  await request("doubled@example.test");
  const first = await lastLink("doubled@example.test");
  await asSystem((tx) =>
    tx.notification.updateMany({ where: { recipient: "doubled@example.test" }, data: { sentAt: null } }),
  );
  const second = await lastLink("doubled@example.test", minutesLater(6));

  expect((await reset(first, NEW_PASSWORD, minutesLater(7))).ok).toBe(true);
  expect(await reset(second, NEW_PASSWORD, minutesLater(7))).toEqual({ ok: false, error: "link-invalid" });
});

test("a link that nobody needs any more isn't made: after a day, or when the account is gone", async () => {
  await openAccount("stale@example.test");
  const gone = await openAccount("gone@example.test");
  await request("stale@example.test");
  await request("gone@example.test", minutesLater(24 * 60));
  await asSystem((tx) => tx.user.updateMany({ where: { id: gone }, data: { anonymisedAt: NOW } }));

  const left = await deliverAt(minutesLater(24 * 60 + 1));

  expect(left.filter(({ text }) => text.includes("http"))).toEqual([]);
  expect(await mailsTo("stale@example.test")).toMatchObject([{ ended: "too-old", sentAt: null }]);
  expect(await mailsTo("gone@example.test")).toMatchObject([{ ended: "too-old", sentAt: null }]);
});

test("an account whose e-mail is kept in capitals is reset by its link as well", async () => {
  const id = await openAccount("capitals@example.test");
  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { email: "Capitals@Example.test" } }));
  await request("capitals@example.test");
  const mailed = await lastLink("Capitals@Example.test");
  const link = carrying(mailed, { email: "capitals@example.test" });

  expect((await reset(link, NEW_PASSWORD)).ok).toBe(true);
});

test("where no mail is sent a link is shown to whoever runs the machine, and no other letter is", async () => {
  await openAccount("demo@example.test");
  await request("demo@example.test");
  await asSystem((tx) => queueMail(tx, "demo@example.test", words.passwordChanged({ name: "Meera" })), NOW);
  const shown: Outgoing[] = [];

  expect(await showLinks(runAt(NOW).scope, (letter) => shown.push(letter))).toBe(1);

  expect(shown.map(({ text }) => text)).toEqual([expect.stringContaining("/reset-password#token=")]);
  expect(await mailsTo("demo@example.test")).toMatchObject([
    { ended: "shown-here", sentAt: null },
    { ended: null, sentAt: null },
  ]);
});

test("of eight who ask for one address at once five are written to, as of eight one after the other", async () => {
  const email = "crowded@example.test";
  await openAccount(email);
  await atOnce(8, () => request(email));
  expect(await mailsTo(email)).toHaveLength(5);
});
