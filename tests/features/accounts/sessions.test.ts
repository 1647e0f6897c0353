import { randomUUID } from "node:crypto";
import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId, userId } from "@/lib/domain/identity";
import { listSessions } from "@/lib/features/accounts/queries";
import {
  closeSession,
  findSession,
  openSession,
  revokeOtherSessions,
  revokeSession,
} from "@/lib/features/accounts/sessions";
import { ok } from "@/lib/domain/result";
import { duringPress, ONCE, pressOf } from "@/lib/press/press";
import { atOnce } from "../../support/crowd";
import { makeStaff } from "../../support/make";
import { NOW, openAccount, scopeAt } from "./sample";

afterAll(disconnect);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SESSION_DAYS = 30;
const later = (ms: number) => new Date(NOW.getTime() + ms);
const open = (id: number, userAgent: string | null = null, now = NOW) =>
  openSession(scopeAt(now), { id: String(id), userAgent });

async function found(token: string, now = NOW) {
  const session = await findSession(scopeAt(now), token);
  if (!session) throw new Error("no session");
  return session;
}

test("a session's token finds its user until it expires", async () => {
  const id = await openAccount("session@example.test");
  const token = await open(id);

  expect((await found(token)).user).toEqual({
    id,
    fullname: "Meera Joshi",
    email: "session@example.test",
    role: "customer",
    hasFirstPassword: false,
    hasSecondFactor: false,
    language: "en",
  });
  expect(await findSession(scopeAt(later(SESSION_DAYS * 24 * HOUR)), token)).toBeNull();
  expect(await findSession(scopeAt(later(SESSION_DAYS * 24 * HOUR - 1)), token)).not.toBeNull();
  expect(await findSession(scopeAt(), "made-up")).toBeNull();
});

test("a session ends with its user's erasure, and shows a changed role at once", async () => {
  const id = await openAccount("promoted@example.test");
  const token = await open(id);

  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { role: "kitchen" } }));
  expect((await found(token)).user.role).toBe("kitchen");
  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { anonymisedAt: NOW } }));
  expect(await findSession(scopeAt(), token)).toBeNull();
});

test("when it was last seen is written at most every five minutes, and puts a customer's end off", async () => {
  const id = await openAccount("seen@example.test");
  const token = await open(id, "x".repeat(300));
  const lastSeen = async () =>
    (await asSystem((tx) => tx.session.findUniqueOrThrow({ where: { sessionToken: token } }))).lastSeenAt;

  await found(token, later(5 * MINUTE - 1));
  expect(await lastSeen()).toEqual(NOW);
  await found(token, later(HOUR));
  expect(await lastSeen()).toEqual(later(HOUR));
  const end = SESSION_DAYS * 24 * HOUR + HOUR;
  expect(await findSession(scopeAt(later(end)), token)).toBeNull();
  expect(await findSession(scopeAt(later(end - 1)), token)).not.toBeNull();
});

test("the office's session ends unused after half an hour, and in use after twelve", async () => {
  const token = await open((await makeStaff("owner")).id);
  expect(await findSession(scopeAt(later(30 * MINUTE)), token)).toBeNull();
  for (let used = 0; used < 12 * HOUR; used += 25 * MINUTE) await found(token, later(used));
  expect(await findSession(scopeAt(later(12 * HOUR - 1)), token)).not.toBeNull();
  expect(await findSession(scopeAt(later(12 * HOUR)), token)).toBeNull();
});

test("a page that was left open keeps no session of the office alive", async () => {
  const token = await open((await makeStaff("admin")).id);
  for (let minute = 1; minute < 30; minute += 1)
    expect(await findSession(scopeAt(later(minute * MINUTE)), token, { isUse: false })).not.toBeNull();
  expect(await findSession(scopeAt(later(30 * MINUTE)), token, { isUse: false })).toBeNull();
});

test("a driver's holds all day, and not the day after", async () => {
  const token = await open((await makeStaff("driver")).id);
  const midnight = 14 * HOUR;
  await found(token, later(midnight - 1));
  expect(await findSession(scopeAt(later(midnight)), token)).toBeNull();
});

test("on an eleventh device the longest unused is logged out", async () => {
  const id = await openAccount("eleven@example.test");
  const tokens: string[] = [];
  for (let device = 0; device < 10; device += 1) tokens.push(await open(id, null, later(device * MINUTE)));
  const [first = "", second = ""] = tokens;
  await found(first, later(20 * MINUTE));
  await open(id, null, later(21 * MINUTE));
  expect(await findSession(scopeAt(later(21 * MINUTE)), first)).not.toBeNull();
  expect(await findSession(scopeAt(later(21 * MINUTE)), second)).toBeNull();
  expect(await asSystem((tx) => tx.session.count({ where: { userId: id } }))).toBe(10);
});

