import fc from "fast-check";
import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import {
  checkDayChange,
  cutoffOf,
  firstChangeableDay,
  isMonthClosed,
  lastClosedMonth,
} from "@/lib/domain/cutoff";
import { addDays, addMonths, daysOfMonth, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
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
    expect(cutoffOf(parsePlainDate("2026-11-24"), "00:00")).toStrictEqual(midnight);
  });
});

describe("the first day that can still be changed", () => {
  test("is today until eight and tomorrow afterwards", () => {
    expect(firstChangeableDay(new Date(EIGHT))).toBe("2026-11-24");
    expect(firstChangeableDay(new Date(ONE_MS_AFTER_EIGHT))).toBe("2026-11-25");
  });

  test("has no changeable day before it", () => {
    const first = fc.property(instants, (now) => {
      const day = firstChangeableDay(now);
      expect(checkDayChange(day, now).ok).toBe(true);
      expect(checkDayChange(addDays(day, -1), now).ok).toBe(false);
    });
    fc.assert(first, { numRuns });
  });
});

describe("a month", () => {
  const november = parsePlainMonth("2026-11");

  test("closes at the cutoff of its last day", () => {
    const cutoff = instantAt(parsePlainDate("2026-11-30"), "08:00").getTime();
    expect(isMonthClosed(november, new Date(cutoff))).toBe(false);
    expect(isMonthClosed(november, new Date(cutoff + 1))).toBe(true);
  });

  test("is the last closed one from then until the next closes", () => {
    expect(lastClosedMonth(new Date("2026-11-30T02:30:00.000Z"))).toBe("2026-10");
    expect(lastClosedMonth(new Date("2026-11-30T02:30:00.001Z"))).toBe("2026-11");
    expect(lastClosedMonth(new Date("2026-12-15T12:00:00.000Z"))).toBe("2026-11");
    expect(lastClosedMonth(new Date("2027-01-01T00:00:00.000Z"))).toBe("2026-12");
  });

  test("that is closed has no day left to change, and the one after it has", () => {
    const settled = fc.property(instants, (now) => {
      const closed = lastClosedMonth(now);
      const changeable = daysOfMonth(closed).filter((day) => checkDayChange(day, now).ok);
      expect(changeable).toStrictEqual([]);
      expect(isMonthClosed(addMonths(closed, 1), now)).toBe(false);
      expect(toBusinessDate(now) >= `${closed}-28`).toBe(true);
    });
    fc.assert(settled, { numRuns });
  });
});
