import {
  canLeave,
  canSendAgain,
  isFinal,
  letterState,
  LEASE_MS,
  MAX_TRIES,
  nextTryAt,
  usefulSince,
} from "@/lib/domain/books/letter";

const NOW = new Date("2026-11-20T04:30:00Z");
const minutesAfter = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe("a letter that was not taken", () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 5],
    [4, 15],
    [5, 60],
    [6, 240],
    [7, 240],
    [MAX_TRIES - 1, 240],
  ])("after try %i waits %i minutes", (tries, minutes) => {
    expect(nextTryAt(tries, NOW)).toEqual(minutesAfter(minutes));
  });

  it("is given up after five days of trying", () => {
    expect(nextTryAt(MAX_TRIES, NOW)).toBeNull();
    let at = NOW;
    for (let tries = 1; ; tries += 1) {
      const next = nextTryAt(tries, at);
      if (next === null) break;
      at = next;
    }
    const days = (at.getTime() - NOW.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(6);
  });

  it.each([
    ["a mailbox that isn't there", { code: "EENVELOPE", responseCode: 550, command: "RCPT TO" }, true],
    ["a letter taken for spam", { code: "EMESSAGE", responseCode: 554, command: "DATA" }, true],
    ["an address that is none", { code: "EENVELOPE", command: "API" }, true],
    ["a mailbox that is full today", { code: "EENVELOPE", responseCode: 452, command: "RCPT TO" }, false],
    ["greylisting", { code: "EENVELOPE", responseCode: 451, command: "RCPT TO" }, false],
    ["a sender that isn't allowed", { code: "EENVELOPE", responseCode: 553, command: "MAIL FROM" }, false],
    ["a password that is wrong", { code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, false],
    ["nobody who answers", { code: "ETIMEDOUT", command: "CONN" }, false],
    ["a connection that was cut", {}, false],
  ])("%s: final %s", (_, fault, expected) => {
    expect(isFinal(fault)).toBe(expected);
  });
});

test("a link to a forgetful person is of no use after a day, any other letter after thirty", () => {
  expect(usefulSince("resetPassword", NOW)).toEqual(minutesAfter(-24 * 60));
  expect(usefulSince("billIssued", NOW)).toEqual(minutesAfter(-30 * 24 * 60));
  expect(LEASE_MS).toBe(5 * 60_000);
});

const SENT_AT = new Date("2026-11-28T06:00:00Z");

test.each([
  [SENT_AT, null, "sent"],
  [null, null, "waiting"],
  [null, "refused", "failed"],
  [null, "too-old", "given-up"],
] as const)("sent at %j and ended by %j, a letter is %s", (sentAt, ended, state) => {
  expect(letterState({ sentAt, ended })).toBe(state);
});

test.each([
  [SENT_AT, null, false],
  [null, null, false],
  [null, "refused", true],
  [null, "gave-up", true],
  [null, "too-old", false],
  [null, "left-unsent", false],
] as const)("a letter sent at %j and ended by %j may be left unsent: %j", (sentAt, ended, may) => {
  expect(canLeave({ sentAt, ended })).toBe(may);
});

test.each([
  ["bill", SENT_AT, null, false],
  ["bill", null, null, false],
  ["bill", null, "refused", true],
  ["bill", null, "too-old", true],
  ["bill", null, "left-unsent", true],
  ["resetPassword", null, "too-old", false],
  ["resetPassword", null, "left-unsent", false],
  ["resetPassword", null, "gave-up", true],
] as const)(
  "a letter of the kind %s, sent at %j and ended by %j, may be sent again: %j",
  (kind, sentAt, ended, may) => {
    expect(canSendAgain({ kind, sentAt, ended })).toBe(may);
  },
);
