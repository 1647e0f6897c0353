import fc from "fast-check";
import { checkDayChange, cutoffOf } from "@/lib/domain/cutoff";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { days, instants } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const numRuns = PROPERTY_RUNS;
const EIGHT = "2026-11-24T02:30:00.000Z";
const ONE_MS_AFTER_EIGHT = "2026-11-24T02:30:00.001Z";

describe("changing a day", () => {
  test.each([
    ["allows today's pause at eight sharp", "2026-11-24", EIGHT, "ok"],
    ["refuses today's pause one millisecond after eight", "2026-11-24", ONE_MS_AFTER_EIGHT, "after-cutoff"],
    [
      "refuses today's pause in the last moment of today",
      "2026-11-24",
      "2026-11-24T18:29:59.999Z",
      "after-cutoff",
    ],
    ["refuses yesterday from midnight on", "2026-11-23", "2026-11-23T18:30:00.000Z", "past"],
    ["refuses yesterday after eight as past as well", "2026-11-23", ONE_MS_AFTER_EIGHT, "past"],
    ["allows today from midnight on", "2026-11-24", "2026-11-23T18:30:00.000Z", "ok"],
    ["allows tomorrow after today's cutoff", "2026-11-25", ONE_MS_AFTER_EIGHT, "ok"],
    ["allows a day of next year", "2027-11-24", EIGHT, "ok"],
  ])("%s", (_sentence, day, now, expected) => {
    const answer = expected === "ok" ? { ok: true } : { ok: false, reason: expected };
    expect(checkDayChange(day, new Date(now))).toStrictEqual(answer);
  });

  test("obeys another cutoff where one is given", () => {
    const now = new Date("2026-11-24T04:30:00.000Z");
    expect(checkDayChange("2026-11-24", now, "10:00")).toStrictEqual({ ok: true });
    expect(checkDayChange("2026-11-24", now, "09:59")).toStrictEqual({ ok: false, reason: "after-cutoff" });
  });

  test("names what is malformed", () => {
    const now = new Date(EIGHT);
    expect(() => checkDayChange("2026-02-30", now)).toThrow(
      new RangeError('day "2026-02-30" is not a calendar day (YYYY-MM-DD)'),
    );
    expect(() => checkDayChange("2026-11-25", now, "25:00")).toThrow(
      new RangeError('time "25:00" is not HH:MM'),
    );
    expect(() => checkDayChange("2026-11-25", new Date(Number.NaN))).toThrow(RangeError);
  });

  test("once refused stays refused, however late it gets", () => {
    const stays = fc.property(days, instants, fc.nat(10 ** 10), (day, now, later) => {
      const refused = !checkDayChange(day, now).ok;
      if (refused) expect(checkDayChange(day, new Date(now.getTime() + later)).ok).toBe(false);
    });
    fc.assert(stays, { numRuns });
  });

  test("is possible exactly until the day's cutoff", () => {
    const until = fc.property(days, fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (day, offset) => {
      const now = new Date(cutoffOf(day).getTime() + offset);
      expect(checkDayChange(day, now).ok).toBe(offset <= 0);
    });
    fc.assert(until, { numRuns });
  });
});

describe("the cutoff of a day", () => {
  test("is eight in the morning", () => {
    expect(cutoffOf(parsePlainDate("2026-11-24"))).toStrictEqual(new Date(EIGHT));
  });

  test("may be set to another time", () => {
    const midnight = new Date("2026-11-23T18:30:00.000Z");
    const cutoff = { time: "00:00", isDayBefore: false };
    expect(cutoffOf(parsePlainDate("2026-11-24"), cutoff)).toStrictEqual(midnight);
  });

  test("may lie on the evening before", () => {
    const cutoff = { time: "20:00", isDayBefore: true };
    expect(cutoffOf(parsePlainDate("2026-11-24"), cutoff)).toStrictEqual(
      new Date("2026-11-23T14:30:00.000Z"),
    );
  });
});
