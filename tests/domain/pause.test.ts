import fc from "fast-check";
import { checkDayChange } from "@/lib/domain/cutoff";
import {
  checkSkip,
  checkUnskip,
  decidePauses,
  decideResumes,
  MAX_PAUSE_DAYS,
  pausesLeftWithNothing,
} from "@/lib/domain/pause";
import { addDays, eachDay, parsePlainDate } from "@/lib/domain/plain-date";
import { isDeliveryDay, type ScheduledSubscription } from "@/lib/domain/schedule";
import { days, instants, subscriptionsAround } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const numRuns = PROPERTY_RUNS;
// Tuesday 24 November 2026
const today = day("2026-11-24");
const wednesday = day("2026-11-25");
const saturday = day("2026-11-28");
const eight = new Date("2026-11-24T02:30:00.000Z");
const afterEight = new Date("2026-11-24T02:30:00.001Z");
const accepted = { ok: true, value: undefined };
const refused = (error: string) => ({ ok: false, error });

const lunch: ScheduledSubscription = {
  id: 1,
  startDate: day("2026-11-02"),
  endDate: day("2026-12-31"),
  weekdays: [1, 2, 3, 4, 5],
};
const saturdayDinner: ScheduledSubscription = { ...lunch, id: 2, weekdays: [6] };

describe("pausing days", () => {
  const plain = { subscriptions: [lunch], pausedDates: [], closures: [], now: eight };

  test("pauses today until eight", () => {
    expect(decidePauses({ ...plain, days: [today] })).toStrictEqual({ accepted: [today], refused: [] });
  });

  test("pauses every day of a range that may be paused, and says which were not and why", () => {
    const decisions = decidePauses({
      days: eachDay(day("2026-11-23"), day("2026-11-30")),
      subscriptions: [lunch],
      pausedDates: [wednesday],
      closures: [day("2026-11-26")],
      now: afterEight,
    });
    expect(decisions).toStrictEqual({
      accepted: ["2026-11-27", "2026-11-30"],
      refused: [
        { day: "2026-11-23", reason: "past" },
        { day: "2026-11-24", reason: "after-cutoff" },
        { day: "2026-11-25", reason: "already-paused" },
        { day: "2026-11-26", reason: "nothing-to-pause" },
        { day: "2026-11-28", reason: "nothing-to-pause" },
        { day: "2026-11-29", reason: "nothing-to-pause" },
      ],
    });
  });

  test("needs a delivery day of only one of the subscriptions", () => {
    const subscriptions = [lunch, saturdayDinner];
    const { accepted: paused } = decidePauses({ ...plain, subscriptions, days: [saturday] });
    expect(paused).toStrictEqual([saturday]);
  });

  test("has nothing to pause without a subscription", () => {
    const { refused: not } = decidePauses({ ...plain, subscriptions: [], days: [wednesday] });
    expect(not).toStrictEqual([{ day: wednesday, reason: "nothing-to-pause" }]);
  });

  test("calls a paused day of a closed kitchen paused already", () => {
    const decisions = decidePauses({
      ...plain,
      pausedDates: [wednesday],
      closures: [wednesday],
      days: [wednesday],
    });
    expect(decisions.refused).toStrictEqual([{ day: wednesday, reason: "already-paused" }]);
  });

  test("answers once for a day that is named twice, in the order of the calendar", () => {
    const decisions = decidePauses({ ...plain, days: [wednesday, today, wednesday] });
    expect(decisions.accepted).toStrictEqual([today, wednesday]);
  });

  test("takes a year at most", () => {
    const year = eachDay(today, addDays(today, MAX_PAUSE_DAYS - 1));
    const { accepted: paused, refused: not } = decidePauses({ ...plain, days: [...year, today] });
    expect(paused.length + not.length).toBe(366);
    const more = [...year, addDays(today, MAX_PAUSE_DAYS)];
    expect(() => decidePauses({ ...plain, days: more })).toThrow(
      new RangeError("days: 367 are more than 366"),
    );
    expect(() => decideResumes({ days: more, subscriptions: [], pausedDates: [], now: eight })).toThrow(
      RangeError,
    );
  });

  test("accepts exactly the open, changeable, unpaused delivery days", () => {
    const exactly = fc.property(subscriptionsAround(today), instants, days, (subscriptions, now, from) => {
      const range = eachDay(from, addDays(from, 40));
      const [pausedDates, closures] = [range.slice(0, 3), range.slice(2, 6)];
      const decisions = decidePauses({ days: range, subscriptions, pausedDates, closures, now });
      const expected = range
        .slice(6)
        .filter((date) => checkDayChange(date, now).ok)
        .filter((date) => subscriptions.some((subscription) => isDeliveryDay(subscription, date)));
      expect(decisions.accepted).toStrictEqual(expected);
    });
    fc.assert(exactly, { numRuns });
  });
});

