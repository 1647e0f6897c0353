import { toSqlDate, type Tx } from "@/lib/db";
import { parseNotDeliveredReason, parseTiffinState } from "@/lib/domain/drive/act";
import { dayByRoute, type RouteDay } from "@/lib/domain/drive/day-by-route";
import type { PlainDate } from "@/lib/domain/plain-date";

/** Somebody's work of a day, and between when. */
export type Worked = { name: string; first: Date; last: Date };
/** `count` of `due` tiffins were said to be packed, the last of them at `last`. */
type Packed = { by: string[]; count: number; due: number; last: Date };

/** A day looked back at from its sheets: who cooked, and of each round who packed and brought it, and what arrived. */
export type LookedBack = {
  cooked: Worked[];
  routes: (RouteDay & { packed: Packed | null; drove: Worked[] })[];
};

type CountRow = {
  routeId: number | null;
  route: string;
  status: string | null;
  reason: string | null;
  count: number;
};

/** Empty where nothing of the day is counted yet. Read by those who may see all of a day. */
export async function lookedBackOn(tx: Tx, day: PlainDate): Promise<LookedBack> {
  const rows = await tx.$queryRaw<CountRow[]>`
    SELECT t.route_id AS "routeId", coalesce(t.route_name, '') AS route, m.status, m.reason, count(*)::integer AS count
    FROM sheet_tiffins t
      LEFT JOIN (SELECT * FROM delivery_states WHERE day = ${toSqlDate(day)}::date) AS m
        ON m.tiffin_id = coalesce(t.subscription_id, -t.id)
    WHERE t.day = ${toSqlDate(day)}::date AND t.customer_id IS NOT NULL
    GROUP BY t.route_id, t.route_name, m.status, m.reason`;
  const counts = rows.map(({ status, reason, ...of }) => ({
    ...of,
    state: status === null ? null : parseTiffinState(status),
    reason: parseNotDeliveredReason(reason),
  }));
  const [packed, drove] = [await packedOn(tx, day), await droveOn(tx, day)];
  const routes = dayByRoute(counts).map((one) => ({
    ...one,
    packed: packed.get(one.route) ?? null,
    drove: (drove.get(one.route) ?? []).map(({ name, first, last }) => ({ name, first, last })),
  }));
  return { cooked: routes.length > 0 ? await cookedOn(tx, day) : [], routes };
}

/** Whoever wrote down temperatures and samples, or saw what changed on the sheet. */
function cookedOn(tx: Tx, day: PlainDate): Promise<Worked[]> {
  const date = toSqlDate(day);
  return tx.$queryRaw<Worked[]>`
    SELECT u.fullname AS name, min(w.at) AS first, max(w.at) AS last
    FROM (SELECT f.noted_by_id AS id, f.created_at AS at FROM food_safety_entries f WHERE f.day = ${date}::date
      UNION ALL SELECT a.seen_by_id, a.seen_at FROM amendments a JOIN sheets s ON s.id = a.sheet_id
        WHERE s.day = ${date}::date AND a.seen_by_id IS NOT NULL) AS w
      JOIN users u ON u.id = w.id
    GROUP BY u.id, u.fullname ORDER BY min(w.at)`;
}

/** By the route's name, under which its marks are kept. */
async function packedOn(tx: Tx, day: PlainDate): Promise<ReadonlyMap<string, Packed>> {
  const rows = await tx.$queryRaw<(Packed & { route: string })[]>`
    SELECT m.route, array_agg(DISTINCT u.fullname) AS by, sum(m.count)::integer AS count, sum(m.due)::integer AS due,
           max(m.created_at) AS last
    FROM (SELECT DISTINCT ON (slot_id, route, plan_id) * FROM pack_marks
      WHERE day = ${toSqlDate(day)}::date AND stage = 'packed' ORDER BY slot_id, route, plan_id, id DESC) AS m
      JOIN users u ON u.id = m.actor_id
    GROUP BY m.route`;
  return new Map(rows.map(({ route, ...packed }) => [route, packed]));
}

/** Whoever marked tiffins of the route, from when to when. */
async function droveOn(tx: Tx, day: PlainDate): Promise<ReadonlyMap<string, (Worked & { route: string })[]>> {
  const date = toSqlDate(day);
  const rows = await tx.$queryRaw<(Worked & { route: string })[]>`
    SELECT coalesce(t.route_name, '') AS route, u.fullname AS name, min(m.happened_at) AS first, max(m.happened_at) AS last
    FROM delivery_marks m JOIN users u ON u.id = m.driver_id
      JOIN sheet_tiffins t ON t.day = ${date}::date AND coalesce(t.subscription_id, -t.id) = m.tiffin_id
    WHERE m.day = ${date}::date GROUP BY 1, u.id, u.fullname ORDER BY min(m.happened_at)`;
  return Map.groupBy(rows, ({ route }) => route);
}

/** The route of each door, as the day's sheets have it. */
export async function routesOfDoors(tx: Tx, day: PlainDate): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.$queryRaw<{ customerId: number; route: string }[]>`
    SELECT DISTINCT ON (t.customer_id) t.customer_id AS "customerId", t.route_name AS route FROM sheet_tiffins t
    WHERE t.day = ${toSqlDate(day)}::date AND t.customer_id IS NOT NULL AND t.route_name IS NOT NULL ORDER BY t.customer_id, t.id`;
  return new Map(rows.map(({ customerId, route }) => [customerId, route]));
}
