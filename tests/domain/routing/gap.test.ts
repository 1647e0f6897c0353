import { planRounds } from "@/lib/domain/routing/plan-rounds";
import { demandOf, lengthOfAll } from "@/lib/domain/routing/stops";
import { INSTANCES, readInstance } from "@/tests/support/cvrp";

const EFFORT = { turns: 4000, seed: 1 };

test("the rounds are at most 3 % longer than the best known ones, over ten public instances", () => {
  const gaps = INSTANCES.map(({ name, best }) => {
    const stops = readInstance(name);
    const rounds = planRounds(stops, EFFORT);
    // every stop once, and no vehicle holds more than it can
    expect(rounds.flat().toSorted((a, b) => a - b)).toEqual(
      stops.demand.slice(1).map((_, index) => index + 1),
    );
    for (const round of rounds) expect(demandOf(stops, round)).toBeLessThanOrEqual(stops.capacity);
    // the best known costs of two instances are given to two decimals
    expect(lengthOfAll(stops, rounds)).toBeGreaterThan(best - 0.01);
    return lengthOfAll(stops, rounds) / best - 1;
  });
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThanOrEqual(0.03);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(0.06);
}, 60_000);
