import { Prisma } from "@/prisma/generated/client";
import { toSqlDate, type Tx } from "@/lib/db";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import type { Place } from "@/lib/domain/routing/suggest";

/** A route with whoever drives it on a day, and what goes there. */
export type RouteOnDay = {
  id: number;
  name: string;
  vehicle: string | null;
  capacity: number | null;
  version: number;
  driverId: number | null;
  driver: string | null;
  /** Another driver on that day. */
  dayDriverId: number | null;
  dayDriver: string | null;
  buildings: number;
  doors: number;
  tiffins: number;
};

/** What is delivered on a day to each building, as `d`: tiffins, and the doors they go to. Without a building: `building_id` is null. */
function deliveredOn(day: PlainDate): Prisma.Sql {
  const date = toSqlDate(day);
  return Prisma.sql`(
    SELECT u.building_id, count(*)::integer AS tiffins, count(DISTINCT s.customer_id)::integer AS doors
    FROM customer_plans s JOIN users u ON u.id = s.customer_id
    LEFT JOIN skipped_deliveries k ON k.subscription_id = s.id AND k.skip_date = ${date}::date
    LEFT JOIN paused_dates p ON p.customer_id = s.customer_id AND p.pause_date = ${date}::date
    WHERE s.start_date <= ${date}::date AND s.end_date >= ${date}::date AND ${isoWeekday(day)}::smallint = ANY (s.weekdays)
      AND k.subscription_id IS NULL AND p.customer_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM closures WHERE closure_date = ${date}::date)
    GROUP BY u.building_id)`;
}

/** A kitchen's only route takes every door, also those that nobody has put on it; null where there are several, or none. */
const onlyRoute = Prisma.sql`(SELECT route_of_building(NULL))`;

