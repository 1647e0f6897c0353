/**
 * Where rounds go. Stop 0 is the kitchen, where each begins and ends; the others are numbered from 1. `between` holds the way
 * from each to each, row by row and the same both ways, in one unit throughout (metres, minutes). A stop takes `demand` of what a vehicle can hold.
 */
export type Stops = {
  size: number;
  between: Float64Array;
  demand: readonly number[];
  capacity: number;
  /** What each stop itself takes, and how long after the start the last one may be reached; both in the unit of the ways. */
  pause: number;
  latest: number;
};

/** The stops of each vehicle, in order, without the kitchen. */
export type Rounds = number[][];

/** An element that is known to be there; of one that is not, 0, which is the kitchen. */
export const at = (values: readonly number[], index: number): number => values[index] ?? 0;
/** The same of a list of lists: an empty one. */
export const rowOf = (rows: readonly number[][], index: number): number[] => rows[index] ?? [];

export function way(stops: Stops, from: number, to: number): number {
  return stops.between[from * stops.size + to] ?? Infinity;
}

export function lengthOf(stops: Stops, round: readonly number[]): number {
  let length = 0;
  let from = 0;
  for (const stop of round) {
    length += way(stops, from, stop);
    from = stop;
  }
  return length + way(stops, from, 0);
}

export function lengthOfAll(stops: Stops, rounds: Rounds): number {
  return rounds.reduce((sum, round) => sum + lengthOf(stops, round), 0);
}

export function demandOf(stops: Stops, round: readonly number[]): number {
  return round.reduce((sum, stop) => sum + at(stops.demand, stop), 0);
}

/** When the last stop of a round is reached, counted from its start. */
export function reachedAt(stops: Stops, round: readonly number[]): number {
  const last = at(round, round.length - 1);
  return lengthOf(stops, round) - way(stops, last, 0) + stops.pause * Math.max(0, round.length - 1);
}

/** Whether a vehicle holds it and every stop is reached in time. */
export function fits(stops: Stops, round: readonly number[]): boolean {
  return demandOf(stops, round) <= stops.capacity && reachedAt(stops, round) <= stops.latest;
}
