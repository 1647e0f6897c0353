import { isRenewalDue, tokenKind } from "@/lib/domain/log-in/session-token";

const NOW = new Date("2026-12-02T10:00:00+05:30");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const DAY = 24 * 3_600_000;

test.each([
  [true, null, "first"],
  [true, ago(DAY), "present"],
  [false, null, "before"],
  [false, ago(0), "before"],
  [false, ago(60_000), "before"],
  [false, ago(60_001), "copy"],
] as const)("the present one: %p, seen since %p: %s", (isPresent, rotatedAt, kind) => {
  expect(tokenKind({ isPresent, rotatedAt }, NOW)).toBe(kind);
});

test.each([
  [true, ago(DAY - 1), false],
  [true, ago(DAY), true],
  [true, null, false],
  [false, null, true],
  [false, ago(DAY), false],
] as const)("the present one: %p, seen since %p: a new one is due: %p", (isPresent, rotatedAt, isDue) => {
  expect(isRenewalDue({ isPresent, rotatedAt }, NOW)).toBe(isDue);
});