/** The route that takes what nobody has put on one: the only one that is driven. */
export async function onlyRouteOf(tx: Tx): Promise<{ id: number; name: string } | null> {
  const [only] = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT r.id, r.name FROM routes r WHERE r.id = ${onlyRoute}`;
  return only ?? null;
}

/** The buildings that a route takes; of null, those that none takes. */
export async function takenBy(tx: Tx, routeId: number | null): Promise<Prisma.BuildingWhereInput> {
  const only = await onlyRouteOf(tx);
  if (routeId === null && only !== null) return { id: { in: [] } };
  return routeId !== null && routeId === only?.id ? { OR: [{ routeId }, { routeId: null }] } : { routeId };
}

/** The routes that are driven, or one of them, with a day's tiffins, by name. */
export function routesOn(tx: Tx, day: PlainDate, id: number | null = null): Promise<RouteOnDay[]> {
  return tx.$queryRaw<RouteOnDay[]>`
    WITH delivered AS MATERIALIZED ${deliveredOn(day)}
    SELECT r.id, r.name, r.vehicle, r.capacity, r.version, r.driver_id AS "driverId", own.fullname AS driver,
           other.id AS "dayDriverId", other.fullname AS "dayDriver",
           count(b.id)::integer AS buildings, (coalesce(sum(d.doors), 0) + coalesce(max(lost.doors), 0))::integer AS doors,
           (coalesce(sum(d.tiffins), 0) + coalesce(max(lost.tiffins), 0))::integer AS tiffins
    FROM routes r LEFT JOIN users own ON own.id = r.driver_id
    LEFT JOIN route_days rd ON rd.route_id = r.id AND rd.day = ${toSqlDate(day)}::date LEFT JOIN users other ON other.id = rd.driver_id
    LEFT JOIN buildings b ON coalesce(b.route_id, ${onlyRoute}) = r.id LEFT JOIN delivered d ON d.building_id = b.id
    LEFT JOIN delivered lost ON lost.building_id IS NULL AND r.id = ${onlyRoute}
    WHERE r.is_active AND (${id}::integer IS NULL OR r.id = ${id}::integer)
    GROUP BY r.id, own.id, other.id ORDER BY r.name, r.id`;
}

/** A building with what goes there on a day. */
export type StopOnDay = {
  id: number;
  name: string;
  area: string;
  sector: string | null;
  guardNote: string | null;
  doorNote: string | null;
  doors: number;
  tiffins: number;
};

/** More buildings than are looked at at once: the others are seen by their area. */
const MOST_SHOWN = 50;

/** The buildings of a route in its order; of those that are on none, by area, the ones with tiffins first. */
export function stopsOn(tx: Tx, day: PlainDate, routeId: number | null): Promise<StopOnDay[]> {
  const which =
    routeId === null
      ? Prisma.sql`b.route_id IS NULL AND ${onlyRoute} IS NULL ORDER BY coalesce(d.tiffins, 0) DESC, b.area, b.name, b.id LIMIT ${MOST_SHOWN}`
      : Prisma.sql`coalesce(b.route_id, ${onlyRoute}) = ${routeId} ORDER BY b.position, b.area, b.name, b.id`;
  return tx.$queryRaw<StopOnDay[]>`
    SELECT b.id, b.name, b.area, b.sector, b.guard_note AS "guardNote", b.door_note AS "doorNote",
           coalesce(d.doors, 0) AS doors, coalesce(d.tiffins, 0) AS tiffins
    FROM buildings b LEFT JOIN ${deliveredOn(day)} d ON d.building_id = b.id WHERE ${which}`;
}

/** What lies on no route: by area, and the doors of which nobody has said the building. */
export type OffRoutes = {
  areas: { area: string; buildings: number; tiffins: number }[];
  withoutBuilding: { doors: number; tiffins: number };
};

export async function offRoutesOn(tx: Tx, day: PlainDate): Promise<OffRoutes> {
  const areas = await tx.$queryRaw<OffRoutes["areas"]>`
    SELECT b.area, count(*)::integer AS buildings, coalesce(sum(d.tiffins), 0)::integer AS tiffins
    FROM buildings b LEFT JOIN ${deliveredOn(day)} d ON d.building_id = b.id
    WHERE b.route_id IS NULL AND ${onlyRoute} IS NULL GROUP BY b.area ORDER BY b.area`;
  const [lost] = await tx.$queryRaw<OffRoutes["withoutBuilding"][]>`
    SELECT d.doors, d.tiffins FROM ${deliveredOn(day)} d WHERE d.building_id IS NULL`;
  return { areas, withoutBuilding: lost ?? { doors: 0, tiffins: 0 } };
}

export type Driver = { id: number; fullname: string };

/** Who may drive: drivers, and the office where it brings the tiffins itself. */
export function listDrivers(tx: Tx): Promise<Driver[]> {
  return tx.user.findMany({
    where: { role: { in: [...DELIVERY_ROLES] }, deactivatedAt: null },
    select: { id: true, fullname: true },
    orderBy: [{ fullname: "asc" }, { id: "asc" }],
  });
}

const placeOf = ({ lat, lon }: { lat: number | null; lon: number | null }): Place | null =>
  lat === null || lon === null ? null : { lat, lon };

/** Where a route's buildings are, as far as anybody knows: at their pin, else somewhere in their area. */
export async function placesOf(
  tx: Tx,
  routeId: number | null,
): Promise<{ id: number; place: Place | null }[]> {
  const rows = await tx.building.findMany({
    where: await takenBy(tx, routeId),
    select: { id: true, lat: true, lon: true, deliveryArea: { select: { lat: true, lon: true } } },
    orderBy: [{ position: "asc" }, { area: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, deliveryArea, ...pin }) => ({ id, place: placeOf(pin) ?? placeOf(deliveryArea) }));
}

/** What says where rounds begin. */
export async function startOf(tx: Tx) {
  const { kitchenLat, kitchenLon, kitchenAddress } = await tx.settings.findUniqueOrThrow({
    where: { id: 1 },
  });
  const areas = await tx.area.findMany({
    select: { name: true, lat: true, lon: true },
    orderBy: { name: "asc" },
  });
  return {
    pin: placeOf({ lat: kitchenLat, lon: kitchenLon }),
    address: kitchenAddress,
    areas: areas.map(({ name, ...middle }) => ({ name, place: placeOf(middle) })),
  };
}
