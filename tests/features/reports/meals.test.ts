import { asStaff, disconnect } from "@/lib/db";
import { addDays, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { mealsBetween } from "@/lib/features/reports/meals";
import { makeAdmin } from "../../support/make";
import { addRandomCalendars, causesOn, type CountedRow } from "../../support/random-calendars";

const first = parsePlainDate("2027-03-25");
const days = eachDay(first, addDays(first, 80));

let known: Map<PlainDate, CountedRow[]>;

beforeAll(async () => {
  for (const seed of [0.2, 0.5]) await addRandomCalendars(40, seed);
  known = await causesOn(days);
});

afterAll(disconnect);

/** What a person would write down who counted the rows. */
function byHand(rows: readonly CountedRow[]) {
  const of = (cause: CountedRow["cause"]) => rows.filter((row) => row.cause === cause);
  return {
    ...{ delivery: of("delivery").length, paused: of("paused").length },
    ...{ skipped: of("skipped").length, closed: of("closed").length },
    worth: of("delivery").reduce((sum, { dailyRate }) => sum + dailyRate, 0),
  };
}

test.each([
  ["all of it", 0, 80],
  ["a part from its middle", 20, 41],
  ["one day", 33, 33],
  ["days before anybody came", 0, 2],
])("counts %s as the rows say, day by day, by plan and in all", async (_, from, to) => {
  const range = days.slice(from, to + 1);
  const admin = await makeAdmin();
  const [start, end] = [range.at(0) ?? first, range.at(-1) ?? first];
  const { byDay, byPlan, total } = await asStaff(admin, (tx) => mealsBetween(tx, start, end));
  expect(byDay).toEqual(range.map((day) => ({ day, meals: byHand(known.get(day) ?? []) })));
  const rows = range.flatMap((day) => known.get(day) ?? []);
  expect(total).toEqual(byHand(rows));
  const plans = Map.groupBy(rows, ({ planName }) => planName);
  expect(new Map(byPlan.map(({ planName, meals }) => [planName, meals]))).toEqual(
    new Map([...plans].map(([name, own]) => [name, byHand(own)])),
  );
});
