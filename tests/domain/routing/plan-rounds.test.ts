import fc from "fast-check";
import { chanceOf } from "@/lib/domain/routing/chance";
import { polished } from "@/lib/domain/routing/polish";
import { planRounds } from "@/lib/domain/routing/plan-rounds";
import { savingsRounds } from "@/lib/domain/routing/savings";
import {
  at,
  demandOf,
  fits,
  lengthOf,
  lengthOfAll,
  reachedAt,
  way,
  type Stops,
} from "@/lib/domain/routing/stops";

type Point = [x: number, y: number];

/** Stops in a plane, the kitchen first. */
function stopsAt(points: readonly Point[], more: Partial<Stops> = {}): Stops {
  const between = points.flatMap(([x, y]) => points.map(([u, v]) => Math.hypot(x - u, y - v)));
  const demand = points.map((_, index) => (index === 0 ? 0 : 1));
  const size = points.length;
  return {
    size,
    between: Float64Array.from(between),
    demand,
    capacity: 100,
    pause: 0,
    latest: Infinity,
    ...more,
  };
}

const line: Point[] = [[0, 0], [3, 0], [1, 0], [4, 0], [2, 0]]; // prettier-ignore
const EFFORT = { turns: 200, seed: 7 };

const points = fc.array(fc.tuple(fc.integer({ max: 50, min: -50 }), fc.integer({ max: 50, min: -50 })), {
  minLength: 1,
  maxLength: 25,
});

/** The shortest order of a few stops, by trying all. */
function shortest(stops: Stops, left: readonly number[], done: readonly number[] = []): number {
  if (left.length === 0) return lengthOf(stops, done);
  return Math.min(
    ...left.map((stop) =>
      shortest(
        stops,
        left.filter((other) => other !== stop),
        [...done, stop],
      ),
    ),
  );
}

test("stops on one road are visited along it", () => {
  expect(planRounds(stopsAt(line), EFFORT).map((round) => lengthOf(stopsAt(line), round))).toEqual([8]);
});

test("a round is parted where the vehicle holds no more", () => {
  const stops = stopsAt(line, { capacity: 2 });
  const rounds = planRounds(stops, EFFORT);
  expect(rounds.map((round) => round.length)).toEqual([2, 2]);
  expect(lengthOfAll(stops, rounds)).toBe(12);
});

test("a round is parted where the last stop would be reached too late", () => {
  const stops = stopsAt([[0, 0], [10, 0], [-10, 0]], { latest: 12, pause: 1 }); // prettier-ignore
  expect(planRounds(stops, EFFORT).toSorted()).toEqual([[1], [2]]);
  // twice as far is reached in time when it lies on the way
  const onTheWay = stopsAt([[0, 0], [5, 0], [10, 0]], { latest: 12, pause: 1 }); // prettier-ignore
  expect(planRounds(onTheWay, EFFORT)).toHaveLength(1);
  expect(reachedAt(onTheWay, [1, 2])).toBe(11);
});

test("a stop that nothing can hold or reach in time has a round of its own, so that it is seen", () => {
  const stops = stopsAt(line, { capacity: 2, demand: [0, 1, 5, 1, 0] });
  expect(planRounds(stops, EFFORT)).toContainEqual([2]);
  expect(fits(stops, [2])).toBe(false);
});

test("no stop, no round; one stop, one round", () => {
  expect(planRounds(stopsAt([[0, 0]]), EFFORT)).toEqual([]);
  expect(planRounds(stopsAt([[0, 0], [1, 1]]), EFFORT)).toEqual([[1]]); // prettier-ignore
});

test("the same stops, turns and seed give the same rounds", () => {
  const chance = chanceOf(3);
  const stops = stopsAt(
    Array.from({ length: 30 }, (): Point => [chance() * 100, chance() * 100]),
    { capacity: 7 },
  );
  expect(planRounds(stops, EFFORT)).toEqual(planRounds(stops, EFFORT));
});

test("whatever the stops, each is visited once and the vehicle holds it, no longer than by savings alone", () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 9 }), (given, capacity) => {
      const stops = stopsAt([[0, 0], ...given], { capacity });
      const rounds = planRounds(stops, { turns: 60, seed: 1 });
      expect(rounds.flat().toSorted((a, b) => a - b)).toEqual(given.map((_, index) => index + 1));
      for (const round of rounds) expect(demandOf(stops, round)).toBeLessThanOrEqual(capacity);
      expect(lengthOfAll(stops, rounds)).toBeLessThanOrEqual(lengthOfAll(stops, savingsRounds(stops)) + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test("a few stops are in the best order there is", () => {
  fc.assert(
    fc.property(
      fc.array(
        points.map(([first]): Point => first ?? [0, 0]),
        { minLength: 1, maxLength: 6 },
      ),
      (given) => {
        const stops = stopsAt([[0, 0], ...given]);
        const all = given.map((_, index) => index + 1);
        expect(lengthOfAll(stops, planRounds(stops, EFFORT))).toBeCloseTo(shortest(stops, all), 6);
      },
    ),
    { numRuns: 40 },
  );
});

test("polishing makes no round longer, and keeps one that could only be shorter by being late", () => {
  const square: Point[] = [[0, 0], [0, 2], [2, 0], [2, 2]]; // prettier-ignore
  expect(lengthOf(stopsAt(square), polished(stopsAt(square), [2, 1, 3]))).toBe(8);
  const late = stopsAt(square, { latest: 1 });
  expect(polished(late, [2, 1, 3])).toEqual([2, 1, 3]);
});

test("what is not there is the kitchen, and no way leads to it", () => {
  expect(at([5], 1)).toBe(0);
  expect(way(stopsAt(line), 9, 9)).toBe(Infinity);
});
