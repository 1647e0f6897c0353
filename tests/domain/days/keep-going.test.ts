import { endingOf, isFollowed, nextMonthOf } from "@/lib/domain/days/keep-going";
import { rupees } from "@/lib/domain/money";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";

const day = parsePlainDate;
const today = day("2026-12-15");
const thali = {
  ...{ id: 1, planId: 7, startDate: day("2026-11-20"), endDate: day("2026-12-20") },
  weekdays: [1, 2, 3, 4, 5, 6] as const,
};

test.each([
  [6, null],
  [5, "soon"],
  [0, "soon"],
  [-1, "over"],
  [-3, "over"],
  [-4, null],
])("a subscription that ends in %s days: %s", (left, when) => {
  expect(endingOf({ endDate: addDays(today, left) }, today)).toBe(when);
});

test("is followed by a later one of the same plan alone", () => {
  const later = { ...thali, id: 2, startDate: day("2026-12-21"), endDate: day("2027-01-20") };
  expect(isFollowed(thali, [thali])).toBe(false);
  expect(isFollowed(thali, [thali, later])).toBe(true);
  expect(isFollowed(later, [thali, later])).toBe(false);
  expect(isFollowed(thali, [thali, { ...later, planId: 8 }])).toBe(false);
});

const terms = { dailyRate: rupees(130), closures: [day("2026-12-25")], pausedDates: [day("2026-12-26")] };

test("a month more begins on the day after, and costs what its tiffins cost today", () => {
  expect(nextMonthOf(thali, { ...terms, firstOpen: day("2026-12-16") })).toEqual({
    ...{ startDate: "2026-12-21", endDate: "2027-01-20" },
    ...{ days: 25, total: 25 * 130 },
  });
});

test("of one that is over it begins on the first day that is still open", () => {
  const next = nextMonthOf(thali, { ...terms, firstOpen: day("2026-12-23") });
  expect(next).toMatchObject({ startDate: "2026-12-23", endDate: "2027-01-22" });
});

test("a month from the 31st ends with a shorter month's last day but one", () => {
  const next = nextMonthOf({ ...thali, endDate: day("2027-01-30") }, { ...terms, firstOpen: today });
  expect(next).toMatchObject({ startDate: "2027-01-31", endDate: "2027-02-27" });
});
