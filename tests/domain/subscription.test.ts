import fc from "fast-check";
import { rupees } from "@/lib/domain/money";
import { addDays, parsePlainDate, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import type { DeliveryCalendar, ScheduledSubscription } from "@/lib/domain/schedule";
import { LUNCH } from "@/lib/domain/slot";
import {
  checkExtension,
  checkNewSubscription,
  endEarly,
  isActive,
  MAX_SUBSCRIPTION_DAYS,
  quote,
} from "@/lib/domain/subscription";
import { days, weekdays } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const today = day("2026-11-24");
const eight = new Date("2026-11-24T02:30:00.000Z");
const afterEight = new Date("2026-11-24T02:30:00.001Z");
const accepted = { ok: true, value: undefined };
const refused = (error: string) => ({ ok: false, error });

describe("a subscription is active", () => {
  test.each([
    [true, "2026-11-24", true, "on its last day"],
    [true, "2026-11-23", false, "not a day longer, though no job has cleared it"],
    [false, "2026-12-24", false, "not when it was switched off"],
    [true, "2026-12-24", true, "while it runs"],
  ])("isActive %s, end %s: %s, %s", (flag, endDate, expected) => {
    expect(isActive({ isActive: flag, endDate: day(endDate) }, today)).toBe(expected);
  });
});

describe("a new subscription", () => {
  const ask = (startDate: string, endDate: string, now = eight, on?: Weekday[]) =>
    checkNewSubscription({
      slot: LUNCH,
      startDate: day(startDate),
      endDate: day(endDate),
      weekdays: on,
      now,
    });

  test.each([
    ["may start today until eight", ask("2026-11-24", "2026-12-23"), accepted],
    ["may start tomorrow after eight", ask("2026-11-25", "2026-12-23", afterEight), accepted],
    ["may last one day", ask("2026-11-25", "2026-11-25"), accepted],
    ["may last 366 days", ask("2026-11-25", "2027-11-25"), accepted],
    [
      "is refused today after eight",
      ask("2026-11-24", "2026-12-23", afterEight),
      refused("start-after-cutoff"),
    ],
    ["is refused in the past", ask("2026-11-23", "2026-12-23"), refused("start-past")],
    [
      "is refused when it ends before it starts",
      ask("2026-11-25", "2026-11-24"),
      refused("end-before-start"),
    ],
    ["is refused above 366 days", ask("2026-11-25", "2027-11-26"), refused("too-long")],
    [
      "is refused without a delivery day",
      ask("2026-11-25", "2026-11-28", eight, [1, 2, 7]),
      refused("no-delivery-day"),
    ],
    ["needs only one delivery day", ask("2026-11-25", "2026-11-29", eight, [1, 2, 7]), accepted],
    [
      "of many years is refused before its days are counted",
      ask("2026-11-25", "9999-01-01"),
      refused("too-long"),
    ],
  ])("%s", (_sentence, answer, expected) => {
    expect(answer).toStrictEqual(expected);
  });

  test("may last a leap year", () => {
    expect(MAX_SUBSCRIPTION_DAYS).toBe(366);
  });
});

describe("a quote", () => {
  const run = { dailyRate: rupees(120), startDate: day("2026-11-02"), endDate: day("2026-11-15") };
  const open = { closures: [], pausedDates: [] };

  test("is the delivery days times the daily rate", () => {
    const november = { month: "2026-11", days: 14, amount: 1_680 };
    expect(quote({ ...run, ...open })).toStrictEqual({
      ...{ days: 14, total: 1_680, months: [november], closed: [], paused: [] },
    });
    expect(quote({ ...run, weekdays: [1, 2, 3, 4, 5], ...open })).toMatchObject({ days: 10, total: 1_200 });
  });

  test("over two months comes on two bills", () => {
    const { total, months } = quote({
      ...run,
      startDate: day("2026-11-29"),
      endDate: day("2026-12-20"),
      ...open,
    });
    expect(total).toBe(2_640);
    expect(months).toStrictEqual([
      { month: "2026-11", days: 2, amount: 240 },
      { month: "2026-12", days: 20, amount: 2_400 },
    ]);
  });

  test("names the days that are paused already and does not count them; a closed one is closed before all", () => {
    const pausedDates = [day("2026-11-04"), day("2026-11-05"), day("2026-12-01")];
    const closures = [day("2026-11-05")];
    expect(quote({ ...run, closures, pausedDates })).toMatchObject({
      ...{ days: 12, total: 1_440, closed: ["2026-11-05"], paused: ["2026-11-04"] },
    });
    const one = { ...run, startDate: day("2026-11-04"), endDate: day("2026-11-04") };
    expect(quote({ ...one, closures: [], pausedDates })).toStrictEqual({
      ...{ days: 0, total: 0, months: [], closed: [], paused: ["2026-11-04"] },
    });
  });

  test("leaves out the days on which the kitchen is closed", () => {
    const closures = new Set([day("2026-11-08"), day("2026-11-09"), day("2026-12-01")]);
    expect(quote({ ...run, ...open, closures })).toMatchObject({ days: 12, total: 1_440 });
    expect(quote({ ...run, weekdays: [1], ...open, closures })).toMatchObject({ days: 1, total: 120 });
  });

  test("does not run backwards", () => {
    expect(() => quote({ ...run, endDate: day("2026-11-01"), ...open })).toThrow(
      new RangeError("end 2026-11-01 is before start 2026-11-02"),
    );
  });
});

describe("ending early", () => {
  const running: ScheduledSubscription = {
    id: 1,
    startDate: day("2026-11-20"),
    endDate: day("2026-12-19"),
    weekdays: [1, 2, 3, 4, 5],
  };
  const end = (
    change: Partial<ScheduledSubscription> = {},
    now = eight,
    pausedDates: PlainDate[] = [],
    closures: PlainDate[] = [],
  ) => {
    const calendar: DeliveryCalendar = { pausedDates: new Set(pausedDates), closures: new Set(closures) };
    return endEarly({ subscription: { ...running, ...change }, calendar, now });
  };
  const shortened = (endDate: string) => ({ ok: true, value: { kind: "shorten", endDate } });
  const removed = { ok: true, value: { kind: "remove" } };
  const friday = day("2026-11-20");
  const monday = day("2026-11-23");

  test.each([
    ["2026-11-22", "last-day-counted"],
    ["2026-12-19", "not-earlier"],
    ["2026-12-25", "not-earlier"],
  ])("is refused with the last day %s: %s", (lastDate, error) => {
    const calendar: DeliveryCalendar = { pausedDates: new Set(), closures: new Set() };
    const asked = { subscription: running, calendar, now: eight, lastDate: day(lastDate) };
    expect(endEarly(asked)).toEqual({ ok: false, error });
  });

  test.each([
    ["keeps yesterday as the last day until eight", end(), shortened("2026-11-23")],
    ["keeps today as the last day after eight", end({}, afterEight), shortened("2026-11-24")],
    ["removes what starts today, until eight", end({ startDate: today }), removed],
    [
      "keeps today's delivery of what started today, after eight",
      end({ startDate: today }, afterEight),
      shortened("2026-11-24"),
    ],
    ["removes what has not started", end({ startDate: day("2026-12-01") }, afterEight), removed],
    ["removes what was paused ever since", end({}, eight, [friday, monday]), removed],
    ["removes what a closed kitchen never delivered", end({}, eight, [friday], [monday]), removed],
    ["removes what was skipped ever since", end({ skippedDates: [friday, monday] }), removed],
    ["keeps what was delivered once", end({}, eight, [monday]), shortened("2026-11-23")],
    [
      "removes what only ran on its free days",
      end({ startDate: day("2026-11-21") }, new Date("2026-11-22T12:00:00Z")),
      removed,
    ],
    ["refuses what ended yesterday", end({ endDate: monday }), refused("already-ended")],
    ["refuses what ends today, after eight", end({ endDate: today }, afterEight), refused("already-ended")],
    [
      "still takes today away from what ends today, until eight",
      end({ endDate: today }),
      shortened("2026-11-23"),
    ],
    ["refuses what ended long ago", end({ endDate: friday }), refused("already-ended")],
  ])("%s", (_sentence, answer, expected) => {
    expect(answer).toStrictEqual(expected);
  });

  test("never changes what was delivered", () => {
    const keeps = fc.property(days, fc.nat(60), weekdays, fc.nat(80), (startDate, length, on, after) => {
      const subscription = { id: 1, startDate, endDate: addDays(startDate, length), weekdays: on };
      const now = new Date(Date.parse(addDays(startDate, after)) + 12 * 3_600_000);
      const calendar: DeliveryCalendar = { pausedDates: new Set(), closures: new Set() };
      const answer = endEarly({ subscription, calendar, now });
      const shorter = answer.ok && answer.value.kind === "shorten" ? answer.value.endDate : null;
      if (shorter !== null) expect(shorter >= startDate && shorter < subscription.endDate).toBe(true);
      expect(answer.ok).toBe(after < length);
    });
    fc.assert(keeps, { numRuns: PROPERTY_RUNS });
  });
});

describe("extending", () => {
  const extend = (endDate: string, newEndDate: string, startDate = "2026-11-01") =>
    checkExtension({
      subscription: { startDate: day(startDate), endDate: day(endDate) },
      endDate: day(newEndDate),
      now: afterEight,
    });

  test.each([
    ["moves the end by a day", extend("2026-11-30", "2026-12-01"), accepted],
    ["is possible on the last day", extend("2026-11-24", "2026-11-25"), accepted],
    ["is refused a day after the last", extend("2026-11-23", "2026-12-31"), refused("ended")],
    ["is refused when the end stays", extend("2026-11-30", "2026-11-30"), refused("not-later")],
    ["is refused when the end comes earlier", extend("2026-11-30", "2026-11-29"), refused("not-later")],
    ["may reach 366 days in all", extend("2026-11-30", "2027-11-01"), accepted],
    ["is refused above 366 days in all", extend("2026-11-30", "2027-11-02"), refused("too-long")],
    ["is possible before the start", extend("2026-12-31", "2027-01-31", "2026-12-01"), accepted],
  ])("%s", (_sentence, answer, expected) => {
    expect(answer).toStrictEqual(expected);
  });
});
