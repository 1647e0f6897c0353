import fc from "fast-check";
import {
  addDays,
  addMonths,
  daysBetween,
  daysOfMonth,
  eachDay,
  earlierOf,
  firstDayOf,
  isoWeekday,
  isPlainDate,
  isPlainMonth,
  lastDayOf,
  laterOf,
  monthOf,
  monthParts,
  parsePlainDate,
  parsePlainMonth,
  parseWeekday,
  plainDate,
  plainMonth,
} from "@/lib/domain/plain-date";
import { days, months } from "./arbitraries";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const month = parsePlainMonth;
const numRuns = PROPERTY_RUNS;

describe("a day", () => {
  test.each([
    "2026-11-24",
    "2024-02-29",
    "2000-02-29",
    "1000-01-01",
    "9999-12-31",
    "2026-01-31",
    "2026-10-10",
  ])("%s exists", (text) => {
    expect(isPlainDate(text)).toBe(true);
    expect(parsePlainDate(text)).toBe(text);
  });

  test.each([
    ["2026-02-29", "29 February of a common year"],
    ["1900-02-29", "29 February of a century"],
    ["2026-04-31", "the 31st of a short month"],
    ["2026-01-32", "a 32nd"],
    ["2026-01-00", "a day zero"],
    ["2026-00-10", "a month zero"],
    ["2026-13-01", "a 13th month"],
    ["0999-01-01", "a year before 1000"],
    ["26-01-01", "a short year"],
    ["12026-01-01", "a long year"],
    ["2026-1-1", "no leading zeros"],
    ["2026/01/01", "slashes"],
    ["2026-01-01T00:00:00Z", "an instant"],
    [" 2026-01-01", "a space in front"],
    ["2026-01-01\n", "a line end behind"],
    ["2026-01", "a month"],
    ["tomorrow", "a word"],
    ["", "nothing"],
  ])("%j does not: %s", (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => parsePlainDate(text)).toThrow(
      new RangeError(`day "${text}" is not a calendar day (YYYY-MM-DD)`),
    );
  });

  test.each([null, undefined, 20260101, ["2026-01-01"], Object("2026-01-01"), new Date(0)])(
    "is not %p",
    (value) => {
      expect(isPlainDate(value)).toBe(false);
    },
  );

  test("that is malformed is named by what it was meant for", () => {
    expect(() => parsePlainDate("soon", "startDate")).toThrow(
      new RangeError('startDate "soon" is not a calendar day (YYYY-MM-DD)'),
    );
  });

  test("is made of year, month and day, months counted from one", () => {
    expect(plainDate(2026, 1, 9)).toBe("2026-01-09");
    expect(() => plainDate(2026, 2, 30)).toThrow(RangeError);
    expect(() => plainDate(999, 1, 1)).toThrow(RangeError);
  });
});

