import { createHash } from "node:crypto";
import { asCustomer, asSystem, disconnect } from "@/lib/db";
import { userId, type CustomerId } from "@/lib/domain/identity";
import { linkOfDay } from "@/lib/domain/notices/reminder";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { closeSession, openSession, revokeSession } from "@/lib/features/accounts/sessions";
import { pushDevicesOf } from "@/lib/features/notices/choices-queries";
import { signDayPass } from "@/lib/features/notices/day-pass";
import { addDevice, removeDevice } from "@/lib/features/notices/devices";
import { remindOfTomorrow } from "@/lib/features/notices/remind";
import { sendPushes } from "@/lib/features/notices/send-messages";
import { pushBy, type Push } from "@/lib/post/push";
import { isVapidKey, vapidKeys } from "@/lib/post/vapid-key";
import { makeCustomer } from "@/tests/support/make";
import { pushService, type PushService } from "@/tests/support/push-service";
import { at, subscriber, systemAt, toldTo } from "./sample";

const KEYS = vapidKeys(createHash("sha256").update("a key of the tests").digest("base64url"));
const push = pushBy(KEYS, "mailto:kitchen@example.test");
const EVENING = at("2026-11-25", "20:00");
const DAY = parsePlainDate("2026-11-26");
const CUTOFF = at("2026-11-26", "08:00");

let service: PushService;
const status = new Map<string, number>();
beforeAll(async () => void (service = await pushService((path) => status.get(path) ?? 201)));
afterAll(async () => {
  await service.close();
  await disconnect();
});
beforeEach(async () => {
  service.arrived.length = 0;
  await asSystem((tx) => tx.notification.deleteMany());
  await asSystem((tx) => tx.pushDevice.deleteMany());
});

/** A customer with browsers at these paths, told in the evening what comes. */
async function reminded(...paths: string[]) {
  const { customerId } = await subscriber();
  for (const path of paths) {
    const data = { ...service.device(path), userId: customerId };
    await asSystem((tx) => tx.pushDevice.create({ data }));
  }
  await remindOfTomorrow(systemAt(EVENING));
  const pushed = async () => (await toldTo(customerId)).find(({ channel }) => channel === "push");
  return { customerId, pushed };
}

async function logIn(customerId: CustomerId, now = EVENING): Promise<{ id: number; token: string }> {
  const token = await openSession(systemAt(now), { id: String(customerId) });
  const where = { sessionToken: token };
  return { token, id: (await asSystem((tx) => tx.session.findUniqueOrThrow({ where }))).id };
}

const send = (now: Date, by: Push = push) => sendPushes(systemAt(now), by);

test("a reminder is pushed to the phone, sealed for it, with a pass for its day; once", async () => {
  const { customerId, pushed } = await reminded("/a");
  expect(await send(EVENING)).toEqual({ sent: 1, failed: 0 });
  expect(await send(EVENING)).toEqual({ sent: 0, failed: 0 });
  const [message, ...others] = service.arrived;
  expect(others).toEqual([]);
  const id = (await pushed())?.id;
  expect(JSON.parse(message?.text ?? "{}")).toEqual({
    title: "Tomorrow: Chole, Bharli Vangi",
    body: "Not at home? Pause it here, until the kitchen counts.",
    link: linkOfDay(DAY),
    tag: `notice-${id}`,
    pass: signDayPass({ customerId, day: DAY }),
    actions: [{ action: "pause", title: "Pause" }],
  });
  expect(message).toMatchObject({ ttl: String(12 * 60 * 60), topic: `notice-${id}`, urgency: "high" });
  expect((await pushed())?.sentAt).toEqual(EVENING);
});

test("nothing is pushed to whoever has no browser switched on", async () => {
  const { pushed } = await reminded();
  expect(await pushed()).toBeUndefined();
});

test("a browser that has forgotten us is forgotten; with none left it is said", async () => {
  status.set("/gone", 410);
  const some = await reminded("/gone", "/here");
  expect(await send(EVENING)).toEqual({ sent: 1, failed: 0 });
  expect(service.arrived.map(({ path }) => path)).toEqual(["/here"]);
  expect(await asSystem((tx) => tx.pushDevice.count({ where: { userId: some.customerId } }))).toBe(1);

  await asSystem((tx) => tx.notification.deleteMany());
  await asSystem((tx) => tx.pushDevice.deleteMany());
  const none = await reminded("/gone");
  expect(await send(EVENING)).toEqual({ sent: 0, failed: 1 });
  expect((await none.pushed())?.ended).toBe("nowhere");
});

test("what was not taken is tried again after 1, 2, 4, 8 minutes, five times, and not in the quiet hours", async () => {
  status.set("/slow", 503);
  const { pushed } = await reminded("/slow");
  for (const minute of [0, 1, 3, 7, 15]) {
    const now = new Date(EVENING.getTime() + minute * 60_000);
    expect(await send(new Date(now.getTime() - 1))).toEqual({ sent: 0, failed: 0 });
    expect(await send(now)).toEqual({ sent: 0, failed: 1 });
  }
  expect(await pushed()).toMatchObject({
    ended: "gave-up",
    tries: 5,
    error: "the push service of 127.0.0.1 answered 503",
  });

  await asSystem((tx) => tx.notification.deleteMany());
  const { pushed: later } = await reminded("/b");
  expect(await send(at("2026-11-25", "21:00"))).toEqual({ sent: 0, failed: 0 });
  expect(await send(new Date(CUTOFF.getTime() - 1))).toEqual({ sent: 0, failed: 0 });
  expect(await send(CUTOFF)).toEqual({ sent: 0, failed: 0 });
  expect((await later())?.ended).toBe("expired");
  expect(service.arrived).toEqual([]);
});

