import { putIn, takeOut, type Plan } from "./plan";
import { at, rowOf, way, type Stops } from "./stops";

// How much is taken off at once (Christiaens and Vanden Berghe 2020, "slack induction by string removals"): about ten stops, in
// chains of at most ten.
const MOST_IN_A_CHAIN = 10;
const USUALLY = 10;
const OVERLOOKED = 0.01;

/** All stops by their way from each, the nearest first; each begins with itself. */
export function neighbours(stops: Stops): number[][] {
  const all = Array.from({ length: stops.size - 1 }, (_, index) => index + 1);
  return [[], ...all.map((one) => all.toSorted((a, b) => way(stops, one, a) - way(stops, one, b)))];
}

/** Takes chains of neighbouring stops off some rounds that come near each other, and returns the stops. */
export function ruin(plan: Plan, near: readonly number[][], chance: () => number): number[] {
  const used = plan.lengths.filter((length) => length > 0).length;
  const average = (plan.stops.size - 1) / used;
  const longest = Math.min(MOST_IN_A_CHAIN, average);
  const chains = Math.floor(1 + chance() * ((4 * USUALLY) / (1 + longest) - 1));
  const ruined = new Set<number>();
  const removed: number[] = [];
  const first = 1 + Math.floor(chance() * (plan.stops.size - 1));
  for (const stop of rowOf(near, first)) {
    if (ruined.size >= chains) break;
    const index = at(plan.roundOf, stop);
    if (ruined.has(index)) continue;
    ruined.add(index);
    removed.push(...chainOff(plan, stop, longest, chance));
  }
  return removed;
}

/** Takes a chain with `stop` in it off its round; half of the time one stop in the chain stays. */
function chainOff(plan: Plan, stop: number, longest: number, chance: () => number): number[] {
  const index = at(plan.roundOf, stop);
  const round = rowOf(plan.rounds, index);
  const length = Math.floor(1 + chance() * Math.min(round.length, longest));
  const isSplit = length > 1 && length < round.length && chance() < 0.5;
  const whole = Math.min(round.length, isSplit ? length + 1 : length);
  const place = round.indexOf(stop);
  const earliest = Math.max(0, place - whole + 1);
  const from = earliest + Math.floor(chance() * (Math.min(place, round.length - whole) - earliest + 1));
  const stays = isSplit ? from + 1 + Math.floor(chance() * (whole - 2)) : -1;
  return takeOut(plan, index, (at) => at >= from && at < from + whole && at !== stays);
}

/** Puts them back one by one, in an order of chance: any, the largest first, the farthest first, or the nearest. */
export function recreate(plan: Plan, removed: readonly number[], chance: () => number): void {
  const { stops } = plan;
  const kind = Math.floor(chance() * 11);
  const rank = (stop: number) => {
    if (kind < 4) return chance();
    if (kind < 8) return -at(stops.demand, stop);
    return kind < 10 ? -way(stops, 0, stop) : way(stops, 0, stop);
  };
  const ranked = removed.map((stop) => ({ stop, rank: rank(stop) })).sort((a, b) => a.rank - b.rank);
  for (const { stop } of ranked) putIn(plan, stop, () => chance() < OVERLOOKED);
}
