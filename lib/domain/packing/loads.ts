import { byRoute, byStop, isSpecial, type PackRow } from "./pack-row";

export type PlanCount = { id: number; name: string; count: number };

/** A building of a round, and what is handed over there. */
export type LoadStop = {
  stop: number | null;
  building: string;
  doors: string[];
  plans: PlanCount[];
  count: number;
};

/** What one round takes along. */
export type Load = {
  route: string | null;
  stops: LoadStop[];
  plans: PlanCount[];
  count: number;
  /** The boxes to be looked for, in the order of the doors. */
  specials: PackRow[];
};

/** The loads of a meal, round by round, and what no round takes. */
export function loadsOf(rows: readonly PackRow[]): Load[] {
  const inOrder = rows.toSorted(byStop);
  return [...Map.groupBy(inOrder, ({ route }) => route)]
    .toSorted(([a], [b]) => byRoute(a, b))
    .map(([route, own]) => ({
      route,
      stops: stopsOf(own),
      plans: plansOf(own),
      count: own.length,
      specials: own.filter(isSpecial),
    }));
}

function stopsOf(rows: readonly PackRow[]): LoadStop[] {
  const byBuilding = Map.groupBy(rows, ({ stop, building }) => `${stop} ${building}`);
  return [...byBuilding.values()].flatMap((own) =>
    own.slice(0, 1).map(({ stop, building }) => ({
      ...{ stop, building, plans: plansOf(own), count: own.length },
      doors: [...new Set(own.map(({ door }) => door))],
    })),
  );
}

/** How many of each plan, the most first. */
export function plansOf(rows: readonly PackRow[]): PlanCount[] {
  return [...Map.groupBy(rows, ({ planId }) => planId)]
    .flatMap(([id, own]) =>
      own.slice(0, 1).map(({ planName }) => ({ id, name: planName, count: own.length })),
    )
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en"));
}

/** The same with what is cooked on top, of plans that are there or not. */
export function withMore(plans: readonly PlanCount[], more: readonly PlanCount[]): PlanCount[] {
  return [...Map.groupBy([...plans, ...more], ({ id }) => id).values()]
    .flatMap((own) =>
      own.slice(0, 1).map((one) => ({ ...one, count: own.reduce((sum, { count }) => sum + count, 0) })),
    )
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en"));
}

/** Boxes with the same thing to heed, and of which plans: what the cook makes at one go. */
export type Special = {
  diet: string | null;
  allergies: readonly string[];
  plans: PlanCount[];
  count: number;
};

export function dietsOf(rows: readonly PackRow[]): Special[] {
  const heeded = rows.filter(({ diet, allergies }) => diet !== null || allergies.length > 0);
  return [
    ...Map.groupBy(heeded, ({ diet, allergies }) => JSON.stringify([allergies.toSorted(), diet])).values(),
  ]
    .flatMap((own) =>
      own
        .slice(0, 1)
        .map(({ diet, allergies }) => ({ diet, allergies, plans: plansOf(own), count: own.length })),
    )
    .toSorted((a, b) => b.allergies.length - a.allergies.length || b.count - a.count);
}