test("logging in clears away what has expired", async () => {
  const id = await openAccount("tidy@example.test");
  await open(id);
  await open(id, null, later(SESSION_DAYS * 24 * HOUR));

  expect(await asSystem((tx) => tx.session.count({ where: { userId: id } }))).toBe(1);
});

test("logging out ends the session, twice as well", async () => {
  const token = await open(await openAccount("out@example.test"));

  await closeSession(scopeAt(), token);
  await closeSession(scopeAt(), token);
  expect(await findSession(scopeAt(), token)).toBeNull();
});

describe("the list of devices", () => {
  test("shows a user's own, the latest first", async () => {
    const id = await openAccount("devices@example.test");
    await open(await openAccount("other-devices@example.test"));
    await open(id, "the phone");
    await open(id, "the laptop", later(HOUR));

    const sessions = await asCustomer(customerId(id), (tx) => listSessions(tx, customerId(id), later(HOUR)));

    expect(sessions.map((session) => session.userAgent)).toEqual(["the laptop", "the phone"]);
  });

  test("shows staff theirs", async () => {
    const staff = await makeStaff("driver");
    await open(staff.id, "the van");

    expect(await asStaff(staff, (tx) => listSessions(tx, staff.id, NOW))).toMatchObject([
      { userAgent: "the van" },
    ]);
  });

  test("logs out one device, and is audited", async () => {
    const id = await openAccount("revoke@example.test");
    const here = await found(await open(id));
    const thereToken = await open(id);
    const there = await found(thereToken);
    const user = { id: userId(id), role: "customer", sessionId: here.id } as const;

    expect(await revokeSession({ ...scopeAt(), user }, { sessionId: there.id })).toEqual({
      ok: true,
      value: undefined,
    });

    expect(await findSession(scopeAt(), thereToken)).toBeNull();
    const audits = await asSystem((tx) =>
      tx.auditLog.findMany({ where: { entityId: String(id), action: "revoke-session" } }),
    );
    expect(audits).toMatchObject([{ actorId: id, after: { sessionId: there.id } }]);
  });

  test("another's device and a missing one give the same answer", async () => {
    const id = await openAccount("mine@example.test");
    const here = await found(await open(id));
    const theirToken = await open(await openAccount("theirs@example.test"));
    const their = await found(theirToken);
    const user = { id: userId(id), role: "customer", sessionId: here.id } as const;

    expect(await revokeSession({ ...scopeAt(), user }, { sessionId: their.id })).toEqual({
      ok: false,
      error: "session-gone",
    });
    expect(await revokeSession({ ...scopeAt(), user }, { sessionId: 999_999 })).toEqual({
      ok: false,
      error: "session-gone",
    });
    expect(await findSession(scopeAt(), theirToken)).not.toBeNull();
  });

  test("logs out everywhere else", async () => {
    const id = await openAccount("everywhere@example.test");
    const hereToken = await open(id);
    const here = await found(hereToken);
    const others = [await open(id), await open(id)];
    const user = { id: userId(id), role: "customer", sessionId: here.id } as const;

    expect(await revokeOtherSessions({ ...scopeAt(), user })).toEqual({ ok: true, value: { revoked: 2 } });

    expect(await findSession(scopeAt(), hereToken)).not.toBeNull();
    for (const token of others) expect(await findSession(scopeAt(), token)).toBeNull();
  });
});

/** As the log-in does it: its press may be sent any number of times. */
async function openBy(key: string, id: number): Promise<string> {
  const press = await pressOf(key, { action: "log-in", userId: null, input: { id } });
  const result = await duringPress(press, () => ONCE.repeatable(async () => ok(await open(id))));
  if (!result.ok) throw new Error("refused");
  return result.value;
}

const countOf = (userId: number) => asSystem((tx) => tx.session.count({ where: { userId } }));

test("a log-in whose answer was lost and that is pressed again leaves one session, which the late cookie opens too", async () => {
  const id = await openAccount("twice@example.test");
  const key = randomUUID();
  const lost = await openBy(key, id);
  const before = await found(lost);

  expect(await openBy(key, id)).toBe(lost);
  expect(await countOf(id)).toBe(1);
  // what the log-in ends afterwards is the session that its request came with, and that is the first one no more
  expect((await found(lost)).id).not.toBe(before.id);
});

test("a log-in that is sent twice at once leaves one session", async () => {
  const id = await openAccount("at-once@example.test");
  const key = randomUUID();

  const tokens = await atOnce(3, () => openBy(key, id));
  expect(new Set(tokens).size).toBe(1);
  expect(await countOf(id)).toBe(1);
});

test("another press is another session, with a token that nobody can tell from its key", async () => {
  const id = await openAccount("another@example.test");
  const [one, two] = [randomUUID(), randomUUID()];

  const tokens = [await openBy(one, id), await openBy(two, id)];
  expect(new Set(tokens).size).toBe(2);
  expect(tokens.join(" ")).not.toContain(one);
  expect(await countOf(id)).toBe(2);
});
