import { pauseRuns } from "@/lib/domain/days/pause-runs";
import { parsePlainDate } from "@/lib/domain/plain-date";

const day = parsePlainDate;
const lunch = {
  ...{ id: 1, startDate: day("2026-11-01"), endDate: day("2026-12-31") },
  weekdays: [1, 2, 3, 4, 5, 6] as const,
};

function runs(paused: string[], closed: string[] = [], from = "2026-11-20") {
  const calendar = {
    pausedDates: new Set(paused.map((text) => day(text))),
    closures: new Set(closed.map((text) => day(text))),
  };
  return pauseRuns({ subscriptions: [lunch], calendar, from: day(from) });
}

test.each([
  ["nothing paused", [], []],
  ["one day", ["2026-11-23"], [["2026-11-23"]]],
  ["days in a row, in whatever order", ["2026-11-24", "2026-11-23"], [["2026-11-23", "2026-11-24"]]],
  ["over a Sunday", ["2026-11-28", "2026-11-30"], [["2026-11-28", "2026-11-30"]]],
  ["with a tiffin between", ["2026-11-23", "2026-11-25"], [["2026-11-23"], ["2026-11-25"]]],
  ["what is over", ["2026-11-19", "2026-11-20"], [["2026-11-20"]]],
])("%s", (_, paused, expected) => {
  expect(runs(paused)).toEqual(expected);
});

test("a closed day between doesn't part a run", () => {
  expect(runs(["2026-11-23", "2026-11-25"], ["2026-11-24"])).toEqual([["2026-11-23", "2026-11-25"]]);
});
