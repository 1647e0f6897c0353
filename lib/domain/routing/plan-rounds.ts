import { chanceOf } from "./chance";
import { keep, planOf, takeBack, totalOf } from "./plan";
import { polished } from "./polish";
import { neighbours, recreate, ruin } from "./ruin";
import { savingsRounds } from "./savings";
import { lengthOfAll, type Rounds, type Stops } from "./stops";

/** `turns`: how often a part of the rounds is taken apart and put together again. */
type Effort = { turns: number; seed: number };

// Of the average way: how much longer a change may make the rounds at first, and at last.
const WARM = 0.3;
const COLD = 0.003;

/**
 * The rounds that bring everything in the shortest way found: savings, then parts of it taken apart and put together again,
 * then each round without crossings. The same stops, turns and seed give the same rounds.
 */
export function planRounds(stops: Stops, { turns, seed }: Effort): Rounds {
  const start = savingsRounds(stops).map((round) => polished(stops, round));
  const best = stops.size > 2 ? annealed(stops, start, { turns, seed }) : start;
  return best.map((round) => polished(stops, round));
}

function annealed(stops: Stops, start: Rounds, { turns, seed }: Effort): Rounds {
  const chance = chanceOf(seed);
  const near = neighbours(stops);
  const plan = planOf(stops, start);
  const average = lengthOfAll(stops, start) / stops.size;
  let [total, shortest, best] = [totalOf(plan), totalOf(plan), start];
  for (let turn = 0; turn < turns; turn += 1) {
    const warmth = average * WARM * (COLD / WARM) ** (turn / turns);
    recreate(plan, ruin(plan, near, chance), chance);
    const tried = totalOf(plan);
    if (tried > total - warmth * Math.log(chance())) {
      takeBack(plan);
      continue;
    }
    keep(plan);
    total = tried;
    if (total < shortest) [shortest, best] = [total, plan.rounds.map((round) => [...round])];
  }
  return best.filter((round) => round.length > 0);
}