test("a worker that dies with a message in hand leaves a lease; then it comes under the same tag", async () => {
  await reminded("/c");
  const inHand = Promise.withResolvers<void>();
  const dies: Push = async (device, message) => {
    await push(device, message);
    inHand.resolve();
    return new Promise(() => {});
  };
  void send(EVENING, dies);
  await inHand.promise;
  expect(await send(new Date(EVENING.getTime() + 4 * 60_000))).toEqual({ sent: 0, failed: 0 });
  expect(await send(new Date(EVENING.getTime() + 5 * 60_000))).toEqual({ sent: 1, failed: 0 });
  expect(new Set(service.arrived.map(({ topic }) => topic)).size).toBe(1);
  expect(service.arrived).toHaveLength(2);
});

test("a browser is one person's: whoever switched it on last; and only at a browser's maker", async () => {
  const [asha, meera] = [await makeCustomer(), await makeCustomer()];
  const sessions = { [asha]: (await logIn(asha)).id, [meera]: (await logIn(meera)).id };
  const device = {
    endpoint: "https://fcm.googleapis.com/fcm/send/x",
    p256dh: "B".repeat(87),
    auth: "a".repeat(22),
  };
  const flow = (customerId: typeof asha) => ({
    ...systemAt(EVENING),
    customerId,
    sessionId: sessions[customerId] ?? 0,
  });
  const owners = async () => (await asSystem((tx) => tx.pushDevice.findMany())).map(({ userId }) => userId);
  await addDevice(flow(asha), device);
  await addDevice(flow(asha), device);
  expect(await owners()).toEqual([asha]);
  await addDevice(flow(meera), device);
  expect(await owners()).toEqual([meera]);
  await removeDevice(flow(asha), device);
  expect(await owners()).toEqual([meera]);
  await removeDevice(flow(meera), device);
  expect(await owners()).toEqual([]);
  const elsewhere = { ...device, endpoint: "https://10.0.0.1/admin" };
  expect(await addDevice(flow(asha), elsewhere)).toEqual({ ok: false, error: "push-unknown" });
});

test("a phone that keeps being replaced has ten at most", async () => {
  const customerId = await makeCustomer();
  const { id: sessionId } = await logIn(customerId);
  for (let index = 0; index < 12; index += 1) {
    const endpoint = `https://web.push.apple.com/${index}`;
    await addDevice(
      { ...systemAt(EVENING), customerId, sessionId },
      { endpoint, p256dh: "B".repeat(87), auth: "a".repeat(22) },
    );
  }
  const left = await asSystem((tx) => tx.pushDevice.findMany({ orderBy: { id: "asc" } }));
  expect(left.map(({ endpoint }) => endpoint.split("/").at(-1))).toEqual([
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
  ]);
});

test("a browser that is logged out is told no more, wherever that was done; one whose session ran out is", async () => {
  const customerId = await makeCustomer();
  const on = async (path: string) => {
    const session = await logIn(customerId);
    const endpoint = `https://fcm.googleapis.com/fcm/send/${path}`;
    const keys = { p256dh: "B".repeat(87), auth: "a".repeat(22) };
    await addDevice({ ...systemAt(EVENING), customerId, sessionId: session.id }, { endpoint, ...keys });
    return session;
  };
  const told = async () =>
    (await asCustomer(customerId, (tx) => pushDevicesOf(tx, customerId), EVENING)).map((at) =>
      at.split("/").at(-1),
    );
  const [here, lost, away] = [await on("here"), await on("lost"), await on("away")];
  expect(await told()).toEqual(["here", "lost", "away"]);
  expect(await asCustomer(await makeCustomer(), (tx) => pushDevicesOf(tx, customerId), EVENING)).toEqual([]);

  await closeSession({ system: (fn) => asSystem(fn, EVENING) }, here.token);
  expect(await told()).toEqual(["lost", "away"]);
  const user = { id: userId(customerId), role: "customer", sessionId: away.id } as const;
  await revokeSession({ ...systemAt(EVENING), user }, { sessionId: lost.id });
  expect(await told()).toEqual(["away"]);

  const longAfter = new Date(EVENING.getTime() + 400 * 24 * 60 * 60_000);
  await logIn(customerId, longAfter);
  expect(await asSystem((tx) => tx.session.count({ where: { id: away.id } }))).toBe(0);
  expect(await told()).toEqual(["away"]);
});

test("a key is one of 32 bytes on the curve", () => {
  expect(isVapidKey(KEYS.privateKey)).toBe(true);
  for (const text of [
    "",
    "short",
    Buffer.alloc(32).toString("base64url"),
    Buffer.alloc(33, 1).toString("base64url"),
  ])
    expect(isVapidKey(text)).toBe(false);
});

test("what waited for a day is not pushed any more", async () => {
  const { customerId } = await reminded("/late");
  await asSystem((tx) => tx.notification.updateMany({ data: { expiresAt: null } }));
  const dayLater = new Date(EVENING.getTime() + 24 * 60 * 60_000);
  expect(await send(dayLater)).toEqual({ sent: 0, failed: 0 });
  expect((await toldTo(customerId)).find(({ channel }) => channel === "push")?.ended).toBe("expired");
  expect(service.arrived).toEqual([]);
});
