import { ADDITIONS, kindOf, needsCustomer, whyNotThatDay } from "@/lib/domain/days/added";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";

const TODAY = parsePlainDate("2026-11-30");

test.each([
  ["extra-charged", "extra", true],
  ["extra-free", "extra", true],
  ["guest", "guest", false],
  ["staff", "staff", false],
  ["replacement", "replacement", true],
] as const)("%s is a row of kind %s", (addition, kind, isCustomers) => {
  expect([kindOf(addition), needsCustomer(addition)]).toEqual([kind, isCustomers]);
});

test("names each addition above", () => {
  expect(ADDITIONS).toHaveLength(5);
});

test.each([
  [-1, "past"],
  [0, null],
  [60, null],
  [61, "too-far"],
] as const)("a day %i days ahead: %s", (ahead, refusal) => {
  expect(whyNotThatDay(addDays(TODAY, ahead), TODAY)).toBe(refusal);
});