describe("a month", () => {
  test.each(["2026-01", "2026-12", "1000-10", "9999-09"])("%s exists", (text) => {
    expect(isPlainMonth(text)).toBe(true);
    expect(parsePlainMonth(text)).toBe(text);
  });

  test.each([
    "2026-00",
    "2026-13",
    "2026-1",
    "0999-01",
    "12026-01",
    "2026-01-01",
    " 2026-01",
    "2026-01 ",
    "",
  ])("%j does not", (text) => {
    expect(isPlainMonth(text)).toBe(false);
    expect(() => parsePlainMonth(text)).toThrow(
      new RangeError(`month "${text}" is not a calendar month (YYYY-MM)`),
    );
  });

  test.each([null, undefined, 202601, ["2026-01"], Object("2026-01")])("is not %p", (value) => {
    expect(isPlainMonth(value)).toBe(false);
  });

  test("that is malformed is named by what it was meant for", () => {
    expect(() => parsePlainMonth("May", "billing month")).toThrow(/^billing month "May"/);
  });

  test("comes apart into numbers and together again", () => {
    expect(plainMonth(2026, 3)).toBe("2026-03");
    expect(monthParts(month("2026-11"))).toStrictEqual({ year: 2026, month: 11 });
    expect(() => plainMonth(2026, 13)).toThrow(RangeError);
  });

  test.each([
    ["2026-02", "2026-02-01", "2026-02-28", 28],
    ["2024-02", "2024-02-01", "2024-02-29", 29],
    ["2026-04", "2026-04-01", "2026-04-30", 30],
    ["2026-12", "2026-12-01", "2026-12-31", 31],
  ])("%s runs from %s to %s, %i days", (text, first, last, count) => {
    expect(firstDayOf(month(text))).toBe(first);
    expect(lastDayOf(month(text))).toBe(last);
    expect(daysOfMonth(month(text))).toHaveLength(count);
    expect(daysOfMonth(month(text)).at(-1)).toBe(last);
  });

  test.each([
    ["2026-11", 1, "2026-12"],
    ["2026-12", 1, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2026-05", 0, "2026-05"],
    ["2026-05", -29, "2023-12"],
  ])("%s and %i months are %s", (text, count, expected) => {
    expect(addMonths(month(text), count)).toBe(expected);
  });

  test("does not move by a part of a month, nor out of the calendar", () => {
    expect(() => addMonths(month("2026-05"), 0.5)).toThrow(
      new RangeError("months 0.5 is not a whole number"),
    );
    expect(() => addMonths(month("9999-12"), 1)).toThrow(RangeError);
  });

  test("holds exactly the days that name it", () => {
    const holds = fc.property(months, days, (some, other) => {
      expect(daysOfMonth(some).includes(other)).toBe(monthOf(other) === some);
    });
    fc.assert(holds, { numRuns });
  });
});

describe("counting days", () => {
  test.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-03-07", 2, "2026-03-09"],
    ["2026-11-24", 0, "2026-11-24"],
    ["2024-01-01", 366, "2025-01-01"],
  ])("%s and %i are %s", (from, count, expected) => {
    expect(addDays(day(from), count)).toBe(expected);
    expect(daysBetween(day(from), day(expected))).toBe(count);
  });

  test("does not move by a part of a day, nor out of the calendar", () => {
    expect(() => addDays(day("2026-05-01"), 1.5)).toThrow(new RangeError("days 1.5 is not a whole number"));
    expect(() => addDays(day("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(day("1000-01-01"), -1)).toThrow(RangeError);
  });

  test("forth and back ends where it began", () => {
    const returns = fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (from, count) => {
      expect(addDays(addDays(from, count), -count)).toBe(from);
      expect(daysBetween(from, addDays(from, count))).toBe(count);
    });
    fc.assert(returns, { numRuns });
  });

  test("tells the earlier of two days from the later", () => {
    const [first, second] = [day("2026-02-28"), day("2026-03-01")];
    expect([earlierOf(first, second), earlierOf(second, first)]).toStrictEqual([first, first]);
    expect([laterOf(first, second), laterOf(second, first)]).toStrictEqual([second, second]);
  });
});

describe("a weekday", () => {
  test.each([
    ["2026-11-23", 1],
    ["2026-11-24", 2],
    ["2026-11-25", 3],
    ["2026-11-26", 4],
    ["2026-11-27", 5],
    ["2026-11-28", 6],
    ["2026-11-29", 7],
    ["2024-02-29", 4],
  ])("of %s is %i", (text, expected) => {
    expect(isoWeekday(day(text))).toBe(expected);
  });

  test.each([1, 7])("may be %i", (weekday) => {
    expect(parseWeekday(weekday)).toBe(weekday);
  });

  test.each([0, 8, -1, 1.5, Number.NaN])("is never %d", (weekday) => {
    const message = `weekday ${weekday} is not 1 (Monday) to 7 (Sunday)`;
    expect(() => parseWeekday(weekday)).toThrow(new RangeError(message));
  });
});

describe("a range of days", () => {
  test("includes both ends", () => {
    expect(eachDay(day("2026-02-27"), day("2026-03-01"))).toStrictEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
    ]);
  });

  test("of one day is that day", () => {
    expect(eachDay(day("2026-02-27"), day("2026-02-27"))).toStrictEqual(["2026-02-27"]);
  });

  test("does not run backwards", () => {
    expect(() => eachDay(day("2026-02-27"), day("2026-02-26"))).toThrow(
      new RangeError("end 2026-02-26 is before start 2026-02-27"),
    );
  });

  test("ends at 3,700 days", () => {
    const first = day("2026-01-01");
    expect(eachDay(first, addDays(first, 3_699))).toHaveLength(3_700);
    expect(() => eachDay(first, addDays(first, 3_700))).toThrow(
      /^2026-01-01 to 2036-02-18 is more than 3700 days$/,
    );
  });
});
