import fc from "fast-check";
import {
  BUSINESS_TIME_ZONE,
  instantAt,
  isoInstant,
  toBusinessDate,
  toBusinessMonth,
} from "@/lib/domain/business-time";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { days, instants } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const INDIA_AHEAD_MS = 330 * 60_000;

describe("the kitchen's day", () => {
  test.each([
    ["2026-11-23T18:29:59.999Z", "2026-11-23", "the last millisecond of the day"],
    ["2026-11-23T18:30:00.000Z", "2026-11-24", "its midnight"],
    ["2026-11-24T00:00:00.000Z", "2026-11-24", "midnight in London"],
    ["2026-12-31T18:30:00.000Z", "2027-01-01", "New Year's Eve in London"],
    ["2024-02-28T18:30:00.000Z", "2024-02-29", "the leap day's first moment"],
    ["2026-03-08T09:30:00.000Z", "2026-03-08", "an hour that the clocks of Los Angeles leave out"],
  ])("at %s is %s: %s", (instant, expected) => {
    expect(toBusinessDate(new Date(instant))).toBe(expected);
  });

  test("is five and a half hours ahead of Greenwich at any instant, wherever the server stands", () => {
    const ahead = fc.property(instants, (instant) => {
      const shifted = new Date(instant.getTime() + INDIA_AHEAD_MS);
      const [year, month, day] = [shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate()];
      const pad = (value: number) => String(value).padStart(2, "0");
      expect(toBusinessDate(instant)).toBe(`${year}-${pad(month)}-${pad(day)}`);
    });
    fc.assert(ahead, { numRuns: PROPERTY_RUNS });
  });

  test("is unknown without a valid instant", () => {
    expect(() => toBusinessDate(new Date("soon"))).toThrow(new RangeError("now is not a valid instant"));
  });

  test("belongs to the kitchen's month", () => {
    expect(toBusinessMonth(new Date("2026-11-30T18:29:59.999Z"))).toBe("2026-11");
    expect(toBusinessMonth(new Date("2026-11-30T18:30:00.000Z"))).toBe("2026-12");
  });

  test("is kept in India", () => {
    expect(BUSINESS_TIME_ZONE).toBe("Asia/Kolkata");
  });
});

describe("a time of the kitchen's clock", () => {
  const tuesday = parsePlainDate("2026-11-24");

  test.each([
    ["08:00", "2026-11-24T02:30:00.000Z"],
    ["00:00", "2026-11-23T18:30:00.000Z"],
    ["23:59", "2026-11-24T18:29:00.000Z"],
    ["19:05", "2026-11-24T13:35:00.000Z"],
  ])("%s is the instant %s", (time, expected) => {
    expect(instantAt(tuesday, time)).toStrictEqual(new Date(expected));
  });

  test.each(["24:00", "8:00", "08:60", "08:00:00", "108:00", "noon", ""])("is never %j", (time) => {
    expect(() => instantAt(tuesday, time)).toThrow(new RangeError(`time "${time}" is not HH:MM`));
  });

  test("lies on the day it was asked for", () => {
    const stays = fc.property(days, fc.constantFrom("00:00", "08:00", "23:59"), (day, time) => {
      expect(toBusinessDate(instantAt(day, time))).toBe(day);
    });
    fc.assert(stays, { numRuns: PROPERTY_RUNS });
  });

  test("comes again after exactly 24 hours, also when other countries change their clocks", () => {
    const repeats = fc.property(days, (day) => {
      const next = instantAt(addDays(day, 1), "02:30").getTime();
      expect(next - instantAt(day, "02:30").getTime()).toBe(86_400_000);
    });
    fc.assert(repeats, { numRuns: PROPERTY_RUNS });
  });
});

describe("an instant for another program", () => {
  test.each([
    ["2026-11-28T20:15:30.250Z", "2026-11-29T01:45:30+05:30"],
    ["2026-12-31T18:30:00.000Z", "2027-01-01T00:00:00+05:30"],
  ])("%s is written as %s", (instant, written) => expect(isoInstant(new Date(instant))).toBe(written));

  test("is the same instant, to the second", () => {
    const same = fc.property(instants, (instant) => {
      const seconds = Math.floor(instant.getTime() / 1000);
      expect(new Date(isoInstant(instant)).getTime()).toBe(seconds * 1000);
    });
    fc.assert(same, { numRuns: PROPERTY_RUNS });
  });
});
