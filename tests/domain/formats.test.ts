import { formatInstant, formatMoment, formatTime } from "@/lib/domain/business-time";
import { formatBalance, formatForField, formatPaise, formatRupees, paise, rupees } from "@/lib/domain/money";
import {
  addDays,
  eachDay,
  formatDay,
  formatMonth,
  formatShortMonth,
  parsePlainDate,
  parsePlainMonth,
  plainDate,
} from "@/lib/domain/plain-date";

const tuesday = parsePlainDate("2026-11-24");
const evening = new Date("2026-11-03T15:34:59.999Z");

describe("a day is written", () => {
  test.each([
    ["long", "Tuesday 24 November 2026"],
    ["medium", "Tue 24 Nov 2026"],
    ["short", "Tue 24 Nov"],
    ["spoken", "Tuesday 24 Nov"],
    ["plain", "24 Nov 2026"],
    ["numeric-day", "24"],
  ] as const)("%s as %j", (style, expected) => {
    expect(formatDay(tuesday, style)).toBe(expected);
  });

  test("day first in English, whatever English is asked for by its plain name", () => {
    expect(formatDay(tuesday, "long", "en")).toBe("Tuesday 24 November 2026");
  });

  test("without a comma in any language", () => {
    expect(formatDay(tuesday, "long", "hi")).toBe("मंगलवार 24 नवंबर 2026");
    expect(formatDay(tuesday, "medium", "mr")).toBe("मंगळ 24 नोव्हें 2026");
    expect(formatDay(tuesday, "numeric-day", "mr")).toBe("24");
  });

  test("as itself on the first and the last day of a year", () => {
    expect(formatDay(parsePlainDate("2026-01-01"), "medium")).toBe("Thu 1 Jan 2026");
    expect(formatDay(parsePlainDate("2026-12-31"), "medium")).toBe("Thu 31 Dec 2026");
  });
});

test("a day is written the same again, also after more days than are kept in mind", () => {
  const first = parsePlainDate("2026-01-01");
  const days = eachDay(first, addDays(first, 2_500));
  const once = days.map((day) => formatDay(day, "medium"));
  expect(new Set(once).size).toBe(days.length);
  expect(days.map((day) => formatDay(day, "medium"))).toEqual(once);
  expect(formatDay(tuesday, "medium")).toBe("Tue 24 Nov 2026");
});

test("every month has three letters where it is short, September too", () => {
  const days = Array.from({ length: 12 }, (_, index) => plainDate(2026, index + 1, 5));
  const months = days.map((day) => formatDay(day, "short").split(" ")[2]);
  expect(months.join(" ")).toBe("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
  expect(formatDay(plainDate(2026, 9, 5), "long")).toBe("Saturday 5 September 2026");
  expect(formatInstant(new Date("2026-09-05T02:30:00Z"))).toBe("5 Sep 2026, 08:00");
});

test("a month is written with its name and year", () => {
  expect(formatMonth(parsePlainMonth("2026-11"))).toBe("November 2026");
  expect(formatMonth(parsePlainMonth("2026-11"), "hi")).toBe("नवंबर 2026");
  expect(formatShortMonth(parsePlainMonth("2026-11"))).toBe("Nov");
  expect(formatShortMonth(parsePlainMonth("2026-11"), "mr")).toBe("नोव्हें");
});

describe("an instant is written on the kitchen's clock", () => {
  test("with its day and time", () => {
    expect(formatInstant(evening)).toBe("3 Nov 2026, 21:04");
    expect(formatInstant(new Date("2026-11-03T18:30:00Z"))).toBe("4 Nov 2026, 00:00");
  });

  test("in the reader's language", () => {
    expect(formatInstant(evening, "hi")).toBe("3 नव 2026, 21:04");
    expect(formatMoment(evening, "mr")).toBe("मंगळ 3 नोव्हें, 21:04");
  });

  test("with its weekday, near today", () => {
    expect(formatMoment(evening)).toBe("Tue 3 Nov, 21:04");
  });

  test("as a time alone", () => {
    expect(formatTime(evening)).toBe("21:04");
    expect(formatTime(new Date("2026-11-03T18:35:00Z"))).toBe("00:05");
  });
});

describe("money is written", () => {
  test.each([
    [0, "₹0"],
    [999, "₹999"],
    [1_860, "₹1,860"],
    [186_000, "₹1,86,000"],
    [12_345_678, "₹1,23,45,678"],
  ])("%i rupees as %s, grouped the Indian way", (amount, expected) => {
    expect(formatRupees(rupees(amount))).toBe(expected);
  });

  test.each([
    [0, "₹0"],
    [5, "₹0.05"],
    [99, "₹0.99"],
    [100, "₹1"],
    [186_000, "₹1,860"],
    [186_050, "₹1,860.50"],
    [18_600_001, "₹1,86,000.01"],
  ])("%i paise as %s, with paise only where there are some", (amount, expected) => {
    expect(formatPaise(paise(amount))).toBe(expected);
  });

  test.each([
    [40, "0.40"],
    [186_000, "1,860"],
    [18_600_050, "1,86,000.50"],
  ])("in a field without the sign: %i paise as %s", (amount, expected) => {
    expect(formatForField(paise(amount))).toBe(expected);
  });

  test.each([
    [0, "₹0"],
    [50_050, "₹500.50"],
    [-50_050, "−₹500.50"],
  ])("as a balance, %d may lie below nothing: %s", (amount, expected) => {
    expect(formatBalance(amount)).toBe(expected);
  });
});
