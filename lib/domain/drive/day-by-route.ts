import { NOT_DELIVERED_REASONS, type NotDeliveredReason, type TiffinState } from "./act";

/** How many tiffins of a round stand how. `routeId`: null for those that no route takes. */
export type StandingCount = {
  routeId: number | null;
  route: string;
  state: TiffinState;
  reason: NotDeliveredReason | null;
  count: number;
};

/** A round of a day, looked back at. `open`: of which nobody has said what became of them. */
export type RouteDay = Record<"tiffins" | "delivered" | "withGuard" | "notDelivered" | "open", number> & {
  routeId: number | null;
  route: string;
  /** Why tiffins were not delivered, in the order of the reasons. */
  reasons: { reason: NotDeliveredReason; count: number }[];
};

/** The rounds of a day by name, those tiffins last that no route takes. */
export function dayByRoute(counts: readonly StandingCount[]): RouteDay[] {
  const routes = Map.groupBy(counts, ({ routeId, route }) => `${routeId} ${route}`);
  return [...routes.values()].flatMap(toRoute).toSorted(byName);
}

const byName = (a: RouteDay, b: RouteDay) =>
  Number(a.route === "") - Number(b.route === "") || a.route.localeCompare(b.route, "en", { numeric: true });

function toRoute(counts: readonly StandingCount[]): RouteDay[] {
  const sum = (which: (one: StandingCount) => boolean) =>
    counts.filter(which).reduce((total, { count }) => total + count, 0);
  const reasons = NOT_DELIVERED_REASONS.map((reason) => ({
    reason,
    count: sum((one) => one.reason === reason),
  }));
  return counts.slice(0, 1).map(({ routeId, route }) => ({
    ...{ routeId, route, tiffins: sum(() => true) },
    delivered: sum(({ state }) => state === "delivered"),
    withGuard: sum(({ state }) => state === "left_with_guard"),
    notDelivered: sum(({ state }) => state === "not_delivered"),
    open: sum(({ state }) => state === null || state === "on_the_way"),
    reasons: reasons.filter(({ count }) => count > 0),
  }));
}
