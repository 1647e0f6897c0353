import { FLOW_NAMES } from "./flows/names";
import { CUSTOMERS_A_ROUND, planRound, VICTIMS } from "./plan";

const rounds = (count: number, seed = 7) =>
  Array.from({ length: count }, (_, round) => planRound(seed, round));

test("the seed and the round decide alone what happens", () => {
  expect(rounds(20)).toEqual(rounds(20));
  expect(rounds(20, 8)).not.toEqual(rounds(20));
});

test("of 200 rounds each part is the victim of fifty", () => {
  for (const victim of VICTIMS) {
    expect(rounds(200).filter((round) => round.victim === victim)).toHaveLength(50);
  }
});

test("each flow has its turn, and no flow twice in a round", () => {
  const plans = rounds(20);
  for (const { flows } of plans) expect(new Set(flows).size).toBe(CUSTOMERS_A_ROUND);
  expect(new Set(plans.flatMap(({ flows }) => flows)).size).toBe(FLOW_NAMES.length);
});

test("kills come at all times of the flows, and shortly after them", () => {
  const tenths = new Set(rounds(200).map(({ moment }) => Math.floor(moment * 10)));
  expect([...tenths].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
