import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import { takenBy } from "./queries";
import type { PutAreaInput, PutInput } from "./schema";

/** Locks a route that is driven, so that its buildings and their order are nobody else's meanwhile. */
export async function lockedRoute(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT id FROM routes WHERE id = ${id} FOR UPDATE`;
  return tx.route.findUnique({ where: { id, isActive: true } });
}

/** Writes the places of all these buildings, from the first on. */
export async function writeOrder(tx: Tx, routeId: number, ids: readonly number[], after = 0): Promise<void> {
  await tx.$executeRaw`
    UPDATE buildings SET route_id = ${routeId}, position = ${after} + placed.place
    FROM unnest(${[...ids]}::integer[]) WITH ORDINALITY AS placed (id, place) WHERE buildings.id = placed.id`;
}

/** The order belongs to a route's version, which the database raises as its row is touched. */
export async function raisedVersion(tx: Tx, routeId: number): Promise<number> {
  const [route] = await tx.route.updateManyAndReturn({ where: { id: routeId }, data: { isActive: true } });
  return route?.version ?? 0;
}

type Scope = Omit<StaffScope, "now">;
type Refused = "not-found" | "stale";

/** Puts buildings at the end of a route, or on none. They must still be where the page showed them. */
export async function putOnRoute(
  { tx, staff }: Scope,
  { buildingIds, seen, routeId }: PutInput,
): Promise<Result<{ count: number }, Refused>> {
  for (const id of [seen, routeId].filter((one) => one !== null).toSorted((a, b) => a - b))
    if (!(await lockedRoute(tx, id))) return refuse("not-found");
  const ids = [...new Set(buildingIds)];
  const there = { AND: [{ id: { in: ids } }, await takenBy(tx, seen)] };
  if ((await tx.building.count({ where: there })) !== ids.length) return refuse("stale");
  await put(tx, ids, routeId);
  if (seen !== null) await raisedVersion(tx, seen);
  await note({ tx, staff }, routeId ?? seen, { to: routeId, from: seen, buildings: ids.length });
  return ok({ count: ids.length });
}

/** The same for everything of an area that is on no route. */
export async function putAreaOnRoute(
  { tx, staff }: Scope,
  { area, routeId }: PutAreaInput,
): Promise<Result<{ count: number }, "not-found">> {
  if (!(await lockedRoute(tx, routeId))) return refuse("not-found");
  const where = { area, routeId: null };
  const rows = await tx.building.findMany({
    where,
    select: { id: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  await put(
    tx,
    rows.map(({ id }) => id),
    routeId,
  );
  await note({ tx, staff }, routeId, { to: routeId, area, buildings: rows.length });
  return ok({ count: rows.length });
}

async function put(tx: Tx, ids: readonly number[], routeId: number | null): Promise<void> {
  if (routeId === null) {
    await tx.building.updateMany({
      where: { id: { in: [...ids] } },
      data: { routeId: null, position: null },
    });
    return;
  }
  const { _max } = await tx.building.aggregate({ where: { routeId }, _max: { position: true } });
  await writeOrder(tx, routeId, ids, _max.position ?? 0);
  await raisedVersion(tx, routeId);
}

type Moved = { from?: number | null; to: number | null; area?: string; buildings: number };

async function note({ tx, staff }: Scope, id: number | null, after: Moved): Promise<void> {
  const about = { entity: "route", entityId: id ?? 0, accountId: null } as const;
  await audit(tx, { actor: staff, action: "put-on-route", ...about, after });
}
