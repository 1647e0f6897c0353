import { at, demandOf, fits, rowOf, way, type Rounds, type Stops } from "./stops";

/** Clarke and Wright 1964: a round for each stop, joined where that saves most, as long as it still fits. */
export function savingsRounds(stops: Stops): Rounds {
  const roundOf = Array.from({ length: stops.size }, (_, stop): number[] => [stop]);
  for (const { from, to } of savings(stops)) {
    const joined = joinedAt(rowOf(roundOf, from), rowOf(roundOf, to), from, to);
    if (!joined || demandOf(stops, joined) > stops.capacity || !fits(stops, joined)) continue;
    for (const stop of joined) roundOf[stop] = joined;
  }
  return [...new Set(roundOf.slice(1))].map((round) => [...round]);
}

function savings(stops: Stops): { from: number; to: number }[] {
  const all: { from: number; to: number; saved: number }[] = [];
  for (let from = 1; from < stops.size; from += 1)
    for (let to = from + 1; to < stops.size; to += 1)
      all.push({ from, to, saved: way(stops, from, 0) + way(stops, 0, to) - way(stops, from, to) });
  return all.sort((a, b) => b.saved - a.saved);
}

/** Two rounds as one where both stops are at an end; null where one lies inside, or both are on one round already. */
function joinedAt(
  one: readonly number[],
  other: readonly number[],
  from: number,
  to: number,
): number[] | null {
  if (one === other) return null;
  const ends = at(one, one.length - 1) === from ? one : one[0] === from ? one.toReversed() : null;
  const begins = other[0] === to ? other : at(other, other.length - 1) === to ? other.toReversed() : null;
  return ends && begins ? [...ends, ...begins] : null;
}
