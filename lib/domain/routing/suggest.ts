import { planRounds } from "./plan-rounds";
import { lengthOf, reachedAt, type Stops } from "./stops";

/** In degrees (WGS 84). */
export type Place = { lat: number; lon: number };
/** A building, and where it is; without a place, nobody knows. */
export type Placed = { id: number; place: Place | null };

/** A round's way by an order of its buildings. */
type Way = {
  /** From the kitchen and back to it. */
  metres: number;
  /** From the start to the last building, with what each of them takes. */
  minutes: number;
};

export type Suggestion = { ids: number[]; now: Way; then: Way };

const EARTH_METRES = 6_371_000;
const RADIAN = Math.PI / 180;
/** Streets are longer than a straight line, and a scooter in town goes so far in a minute. */
const DETOUR = 1.3;
const METRES_A_MINUTE = 300;
const MINUTES_A_STOP = 4;
/** More than anybody drives before lunch; what is beyond it would take too long to compute. */
export const MOST_STOPS = 300;
/** Turns for a hundred stops; each turn of more stops takes longer. */
const TURNS = 4000;
const STOPS_FOR_THEM = 100;

/** The order in which a round is shortest, beside the order that it has. Buildings without a place keep theirs, at the end. */
export function suggestOrder(kitchen: Place, buildings: readonly Placed[]): Suggestion {
  const known = buildings.flatMap(({ id, place }) => (place ? [{ id, place }] : []));
  const stops = stopsAt([kitchen, ...known.map(({ place }) => place)]);
  const asTheyAre = known.map((_, index) => index + 1);
  const turns = Math.round(TURNS * Math.min(1, STOPS_FOR_THEM / stops.size));
  const found = planRounds(stops, { turns, seed: 1 }).flat();
  const best = lengthOf(stops, found) < lengthOf(stops, asTheyAre) ? found : asTheyAre;
  const ids = [
    ...best.flatMap((stop) => known.slice(stop - 1, stop).map(({ id }) => id)),
    ...withoutPlace(buildings),
  ];
  return { ids, now: wayOf(stops, asTheyAre), then: wayOf(stops, best) };
}

const withoutPlace = (buildings: readonly Placed[]) =>
  buildings.filter(({ place }) => place === null).map(({ id }) => id);

function wayOf(stops: Stops, round: readonly number[]): Way {
  const metres = Math.round(lengthOf(stops, round) * METRES_A_MINUTE);
  return { metres, minutes: Math.ceil(reachedAt(stops, round)) };
}

/** One vehicle for all of them, whatever it takes: where it comes too late is said, and not hidden by a second round. */
function stopsAt(places: readonly Place[]): Stops {
  const minutes = places.flatMap((a) => places.map((b) => (metresBetween(a, b) * DETOUR) / METRES_A_MINUTE));
  return {
    size: places.length,
    between: Float64Array.from(minutes),
    demand: places.map(() => 0),
    capacity: Infinity,
    pause: MINUTES_A_STOP,
    latest: Infinity,
  };
}

/** In a straight line. */
export function metresBetween(a: Place, b: Place): number {
  const north = (b.lat - a.lat) * RADIAN;
  const east = (b.lon - a.lon) * RADIAN * Math.cos(((a.lat + b.lat) / 2) * RADIAN);
  return EARTH_METRES * Math.hypot(north, east);
}

type Area = { name: string; place: Place | null };

/** Where rounds begin: the kitchen's pin, else the middle of the area that its address names, else of the first that has one. */
export function kitchenPlace(pin: Place | null, address: string, areas: readonly Area[]): Place | null {
  const placed = areas.filter(({ place }) => place !== null);
  const named = placed.find(({ name }) => address.toLowerCase().includes(name.toLowerCase()));
  return pin ?? named?.place ?? placed[0]?.place ?? null;
}
