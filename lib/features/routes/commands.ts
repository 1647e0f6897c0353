import { meanwhileOf } from "@/lib/changed-by";
import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { refuseStale } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import { lockedRoute, raisedVersion, writeOrder } from "./places";
import { placesOf, takenBy } from "./queries";
import {
  routeTexts,
  type DriverOfDayInput,
  type OneRouteInput,
  type OrderInput,
  type RouteInput,
} from "./schema";
import { suggestionFor } from "./suggestion";

type Route = { id: number; version: number };

/** Adds a route, or says anew what it is called, who drives it, in what, and how many tiffins it takes. */
export async function saveRoute(
  { tx, staff }: Omit<StaffScope, "now">,
  { routeId, version, ...data }: RouteInput,
): Promise<Result<Route, "not-found" | "stale" | "name-taken" | "staff-gone">> {
  if (data.driverId !== null && !(await mayDrive(tx, data.driverId))) return refuse("staff-gone");
  if (await isTaken(tx, data.name, routeId ?? null)) return refuse("name-taken");
  const about = { actor: staff, entity: "route", accountId: null } as const;
  if (routeId === undefined) {
    const { id, version: first } = await tx.route.create({ data });
    await audit(tx, { ...about, action: "add-route", entityId: id, after: data });
    return ok({ id, version: first });
  }
  const before = await tx.route.findUnique({ where: { id: routeId, isActive: true } });
  if (!before) return refuse("not-found");
  const [saved] = await tx.route.updateManyAndReturn({ where: { id: routeId, version: version ?? 0 }, data });
  if (!saved) return refuseStale(await meanwhileOf(tx, staff.id, before, routeTexts(before)));
  await audit(tx, {
    ...about,
    action: "change-route",
    entityId: routeId,
    before: snapshot(before),
    after: snapshot(saved),
  });
  return ok({ id: routeId, version: saved.version });
}

/** Puts a route's buildings in another order: all of them that it has, or somebody has changed it meanwhile. */
export async function orderRoute(
  { tx, staff }: Omit<StaffScope, "now">,
  { routeId, version, buildingIds }: OrderInput,
): Promise<Result<Route, "not-found" | "stale">> {
  const route = await lockedRoute(tx, routeId);
  if (!route) return refuse("not-found");
  const own = await tx.building.findMany({ where: await takenBy(tx, routeId), select: { id: true } });
  const isWhole =
    new Set(buildingIds).size === own.length &&
    buildingIds.length === own.length &&
    own.every(({ id }) => buildingIds.includes(id));
  if (route.version !== version || !isWhole) return refuse("stale");
  await writeOrder(tx, routeId, buildingIds);
  await audit(tx, {
    actor: staff,
    action: "order-route",
    entity: "route",
    entityId: routeId,
    accountId: null,
    after: { buildings: buildingIds.length },
  });
  return ok({ id: routeId, version: await raisedVersion(tx, routeId) });
}

/** A route that is driven no more: its buildings are on none, until somebody puts them on another. */
export async function closeRoute(
  { tx, staff }: Omit<StaffScope, "now">,
  { routeId, version }: { routeId: number; version: number },
): Promise<Result<void, "not-found" | "stale">> {
  const route = await lockedRoute(tx, routeId);
  if (!route) return refuse("not-found");
  if (route.version !== version) return refuse("stale");
  const { count } = await tx.building.updateMany({
    where: { routeId },
    data: { routeId: null, position: null },
  });
  await tx.route.updateMany({ where: { id: routeId }, data: { isActive: false } });
  const about = { entity: "route", entityId: routeId, accountId: null } as const;
  await audit(tx, {
    actor: staff,
    action: "close-route",
    ...about,
    after: { name: route.name, buildings: count },
  });
  return ok(undefined);
}

/** Names another driver of a route for a day, or its own again. */
export async function setDriverOfDay(
  { tx, staff, now }: StaffScope,
  { routeId, day, driverId }: DriverOfDayInput,
): Promise<Result<void, "not-found" | "past" | "staff-gone">> {
  if (day < toBusinessDate(now)) return refuse("past");
  const route = await lockedRoute(tx, routeId);
  if (!route) return refuse("not-found");
  if (driverId !== null && !(await mayDrive(tx, driverId))) return refuse("staff-gone");
  const key = { routeId, day: toSqlDate(day) };
  await tx.routeDay.deleteMany({ where: key });
  if (driverId !== null && driverId !== route.driverId)
    await tx.routeDay.createMany({ data: [{ ...key, driverId }] });
  const about = { entity: "route", entityId: routeId, accountId: null } as const;
  await audit(tx, { actor: staff, action: "set-driver-of-day", ...about, after: { day, driverId } });
  return ok(undefined);
}

/** A small kitchen: all buildings are one route, in the shortest order found, and one person drives it. */
export async function makeOneRoute(
  { tx, staff }: Omit<StaffScope, "now">,
  { name, driverId }: OneRouteInput,
): Promise<Result<Route, "routes-exist" | "staff-gone" | "name-taken">> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('buildings'))) AS taken`;
  if (await tx.route.findFirst({ where: { isActive: true }, select: { id: true } }))
    return refuse("routes-exist");
  if (!(await mayDrive(tx, driverId))) return refuse("staff-gone");
  if (await isTaken(tx, name, null)) return refuse("name-taken");
  const ids = (await suggestionFor(tx, null))?.ids ?? (await placesOf(tx, null)).map(({ id }) => id);
  const { id, version } = await tx.route.create({ data: { name, driverId } });
  await writeOrder(tx, id, ids);
  const about = { entity: "route", entityId: id, accountId: null } as const;
  await audit(tx, {
    actor: staff,
    action: "add-route",
    ...about,
    after: { name, driverId, buildings: ids.length },
  });
  return ok({ id, version });
}

async function mayDrive(tx: Tx, id: number): Promise<boolean> {
  const where = { id, role: { in: [...DELIVERY_ROLES] }, deactivatedAt: null };
  return (await tx.user.findFirst({ where, select: { id: true } })) !== null;
}

async function isTaken(tx: Tx, name: string, but: number | null): Promise<boolean> {
  const same = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM routes WHERE is_active AND name_key(name) = name_key(${name}) AND id IS DISTINCT FROM ${but}::integer`;
  return same.length > 0;
}

function snapshot({ name, driverId, vehicle, capacity }: Omit<RouteInput, "routeId" | "version">) {
  return { name, driverId, vehicle, capacity };
}
