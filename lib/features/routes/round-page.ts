import type { Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { AreaOnPage, DoorsPage } from "@/lib/features/deliveries/doors-page";
import { byAddress, listStops, type Stop } from "@/lib/features/deliveries/queries";
import { EXPORT_LIMIT, PAGE_SIZE, type PageKey } from "@/lib/lists/paging";

/** Where a customer of a route lives on it; without a building somewhere, where the only route takes all doors. */
type Home = {
  customerId: number;
  area: string;
  buildingId: number | null;
  name: string | null;
  sector: string | null;
  position: number | null;
  wing: string | null;
  flat: string | null;
};

/** Everybody on a route, in the order in which it is driven: buildings, then wings and flats. */
function homesOn(tx: Tx, routeId: number): Promise<Home[]> {
  return tx.$queryRaw<Home[]>`
    SELECT u.id AS "customerId", u.area, b.id AS "buildingId", b.name, b.sector, b.position, u.wing, u.flat
    FROM users u LEFT JOIN buildings b ON b.id = u.building_id
    WHERE u.role = 'customer' AND (b.route_id = ${routeId}
      OR b.route_id IS NULL AND ${routeId} = (SELECT min(r.id) FROM routes r WHERE r.is_active HAVING count(*) = 1))
    ORDER BY b.position NULLS LAST, b.id, u.area, u.id`;
}

/** The customers of a route. */
export async function customersOn(tx: Tx, routeId: number): Promise<Set<number>> {
  return new Set((await homesOn(tx, routeId)).map(({ customerId }) => customerId));
}

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

type Door = { stop: Stop; home: Home };

/** A page of a route's doors on a day, building by building in its order; `areas` are its buildings. */
export async function roundPage(
  tx: Tx,
  day: PlainDate,
  { route, whole = false, ...key }: PageKey & { route: number; whole?: boolean },
): Promise<DoorsPage> {
  const homes = new Map((await homesOn(tx, route)).map((home) => [home.customerId, home]));
  const areas = [...new Set([...homes.values()].map(({ area }) => area))];
  const delivered = (await listStops(tx, day, { areas })).flatMap(({ stops }) => stops);
  const doors = delivered
    .flatMap((stop) => {
      const home = homes.get(stop.customerId);
      return home ? [{ stop, home }] : [];
    })
    .sort(byPlace);
  const size = whole ? EXPORT_LIMIT : PAGE_SIZE;
  const from = positionOf(doors, key, size);
  const shown = doors.slice(from, from + size);
  return {
    areas: byBuilding(doors, doors, 0),
    shown: byBuilding(shown, doors, from),
    after: from + size < doors.length ? (shown.at(-1)?.stop.customerId ?? null) : null,
    before: from > 0 ? (shown.at(0)?.stop.customerId ?? null) : null,
  };
}

function byPlace(a: Door, b: Door): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (a.home.position ?? last) - (b.home.position ?? last) ||
    (a.home.buildingId ?? last) - (b.home.buildingId ?? last) ||
    inOrder.compare(a.home.wing ?? "", b.home.wing ?? "") ||
    inOrder.compare(a.home.flat ?? "", b.home.flat ?? "") ||
    byAddress(a.stop, b.stop)
  );
}

function positionOf(doors: readonly Door[], { after, before }: PageKey, size: number): number {
  const place = doors.findIndex(({ stop }) => stop.customerId === (after ?? before));
  if (place < 0) return 0;
  return after === undefined ? Math.max(0, place - size) : place + 1;
}

const nameOf = ({ name, sector, area }: Home) =>
  [name, sector, area].filter((part) => part !== null).join(", ");

/** Some doors under the names of their buildings, each with how much it has in all. */
function byBuilding(some: readonly Door[], all: readonly Door[], from: number): AreaOnPage[] {
  const whole = Map.groupBy(all, ({ home }) => nameOf(home));
  let first = from + 1;
  return [...Map.groupBy(some, ({ home }) => nameOf(home))].map(([area, doors]) => {
    const own = whole.get(area) ?? [];
    const count = own.reduce((sum, { stop }) => sum + stop.count, 0);
    const shown = { area, count, doors: own.length, stops: doors.map(({ stop }) => stop), first };
    first += doors.length;
    return shown;
  });
}

/** The routes to choose from. */
export function listRouteNames(tx: Tx): Promise<{ id: number; name: string }[]> {
  const where = { isActive: true };
  return tx.route.findMany({
    where,
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
