import { momentsOfChange } from "@/lib/domain/moments";
import { LUNCH } from "@/lib/domain/slot";
import { isStale } from "@/lib/domain/stale";

const iso = (now: string) => momentsOfChange(new Date(now), [LUNCH]).map((moment) => moment.toISOString());

test("an open page changes at each cutoff, when the day's deliveries are over, and at midnight, in order", () => {
  expect(iso("2026-11-20T02:30:00.000Z").slice(0, 4)).toEqual([
    "2026-11-20T08:30:00.000Z", // 14:00 in the kitchen; its 08:00 is now, and a day may be changed up to and including it
    "2026-11-20T18:30:00.000Z",
    "2026-11-21T02:30:00.000Z",
    "2026-11-21T08:30:00.000Z",
  ]);
});

test("a day begins at the kitchen's midnight, wherever the server is", () => {
  expect(iso("2026-11-20T18:29:59.999Z")[0]).toBe("2026-11-20T18:30:00.000Z");
  expect(iso("2026-11-20T18:30:00.000Z")[0]).toBe("2026-11-21T02:30:00.000Z");
});

test("what somebody else did first makes a page old, a slip in what was typed does not", () => {
  expect(["already-paused", "not-skipped", "already-paid", "already-settled"].every(isStale)).toBe(true);
  expect(["invalid", "too-long", "password-wrong", "rate-limited", "unreachable"].some(isStale)).toBe(false);
});
