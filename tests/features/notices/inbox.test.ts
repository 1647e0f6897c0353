import { asSystem, disconnect } from "@/lib/db";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { choose } from "@/lib/features/notices/choices";
import { choicesOf } from "@/lib/features/notices/choices-queries";
import { markRead } from "@/lib/features/notices/inbox";
import { listInbox, pausedOf } from "@/lib/features/notices/inbox-queries";
import { pauseDays } from "@/lib/features/pauses/commands";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { letters, queueMail } from "@/lib/post/mail";
import { makeCustomer } from "@/tests/support/make";
import { as, at, subscriber, systemAt, toldTo } from "./sample";

afterAll(disconnect);

const NOW = at("2026-11-25", "10:00");
const emailOf = async (id: number) =>
  (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))).email;

const billed = async (id: number) => {
  const email = await emailOf(id);
  const words = {
    name: "Asha",
    month: "November",
    open: "₹120",
    due: "1 Dec",
    link: "http://127.0.0.1:3000/bills/7",
  };
  await asSystem((tx) => queueMail(tx, email, letters.billIssued(words)), NOW);
};

test("a letter about money stands in the inbox too, once, with the page it is about", async () => {
  const customerId = await makeCustomer();
  await billed(customerId);
  const told = await toldTo(customerId);
  expect(told.map(({ channel }) => channel)).toEqual(["email", "in-app"]);
  const page = await as(customerId, NOW, (scope) => listInbox(scope, {}));
  expect(page.rows).toMatchObject([
    { subject: "Your November bill: ₹120, due 1 Dec", link: "/bills/7", isNew: true, day: null, until: null },
  ]);
});

test("a link that lets somebody in is in a letter alone", async () => {
  const customerId = await makeCustomer();
  const email = await emailOf(customerId);
  await asSystem((tx) => queueMail(tx, email, letters.resetPassword({ name: "Asha", hours: 1 })), NOW);
  expect(await toldTo(customerId)).toEqual([]);
});

test("nobody reads or marks what somebody else was told", async () => {
  const [asha, meera] = [await makeCustomer(), await makeCustomer()];
  await billed(asha);
  const [entry] = (await as(asha, NOW, (scope) => listInbox(scope, {}))).rows;
  expect((await as(meera, NOW, (scope) => listInbox(scope, {}))).rows).toEqual([]);
  const theirs = await as(meera, NOW, (scope) => markRead(scope, { upTo: entry?.id ?? 0 }));
  expect(theirs).toEqual({ ok: true, value: { read: 0 } });
});

test("what was seen is read, what came since is not; the count stands beside the session", async () => {
  const customerId = await makeCustomer();
  await billed(customerId);
  const token = await openSession(systemAt(NOW), { id: String(customerId), userAgent: null });
  const unread = async () => (await findSession(systemAt(NOW), token))?.unread;
  expect(await unread()).toBe(1);
  const [first] = (await as(customerId, NOW, (scope) => listInbox(scope, {}))).rows;
  await billed(customerId);
  expect(await unread()).toBe(2);
  const read = () => as(customerId, NOW, (scope) => markRead(scope, { upTo: first?.id ?? 0 }));
  expect(await read()).toEqual({ ok: true, value: { read: 1 } });
  expect(await read()).toEqual({ ok: true, value: { read: 0 } });
  expect(await unread()).toBe(1);
});

test("what has lost its use is not shown, nor counted", async () => {
  const { customerId } = await subscriber();
  const data = {
    userId: customerId,
    channel: "in-app",
    subject: "Tomorrow: Dal",
    text: "",
    kind: "tomorrow",
  };
  const until = at("2026-11-26", "08:00");
  const link = "/calendar?month=2026-11&day=2026-11-26";
  await asSystem(
    (tx) => tx.notification.create({ data: { ...data, link, sentAt: NOW, expiresAt: until } }),
    NOW,
  );
  const seenAt = (now: Date) => as(customerId, now, (scope) => listInbox(scope, {}));
  const day = parsePlainDate("2026-11-26");
  expect((await seenAt(NOW)).rows).toMatchObject([{ day, until }]);
  expect((await seenAt(until)).rows).toEqual([]);
});

test("a reminder's day knows whether it is paused by now", async () => {
  const { customerId } = await subscriber();
  const day = parsePlainDate("2026-11-26");
  const paused = () => as(customerId, NOW, ({ tx }) => pausedOf(tx, customerId, [day]));
  expect(await paused()).toEqual(new Set());
  await as(customerId, NOW, (scope) => pauseDays(scope, { days: [day] }));
  expect(await paused()).toEqual(new Set([day]));
  expect(await as(customerId, NOW, ({ tx }) => pausedOf(tx, customerId, []))).toEqual(new Set());
});

describe("what is chosen", () => {
  const able = new Set(["in-app", "email"] as const);
  const offered = (id: Awaited<ReturnType<typeof makeCustomer>>) =>
    as(id, NOW, ({ tx }) => choicesOf(tx, id, able));

  test("is what the house sends by itself, until somebody chooses otherwise", async () => {
    const customerId = await makeCustomer();
    const { channels, kinds } = await offered(customerId);
    expect(channels).toEqual(["in-app", "email"]);
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "tomorrow",
      "subscription",
      "answer",
      "money",
      "security",
    ]);
    const choices = [{ kind: "subscription", channel: "email", isOn: false }] as const;
    const chosen = () => as(customerId, NOW, (scope) => choose(scope, { choices }));
    await chosen();
    await chosen();
    const after = (await offered(customerId)).kinds.find(({ kind }) => kind === "subscription");
    expect(after?.offered.map(({ channel, isOn }) => [channel, isOn])).toEqual([
      ["in-app", true],
      ["email", false],
    ]);
    const audited = await asSystem((tx) =>
      tx.auditLog.findMany({ where: { action: "choose-notices", actorId: customerId } }),
    );
    expect(audited.map(({ after }) => after)).toEqual([{ on: [], off: ["subscription email"] }]);
  });

  test("is never that bills don't reach them: not by the form, nor past it", async () => {
    const customerId = await makeCustomer();
    const choices = [{ kind: "money", channel: "email", isOn: false }] as const;
    await as(customerId, NOW, (scope) => choose(scope, { choices }));
    const money = (await offered(customerId)).kinds.find(({ kind }) => kind === "money");
    expect(money?.offered).toContainEqual({ kind: "money", channel: "email", isOn: true, isFixed: true });
    const data = { userId: customerId, kind: "money", channel: "email", isOn: false };
    const past = as(customerId, NOW, ({ tx }) => tx.notificationChoice.create({ data }));
    await expect(past).rejects.toThrow(/cannot be switched off/);
  });

  test("holds for the next letter", async () => {
    const customerId = await makeCustomer();
    const choices = [{ kind: "answer", channel: "email", isOn: false }] as const;
    await as(customerId, NOW, (scope) => choose(scope, { choices }));
    const words = { name: "Asha", said: "late", sentence: "Sorry", link: "http://127.0.0.1:3000/dashboard" };
    const email = await emailOf(customerId);
    await asSystem((tx) => queueMail(tx, email, letters.complaintDeclined(words)), NOW);
    expect((await toldTo(customerId)).map(({ channel }) => channel)).toEqual(["in-app"]);
  });
});
