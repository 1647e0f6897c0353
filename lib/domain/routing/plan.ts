import { at, demandOf, lengthOf, reachedAt, rowOf, way, type Rounds, type Stops } from "./stops";

/** Rounds that are being improved, with what is known of each, so that nothing is added up twice. */
export type Plan = {
  stops: Stops;
  rounds: number[][];
  lengths: number[];
  loads: number[];
  /** Which round each stop is on. */
  roundOf: number[];
  /** What the rounds were that have been changed since the last decision. */
  before: Map<number, readonly number[]>;
};

export function planOf(stops: Stops, rounds: Rounds): Plan {
  const plan: Plan = { stops, rounds: [], lengths: [], loads: [], roundOf: [], before: new Map() };
  for (const round of rounds) setRound(plan, plan.rounds.length, [...round]);
  return plan;
}

export function totalOf(plan: Plan): number {
  return plan.lengths.reduce((sum, length) => sum + length, 0);
}

function setRound(plan: Plan, index: number, round: number[]): void {
  plan.rounds[index] = round;
  plan.lengths[index] = lengthOf(plan.stops, round);
  plan.loads[index] = demandOf(plan.stops, round);
  for (const stop of round) plan.roundOf[stop] = index;
}

function remember(plan: Plan, index: number): void {
  if (!plan.before.has(index)) plan.before.set(index, [...rowOf(plan.rounds, index)]);
}

/** Takes the stops at these places off a round. */
export function takeOut(plan: Plan, index: number, isTaken: (place: number) => boolean): number[] {
  remember(plan, index);
  const round = rowOf(plan.rounds, index);
  setRound(
    plan,
    index,
    round.filter((_, place) => !isTaken(place)),
  );
  return round.filter((_, place) => isTaken(place));
}

/** Puts a stop where it costs least, with a small chance of overlooking a place; on a round of its own if none has room. */
export function putIn(plan: Plan, stop: number, overlooks: () => boolean): void {
  const { index, place, cost } = cheapestPlace(plan, stop, overlooks);
  remember(plan, index);
  const round = rowOf(plan.rounds, index);
  round.splice(place, 0, stop);
  plan.rounds[index] = round;
  plan.lengths[index] = at(plan.lengths, index) + cost;
  plan.loads[index] = at(plan.loads, index) + at(plan.stops.demand, stop);
  plan.roundOf[stop] = index;
}

type Place = { index: number; place: number; cost: number };

function cheapestPlace(plan: Plan, stop: number, overlooks: () => boolean): Place {
  const { stops, rounds, loads } = plan;
  const room = stops.capacity - at(stops.demand, stop);
  const best: Place = { index: -1, place: 0, cost: Infinity };
  let empty = rounds.length;
  for (let index = 0; index < rounds.length; index += 1) {
    const round = rowOf(rounds, index);
    if (round.length === 0) empty = index;
    else if (at(loads, index) <= room) bestOn(stops, { round, index, stop }, best, overlooks);
  }
  return best.index >= 0 ? best : { index: empty, place: 0, cost: 2 * way(stops, 0, stop) };
}

function bestOn(
  stops: Stops,
  { round, index, stop }: { round: readonly number[]; index: number; stop: number },
  best: Place,
  overlooks: () => boolean,
): void {
  // taken once, not from its module at each place: this loop is most of the work
  const wayOf = way;
  let before = 0;
  for (let place = 0; place <= round.length; place += 1) {
    const after = at(round, place);
    const cost = wayOf(stops, before, stop) + wayOf(stops, stop, after) - wayOf(stops, before, after);
    before = after;
    if (cost >= best.cost || overlooks() || !isInTime(stops, round, place, stop)) continue;
    best.index = index;
    best.place = place;
    best.cost = cost;
  }
}

function isInTime(stops: Stops, round: readonly number[], place: number, stop: number): boolean {
  return stops.latest === Infinity || reachedAt(stops, round.toSpliced(place, 0, stop)) <= stops.latest;
}

/** Keeps what was changed since the last decision. */
export function keep(plan: Plan): void {
  plan.before.clear();
}

/** Takes it back. */
export function takeBack(plan: Plan): void {
  for (const [index, round] of plan.before) setRound(plan, index, [...round]);
  plan.before.clear();
}