describe("resuming days", () => {
  test("resumes what was paused and may still change", () => {
    const pausedDates = new Set([day("2026-11-23"), today, wednesday]);
    const days = [saturday, wednesday, today, day("2026-11-23")];
    expect(decideResumes({ days, subscriptions: [lunch], pausedDates, now: afterEight })).toStrictEqual({
      accepted: [wednesday],
      refused: [
        { day: "2026-11-23", reason: "past" },
        { day: "2026-11-24", reason: "after-cutoff" },
        { day: "2026-11-28", reason: "not-paused" },
      ],
    });
  });

  test("resumes today until eight", () => {
    const decisions = decideResumes({
      days: [today],
      subscriptions: [lunch],
      pausedDates: [today],
      now: eight,
    });
    expect(decisions).toStrictEqual({ accepted: [today], refused: [] });
  });

  test("takes back exactly what was just paused", () => {
    const undone = fc.property(subscriptionsAround(today), instants, days, (subscriptions, now, from) => {
      const range = eachDay(from, addDays(from, 20));
      const paused = decidePauses({
        days: range,
        subscriptions,
        pausedDates: [],
        closures: [],
        now,
      }).accepted;
      const resumed = decideResumes({ days: range, subscriptions, pausedDates: paused, now }).accepted;
      expect(resumed).toStrictEqual(paused);
    });
    fc.assert(undone, { numRuns });
  });
});

describe("skipping one subscription's delivery", () => {
  const subscription = { ...lunch, skippedDates: [day("2026-11-26")] };
  const skip = (date: string, now = eight, closures = [day("2026-11-27")]) =>
    checkSkip({ subscription, day: day(date), closures, now });

  test.each([
    ["is possible today until eight", skip("2026-11-24"), accepted],
    ["is possible tomorrow after eight", skip("2026-11-25", afterEight), accepted],
    ["is refused today after eight", skip("2026-11-24", afterEight), refused("after-cutoff")],
    ["is refused for yesterday", skip("2026-11-23"), refused("past")],
    ["is refused for a day that is skipped", skip("2026-11-26"), refused("already-skipped")],
    ["is refused when the kitchen is closed", skip("2026-11-27"), refused("nothing-to-skip")],
    ["is refused on a day without delivery", skip("2026-11-28"), refused("nothing-to-skip")],
    ["is refused after the end", skip("2027-01-01"), refused("nothing-to-skip")],
  ])("%s", (_sentence, answer, expected) => {
    expect(answer).toStrictEqual(expected);
  });

  test("is possible when nothing was ever skipped", () => {
    expect(checkSkip({ subscription: lunch, day: wednesday, closures: [], now: eight })).toStrictEqual(
      accepted,
    );
  });
});

describe("taking a skip back", () => {
  const subscription = { ...lunch, skippedDates: [day("2026-11-23"), today, wednesday] };
  const unskip = (date: string, now = eight) => checkUnskip({ subscription, day: day(date), now });

  test.each([
    ["is possible today until eight", unskip("2026-11-24"), accepted],
    ["is possible tomorrow after eight", unskip("2026-11-25", afterEight), accepted],
    ["is refused today after eight", unskip("2026-11-24", afterEight), refused("after-cutoff")],
    ["is refused for yesterday", unskip("2026-11-23"), refused("past")],
    ["is refused for a day that is not skipped", unskip("2026-11-26"), refused("not-skipped")],
  ])("%s", (_sentence, answer, expected) => {
    expect(answer).toStrictEqual(expected);
  });

  test("is refused when nothing was ever skipped", () => {
    expect(checkUnskip({ subscription: lunch, day: wednesday, now: eight })).toStrictEqual(
      refused("not-skipped"),
    );
  });
});

describe("pauses left with nothing to pause", () => {
  test("are those on which no subscription delivers any more, in the order of the calendar", () => {
    const pausedDates = new Set([day("2027-01-02"), saturday, wednesday, day("2027-01-01")]);
    expect(pausesLeftWithNothing({ pausedDates, subscriptions: [lunch] })).toStrictEqual([
      "2026-11-28",
      "2027-01-01",
      "2027-01-02",
    ]);
    expect(pausesLeftWithNothing({ pausedDates, subscriptions: [lunch, saturdayDinner] })).toStrictEqual([
      "2027-01-01",
      "2027-01-02",
    ]);
  });

  test("are all of them when the last subscription is gone, however many", () => {
    const pausedDates = eachDay(today, addDays(today, 400));
    expect(pausesLeftWithNothing({ pausedDates, subscriptions: [] })).toStrictEqual(pausedDates);
  });
});
