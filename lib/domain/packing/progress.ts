import type { PlanCount } from "./loads";
import { byRoute } from "./pack-row";

/** How many tiffins of a plan a round takes. */
export type DuePlan = PlanCount & { route: string | null };

/** The last word on a plan of a round. `due`: how many there were to be when it was said. */
export type PackMark = {
  stage: "packed" | "loaded";
  route: string | null;
  planId: number;
  planName: string;
  count: number;
  due: number;
  driver: string | null;
  by: string | null;
  at: Date;
};

export type PlanProgress = PlanCount & {
  packed: number;
  /** Still to be packed. */
  left: number;
  /** Said to be missing. */
  short: number;
  /** Packed, and due no more. */
  surplus: number;
};

/** What left with a round: who signed for it, and what was missing then. */
export type Loaded = {
  count: number;
  due: number;
  short: PlanCount[];
  driver: string;
  by: string | null;
  at: Date;
};

export type RoundProgress = {
  route: string | null;
  plans: PlanProgress[];
  due: number;
  packed: number;
  left: number;
  /** Who packed it last, and when. */
  lastPacked: { by: string | null; at: Date } | null;
  loaded: Loaded | null;
};

/** How far each round of a meal is. A round whose tiffins were all taken off stays while something of it is packed. */
export function progressOf(due: readonly DuePlan[], marks: readonly PackMark[]): RoundProgress[] {
  const dueOf = Map.groupBy(due, ({ route }) => route);
  const marksOf = Map.groupBy(marks, ({ route }) => route);
  return [...new Set([...dueOf.keys(), ...marksOf.keys()])]
    .toSorted(byRoute)
    .map((route) => roundOf(route, mostFirst(dueOf.get(route) ?? []), marksOf.get(route) ?? []));
}

const mostFirst = (due: readonly DuePlan[]): PlanCount[] =>
  due
    .map(({ id, name, count }) => ({ id, name, count }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en"));

function roundOf(route: string | null, due: readonly PlanCount[], marks: readonly PackMark[]): RoundProgress {
  const packed = marks.filter(({ stage, count }) => stage === "packed" && count > 0);
  const gone = packed.filter(({ planId }) => !due.some(({ id }) => id === planId));
  const plans = [
    ...due,
    ...gone.map(({ planId, planName }) => ({ id: planId, name: planName, count: 0 })),
  ].map((plan) =>
    planOf(
      plan,
      packed.find(({ planId }) => planId === plan.id),
    ),
  );
  const latest = packed.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  return {
    ...{ route, plans, due: sum(plans, "count"), packed: sum(plans, "packed"), left: sum(plans, "left") },
    lastPacked: latest ? { by: latest.by, at: latest.at } : null,
    loaded: loadedOf(marks.filter(({ stage }) => stage === "loaded")),
  };
}

/** What came to be due after it was packed is still to be packed; what was missing then is short. */
function planOf(plan: PlanCount, mark: PackMark | undefined): PlanProgress {
  if (!mark) return { ...plan, packed: 0, left: plan.count, short: 0, surplus: 0 };
  const missing = mark.due - mark.count;
  const left = Math.max(0, plan.count - mark.due);
  const short = Math.min(missing, Math.max(0, plan.count - left - mark.count));
  return { ...plan, packed: mark.count, left, short, surplus: Math.max(0, mark.count - plan.count) };
}

function loadedOf(marks: readonly PackMark[]): Loaded | null {
  const [first] = marks.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (!first) return null;
  return {
    ...{
      count: sum(marks, "count"),
      due: sum(marks, "due"),
      driver: first.driver ?? "",
      by: first.by,
      at: first.at,
    },
    short: marks
      .filter(({ count, due }) => count < due)
      .map(({ planId, planName, count, due }) => ({ id: planId, name: planName, count: due - count })),
  };
}

const sum = <K extends string>(all: readonly Readonly<Record<K, number>>[], key: K): number =>
  all.reduce((total, one) => total + one[key], 0);
