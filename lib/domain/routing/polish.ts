import { at, fits, way, type Stops } from "./stops";

/** Less than this is no gain: sums of the same ways differ by as much. */
const NOTHING = 1e-9;
const LONGEST_CHAIN = 3;

/** The round without crossings (2-opt), and with up to three stops in a row moved to where they cost least (or-opt). */
export function polished(stops: Stops, round: readonly number[]): number[] {
  let best = [...round];
  for (;;) {
    const better = uncrossed(stops, best) ?? withChainMoved(stops, best);
    if (!better || !fits(stops, better)) return best;
    best = better;
  }
}

function uncrossed(stops: Stops, round: readonly number[]): number[] | null {
  for (let from = 0; from < round.length - 1; from += 1)
    for (let to = from + 1; to < round.length; to += 1)
      if (gainOfTurning(stops, round, from, to) > NOTHING) {
        const turned = round.slice(from, to + 1).toReversed();
        return [...round.slice(0, from), ...turned, ...round.slice(to + 1)];
      }
  return null;
}

function gainOfTurning(stops: Stops, round: readonly number[], from: number, to: number): number {
  const before = at(round, from - 1);
  const after = at(round, to + 1);
  const first = at(round, from);
  const last = at(round, to);
  return (
    way(stops, before, first) + way(stops, last, after) - way(stops, before, last) - way(stops, first, after)
  );
}

function withChainMoved(stops: Stops, round: readonly number[]): number[] | null {
  for (let length = 1; length <= LONGEST_CHAIN; length += 1)
    for (let from = 0; from + length <= round.length; from += 1) {
      const better = chainMoved(stops, round, from, length);
      if (better) return better;
    }
  return null;
}

function chainMoved(stops: Stops, round: readonly number[], from: number, length: number): number[] | null {
  const chain = round.slice(from, from + length);
  const rest = [...round.slice(0, from), ...round.slice(from + length)];
  const gain = costBetween(stops, at(round, from - 1), chain, at(round, from + length));
  for (let place = 0; place <= rest.length; place += 1)
    for (const way of [chain, chain.toReversed()])
      if (gain - costBetween(stops, at(rest, place - 1), way, at(rest, place)) > NOTHING)
        return [...rest.slice(0, place), ...way, ...rest.slice(place)];
  return null;
}

/** What it costs to go by a chain of stops between two others; its own ways stay the same. */
function costBetween(stops: Stops, before: number, chain: readonly number[], after: number): number {
  const ends = way(stops, before, at(chain, 0)) + way(stops, at(chain, chain.length - 1), after);
  return ends - way(stops, before, after);
}
