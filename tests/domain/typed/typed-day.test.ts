import fc from "fast-check";
import { LANGUAGES } from "@/lib/domain/language/language";
import { addDays, formatDay, parsePlainDate } from "@/lib/domain/plain-date";
import { dayIn, fullDayIn, isNear, readDay, readMonth } from "@/lib/domain/typed/typed-day";
import { PROPERTY_RUNS } from "../runs";

const TODAY = parsePlainDate("2026-11-28");

test.each([
  "2026-12-05",
  "2026-12-5",
  "2026/12/05",
  "20261205",
  "05122026",
  "5/12/2026",
  "05/12/2026",
  "05-12-2026",
  "5.12.2026",
  "5. 12. 2026",
  "5\u201312\u20132026",
  "5 / 12 / 26",
  "5 12 2026",
  "5/12",
  "5 Dec",
  "5 dec.",
  "5dec2026",
  "5th December",
  "Dec 5",
  "December 5, 2026",
  "Sat 5 Dec 2026",
  "Saturday, 5 December 2026",
  "5-Dec-26",
  "2026 Dec 5",
  "\u200e5/12/2026\u00a0",
  "२०२६-१२-०५",
  "५/१२/२०२६",
  "५ डिसेंबर",
  "शनिवार ५ दिसंबर २०२६",
])("%s is 5 December 2026", (typed) => {
  expect(readDay(typed, TODAY)).toEqual({ ok: true, day: "2026-12-05" });
  expect(dayIn(typed, TODAY)).toBe("2026-12-05");
});

test.each([
  ["29/04/2027", "2027-04-29"],
  ["20270429", "2027-04-29"],
  ["25 Dec 2026", "2026-12-25"],
  ["12/5/2027", "2027-05-12"],
  ["28 Nov", "2026-11-28"],
  ["27 Nov", "2026-11-27"],
  ["1 Sept", "2026-09-01"],
  ["28 Aug", "2027-08-28"],
  ["5 Jan", "2027-01-05"],
  ["29/2/28", "2028-02-29"],
  ["१० फ़ेब्रुवारी", null],
  ["10 फ़रवरी", "2027-02-10"],
])("%s is %s, seen from 28 November 2026", (typed, day) => {
  expect(dayIn(typed, TODAY)).toBe(day);
});

test("in January a day of December is the one that has just been", () => {
  expect(dayIn("30 Dec", parsePlainDate("2027-01-04"))).toBe("2026-12-30");
});

test.each([
  ["29 Feb 2027", "2027-02", 28],
  ["29 Feb", "2027-02", 28],
  ["31/04/2027", "2027-04", 30],
  ["2026-11-31", "2026-11", 30],
  ["31.11", "2026-11", 30],
])("%s says how long its month is", (typed, month, days) => {
  expect(readDay(typed, TODAY)).toEqual({ ok: false, error: "no-such-day", month, days });
});

test.each(["9999-01-01", "9999-12-31", "1000-01-01", "2029-11-29", "26/11/2024", "5/12/99", "19991231"])(
  "%s is too far away",
  (typed) => {
    expect(readDay(typed, TODAY)).toEqual({ ok: false, error: "too-far" });
  },
);

test.each(["", "  ", "\u200b", "Saturday"])("%j is empty", (typed) => {
  expect(readDay(typed, TODAY)).toEqual({ ok: false, error: "empty" });
});

test.each([
  "tomorrow",
  "5",
  "Dec",
  "Dec 2026",
  "04/29/2027",
  "0/12/2026",
  "32/12/2026",
  "5/13/2026",
  "5/12/026",
  "5/12/2026 7",
  "5+12+2026",
  "10000-01-01",
  "0000-01-01",
  "202612",
  "2026-12-05T00:00",
  "123456789",
])("%s can't be read", (typed) => {
  expect(readDay(typed, TODAY)).toEqual({ ok: false, error: "unreadable" });
});

test("two years either way are near", () => {
  expect(isNear(parsePlainDate("2028-11-28"), TODAY)).toBe(true);
  expect(isNear(parsePlainDate("2024-11-28"), TODAY)).toBe(true);
  expect(isNear(parsePlainDate("2028-11-29"), TODAY)).toBe(false);
});

test("every near day is read as it is shown, in each way of writing it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -730, max: 730 }), (distance) => {
      const day = addDays(TODAY, distance);
      const [year, month, date] = day.split("-").map(Number);
      const ways = [
        day,
        `${date}/${month}/${year}`,
        `${date}.${month}.${String(year).slice(2)}`,
        day.replaceAll("-", ""),
      ];
      const shown = LANGUAGES.flatMap((language) =>
        (["long", "medium", "plain"] as const).map((style) => formatDay(day, style, language)),
      );
      for (const typed of [...ways, ...shown]) expect(dayIn(typed, TODAY)).toBe(day);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test("whatever is typed, nothing is thrown", () => {
  const pieces = fc.constantFrom(
    "5",
    "31",
    "29",
    "02",
    "12",
    "9999",
    "0000",
    "2026",
    "/",
    "-",
    " ",
    "Dec",
    "feb",
    "\0",
    "५",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (typed) => {
      const read = readDay(typed, TODAY);
      if (read.ok) expect(isNear(read.day, TODAY)).toBe(true);
      expect(() => readMonth(typed, TODAY)).not.toThrow();
    }),
    { numRuns: 4 * PROPERTY_RUNS },
  );
});

test.each([
  ["2026-12", "2026-12"],
  ["12/2026", "2026-12"],
  ["2026/1", "2026-01"],
  ["Dec 2026", "2026-12"],
  ["डिसेंबर २०२६", "2026-12"],
  ["2026-13", null],
  ["12", null],
  ["9999-12", null],
  ["1999-01", null],
  ["5/12/2026", null],
  ["", null],
])("the month %s is %s", (typed, month) => {
  expect(readMonth(typed, TODAY)).toBe(month);
});

test.each([
  ["5/12/2019", "2019-12-05"],
  ["2026-12-05", "2026-12-05"],
  ["5 Dec", null],
  ["9999-12-31", null],
  [undefined, null],
])("in an address %j is the day %j", (typed, day) => {
  expect(fullDayIn(typed)).toBe(day);
});

test("what is no text is no day", () => {
  expect(dayIn(5122026, parsePlainDate("2026-11-28"))).toBeNull();
});
