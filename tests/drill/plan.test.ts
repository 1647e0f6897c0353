import { FLOW_NAMES } from "@/proving/drill/flows/names";
import { CUSTOMERS_A_ROUND, planRound, VICTIMS } from "@/proving/drill/plan";

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

test("half of the kills come at all times of the flows, the others around each call to the gateway", () => {
  const moments = rounds(400).map(({ moment }) => moment);
  const shares = moments.flatMap((moment) => (moment.at === "time" ? Math.floor(moment.share * 10) : []));
  const calls = moments.flatMap((moment) => (moment.at === "call" ? `${moment.when} ${moment.number}` : []));
  expect(new Set(shares).size).toBe(11);
  expect(new Set(calls).size).toBe(28);
  expect(shares.length / 400).toBeCloseTo(0.5, 1);
});
