import fc from "fast-check";
import { billedDaysText, parseBilledDays, readBilledDays } from "@/lib/domain/books/billed-days";
import { daysOfMonth, parsePlainDate, plainMonth } from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";

const causes: readonly DayCause[] = ["delivery", "closed", "paused", "skipped"];

test("the days of a line are written with a letter a day", () => {
  const day = (date: string, cause: DayCause) => ({ date: parsePlainDate(date), cause });
  const days = [
    day("2027-02-01", "delivery"),
    day("2027-02-02", "paused"),
    day("2027-02-04", "closed"),
    day("2027-02-07", "skipped"),
  ];
  expect(billedDaysText(days)).toBe("2027-02-01 dp-c--s");
  expect(parseBilledDays("2027-02-01 dp-c--s")).toEqual(days);
  expect(billedDaysText(days.slice(3))).toBe("2027-02-07 s");
});

test("whatever the days of a month are, they are read as they were written", () => {
  const month = fc
    .tuple(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => daysOfMonth(plainMonth(year, number)));
  const some = month.chain((dates) =>
    fc
      .tuple(
        fc.subarray([...dates], { minLength: 1 }),
        fc.array(fc.constantFrom(...causes), { minLength: 31, maxLength: 31 }),
      )
      .map(([days, why]) => days.map((date, index) => ({ date, cause: why[index] ?? "delivery" }))),
  );
  fc.assert(fc.property(some, (days) => expect(parseBilledDays(billedDaysText(days))).toEqual(days)));
});

test.each([
  ["nothing", ""],
  ["no text", [{ date: "2027-02-01", cause: "delivery" }]],
  ["nobody's word", null],
  ["a day without a letter", "2027-02-01 "],
  ["a day that isn't", "2027-02-30 d"],
  ["a letter that isn't", "2027-02-01 x"],
  ["days that begin without one", "2027-02-01 -d"],
  ["days that end without one", "2027-02-01 d-"],
  ["more days than a month", `2027-02-01 ${"d".repeat(32)}`],
  ["more than that", "2027-02-01 d "],
])("%s can't be read", (_, text) => {
  expect(readBilledDays(text)).toBeNull();
});

test("a line has a day, and what can't be read says so", () => {
  expect(() => billedDaysText([])).toThrow(new RangeError("days: there is none"));
  expect(() => parseBilledDays("2027-02-01 x")).toThrow(new RangeError('days "2027-02-01 x" can\'t be read'));
  expect(parseBilledDays(`2027-03-01 ${"d".repeat(31)}`)).toHaveLength(31);
});
