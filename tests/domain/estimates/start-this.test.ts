import { askedAgain, chosenIn, startOf } from "@/lib/domain/estimates/start-this";
import { rupees } from "@/lib/domain/money";
import { ALL_WEEKDAYS, parsePlainDate } from "@/lib/domain/plain-date";

const day = parsePlainDate;
const first = day("2026-12-10");
const line = { planId: 7, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 3] as const };
const wish = { lines: [line], from: day("2026-12-14"), to: day("2026-12-31"), away: [] };

test("what was chosen goes along in the address, and comes back from it", () => {
  const asked = startOf(wish, line);
  expect(asked).toEqual({ plan: "7", from: "2026-12-14", to: "2026-12-31", weekdays: "13" });
  expect(chosenIn(asked, first)).toEqual({
    ...{ startDate: "2026-12-14", endDate: "2026-12-31", weekdays: [1, 3] },
  });
  expect(startOf({ ...wish, to: null }, { ...line, weekdays: ALL_WEEKDAYS })).toEqual({
    ...{ plan: "7", from: "2026-12-14" },
  });
});

test.each([
  [{}, null],
  [{ from: "soon" }, null],
  [{ from: ["2026-12-14"] }, null],
  [{ from: "2026-12-14" }, ["2026-12-14", null]],
  [{ from: "2026-12-14", to: "2026-12-13" }, ["2026-12-14", null]],
  [{ from: "2026-12-01", to: "2026-12-31" }, ["2026-12-10", "2026-12-31"]],
  [{ from: "2026-11-01", to: "2026-11-30" }, ["2026-12-10", "2027-01-08"]],
  [{ from: "2026-12-14", to: "2029-01-01" }, ["2026-12-14", "2027-12-14"]],
])("%j asks for %j", (asked, days) => {
  const chosen = chosenIn(asked, first);
  expect(chosen && [chosen.startDate, chosen.endDate]).toEqual(days);
});

test("it is asked again on the way through a log-in, and nothing else is", () => {
  expect(askedAgain({ ...startOf(wish, line), to: ["2026-12-31"] })).toEqual({
    from: "2026-12-14",
    weekdays: "13",
  });
});

test.each([undefined, "", "089", ["1"]])("the weekdays %j are all seven", (weekdays) => {
  expect(chosenIn({ from: "2026-12-14", weekdays }, first)?.weekdays).toEqual(ALL_WEEKDAYS);
});
