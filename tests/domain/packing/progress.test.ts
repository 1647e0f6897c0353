import { instantAt } from "@/lib/domain/business-time";
import { loadsOf } from "@/lib/domain/packing/loads";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import { progressOf, type PackMark } from "@/lib/domain/packing/progress";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { packed } from "./pack-rows";

const day = parsePlainDate("2026-12-01");
const mini = { planId: 2, planName: "Mini Lunch" };

const mark = (given: Partial<PackMark> = {}): PackMark => ({
  ...{ stage: "packed", route: "Vashi", planId: 1, planName: "Veg Thali", count: 3, due: 3 },
  ...{ driver: null, by: "Asha", at: instantAt(day, "08:30") },
  ...given,
});

const thalis = (count: number) =>
  Array.from({ length: count }, (_, index) => packed({ subscriptionId: index + 1 }));

const dueOf = (rows: readonly PackRow[]) =>
  loadsOf(rows).flatMap(({ route, plans }) => plans.map((plan) => ({ route, ...plan })));

test("before anybody has packed, everything is still to pack", () => {
  const rows = [
    ...thalis(2),
    packed({ ...mini, subscriptionId: 8 }),
    packed({ route: null, subscriptionId: 9 }),
  ];
  expect(progressOf(dueOf(rows), [])).toMatchObject([
    { route: "Vashi", due: 3, packed: 0, left: 3, lastPacked: null, loaded: null },
    { route: null, due: 1, left: 1 },
  ]);
});

test("the plan with most tiffins is first, of as many the first by name", () => {
  const due = [
    { route: "Vashi", id: 3, name: "Veg Thali", count: 2 },
    { route: "Vashi", id: 2, name: "Mini Lunch", count: 2 },
    { route: "Vashi", id: 4, name: "Jain Thali", count: 5 },
  ];
  expect(progressOf(due, [])[0]?.plans.map(({ name }) => name)).toEqual([
    "Jain Thali",
    "Mini Lunch",
    "Veg Thali",
  ]);
});

test.each([
  // due now, packed, due then: left, short, surplus
  [3, 3, 3, 0, 0, 0],
  [3, 1, 3, 0, 2, 0],
  [4, 3, 3, 1, 0, 0],
  [4, 1, 3, 1, 2, 0],
  [2, 3, 3, 0, 0, 1],
  [2, 1, 3, 0, 1, 0],
  [1, 1, 3, 0, 0, 0],
  [3, 0, 3, 3, 0, 0],
  [0, 2, 2, 0, 0, 2],
])("%i due, %i packed of %i: %i left, %i short, %i too many", (due, count, then, left, short, surplus) => {
  const [round] = progressOf(dueOf(thalis(due)), [mark({ count, due: then })]);
  expect(round?.plans).toEqual([
    expect.objectContaining({ count: due, packed: count, left, short, surplus }),
  ]);
});

test("who packed last is named, whatever the order of the marks", () => {
  const later = mark({ ...mini, by: "Ravi", at: instantAt(day, "08:50") });
  const [round] = progressOf(dueOf([...thalis(3), packed({ ...mini, subscriptionId: 9 })]), [mark(), later]);
  expect(round?.lastPacked).toEqual({ by: "Ravi", at: later.at });
});

test("what was loaded is what was signed for, with what was missing", () => {
  const at = instantAt(day, "09:00");
  const loaded = (given: Partial<PackMark>) => mark({ stage: "loaded", driver: "Sunil", at, ...given });
  const [round] = progressOf(dueOf(thalis(3)), [mark(), loaded({}), loaded({ ...mini, count: 0, due: 2 })]);
  expect(round?.loaded).toEqual({
    ...{ count: 3, due: 5, driver: "Sunil", by: "Asha", at },
    short: [{ id: 2, name: "Mini Lunch", count: 2 }],
  });
});

test("a signature without a name, as none can be stored, is an empty one", () => {
  expect(progressOf([], [mark({ stage: "loaded" })])[0]?.loaded?.driver).toBe("");
});
