import fc from "fast-check";
import { NOT_DELIVERED_REASONS } from "@/lib/domain/drive/act";
import { dayByRoute, type StandingCount } from "@/lib/domain/drive/day-by-route";

const of = (route: string, state: StandingCount["state"], count: number): StandingCount => ({
  ...{ routeId: route === "" ? null : route.length, route, state, reason: null, count },
});

test("each route says what became of its tiffins, by name, and last what no route takes", () => {
  const spilled = { ...of("Route 2", "not_delivered", 1), reason: "spilled" as const };
  const nobody = { ...of("Route 2", "not_delivered", 3), reason: "nobody" as const };
  const counts = [of("", null, 4), of("Route 10", "delivered", 5), spilled, nobody];
  counts.push(
    of("Route 2", "left_with_guard", 2),
    of("Route 2", "on_the_way", 1),
    of("Route 2", "delivered", 7),
  );
  const nothing = { delivered: 0, withGuard: 0, notDelivered: 0, open: 0, reasons: [] };
  expect(dayByRoute(counts)).toEqual([
    {
      ...{ routeId: 7, route: "Route 2", tiffins: 14, delivered: 7, withGuard: 2, notDelivered: 4, open: 1 },
      reasons: [
        { reason: "nobody", count: 3 },
        { reason: "spilled", count: 1 },
      ],
    },
    { ...nothing, routeId: 8, route: "Route 10", tiffins: 5, delivered: 5 },
    { ...nothing, routeId: null, route: "", tiffins: 4, open: 4 },
  ]);
  expect(dayByRoute([])).toEqual([]);
});

const state = fc.constantFrom(null, "on_the_way", "delivered", "left_with_guard", "not_delivered" as const);
const counted = fc.record({
  routeId: fc.constant(1),
  route: fc.constantFrom("A", "B", ""),
  state,
  reason: fc.constantFrom(...NOT_DELIVERED_REASONS),
  count: fc.nat(50),
});
const toCount = ({
  reason,
  ...one
}: { reason: StandingCount["reason"] } & Omit<StandingCount, "reason">) => ({
  ...one,
  reason: one.state === "not_delivered" ? reason : null,
});

test("no tiffin is lost or counted twice", () => {
  fc.assert(
    fc.property(fc.array(counted), (rows) => {
      const counts = rows.map(toCount);
      const days = dayByRoute(counts);
      const all = counts.reduce((sum, { count }) => sum + count, 0);
      expect(days.reduce((sum, { tiffins }) => sum + tiffins, 0)).toBe(all);
      for (const { tiffins, delivered, withGuard, notDelivered, open, reasons } of days) {
        expect(delivered + withGuard + notDelivered + open).toBe(tiffins);
        expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(notDelivered);
      }
    }),
  );
});
