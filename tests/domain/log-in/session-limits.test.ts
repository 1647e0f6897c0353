import { isWorthNoting, sessionEnd } from "@/lib/domain/log-in/session-limits";
import { ROLES, type Role } from "@/lib/domain/identity";

const at = (time: string) => new Date(`2026-11-${time}+05:30`);
const OPENED = at("20T10:00:00");
const end = (role: Role, lastSeenAt: Date, openedAt = OPENED) => sessionEnd(role, { openedAt, lastSeenAt });

test.each(["owner", "admin", "support"] as const)("%s: half an hour unused, twelve hours in all", (role) => {
  expect(end(role, OPENED)).toEqual(at("20T10:30:00"));
  expect(end(role, at("20T12:00:00"))).toEqual(at("20T12:30:00"));
  expect(end(role, at("20T21:29:59"))).toEqual(at("20T21:59:59"));
  expect(end(role, at("20T21:30:00"))).toEqual(at("20T22:00:00"));
  expect(end(role, at("20T21:59:00"))).toEqual(at("20T22:00:00"));
});

test.each(["kitchen", "driver"] as const)("%s: until midnight in India, used or not", (role) => {
  for (const seen of [OPENED, at("20T23:59:00")]) expect(end(role, seen)).toEqual(at("21T00:00:00"));
  // the evening before in London
  expect(end(role, OPENED, at("20T00:00:00"))).toEqual(at("21T00:00:00"));
  expect(end(role, OPENED, at("19T23:59:59"))).toEqual(at("20T00:00:00"));
});

test("a customer: thirty days after it was last used", () => {
  expect(end("customer", OPENED)).toEqual(new Date("2026-12-20T10:00:00+05:30"));
  expect(end("customer", at("29T10:00:00"))).toEqual(new Date("2026-12-29T10:00:00+05:30"));
});

test("a customer: 400 days in all, however often it is used", () => {
  const last = new Date(OPENED.getTime() + 400 * 24 * 60 * 60_000);
  const before = (days: number) => new Date(last.getTime() - days * 24 * 60 * 60_000);
  expect(end("customer", before(31))).toEqual(before(1));
  expect(end("customer", before(30))).toEqual(last);
  expect(end("customer", before(1))).toEqual(last);
});

test.each(ROLES)("%s: its use is written down after minutes, not at every page", (role) => {
  const minutes = ["owner", "admin", "support"].includes(role) ? 1 : 5;
  const after = (ms: number) => new Date(OPENED.getTime() + minutes * 60_000 + ms);
  expect(isWorthNoting(role, { lastSeenAt: OPENED }, after(-1))).toBe(false);
  expect(isWorthNoting(role, { lastSeenAt: OPENED }, after(0))).toBe(true);
});
