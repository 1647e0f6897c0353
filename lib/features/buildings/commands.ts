import { meanwhileOf } from "@/lib/changed-by";
import { lockCustomer, type Tx } from "@/lib/db";
import { customerId as asCustomerId } from "@/lib/domain/identity";
import { refuseStale } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import { buildingTexts, type BuildingInput, type SayBuildingInput } from "./schema";

type Scope = Omit<StaffScope, "now">;

/** Says what a driver has to know of a building, and where it is. */
export async function saveBuilding(
  { tx, staff }: Scope,
  { buildingId: id, version, ...data }: BuildingInput,
): Promise<Result<{ id: number; version: number }, "not-found" | "stale" | "building-there">> {
  const before = await tx.building.findUnique({ where: { id } });
  if (!before) return refuse("not-found");
  const same = await buildingNamed(tx, { ...data, area: before.area });
  if (same.some((other) => other !== id)) return refuse("building-there");
  const [saved] = await tx.building.updateManyAndReturn({ where: { id, version }, data });
  if (!saved) return refuseStale(await meanwhileOf(tx, staff.id, before, buildingTexts(before)));
  await audit(tx, {
    ...{ actor: staff, action: "change-building", entity: "building", entityId: id, accountId: null },
    after: { changed: changedIn(buildingTexts(before), buildingTexts(saved)) },
  });
  return ok({ id, version: saved.version });
}

type Home = { buildingId: number; name: string };

/** Says which building a customer's address means. The address stays as it was typed; when it changes, it is read anew. */
export async function sayBuilding(
  { tx, staff }: Scope,
  { customerId, version, buildingId, name, wing, flat }: SayBuildingInput,
): Promise<Result<Home, "not-found" | "stale" | "building-there">> {
  await lockCustomer(tx, asCustomerId(customerId));
  const where = { id: customerId, role: "customer", anonymisedAt: null };
  const person = await tx.user.findFirst({ where, select: { area: true, addressVersion: true } });
  if (!person) return refuse("not-found");
  if (person.addressVersion !== version) return refuse("stale");
  const home =
    buildingId === null
      ? await newBuilding(tx, { customerId, area: person.area, name, wing, flat })
      : await moveIn(tx, { customerId, area: person.area, buildingId, wing, flat });
  if (!home.ok) return home;
  await audit(tx, {
    ...{ actor: staff, action: "say-building", entity: "building", entityId: home.value.buildingId },
    accountId: customerId,
  });
  return home;
}

type Placing = { customerId: number; area: string; wing: string | null; flat: string | null };

async function newBuilding(
  tx: Tx,
  { customerId, area, name, wing, flat }: Placing & { name: string },
): Promise<Result<Home, "building-there">> {
  if ((await buildingNamed(tx, { name, sector: null, area })).length > 0) return refuse("building-there");
  const [made] = await tx.$queryRaw<{ id: number | null }[]>`
    SELECT place_customer(${customerId}::integer, ${name}::text, NULL, ${wing}::text, ${flat}::text) AS id`;
  return made?.id ? ok({ buildingId: made.id, name }) : refuse("building-there");
}

async function moveIn(
  tx: Tx,
  { customerId, area, buildingId, wing, flat }: Placing & { buildingId: number },
): Promise<Result<Home, "not-found">> {
  const found = await tx.building.findUnique({ where: { id: buildingId, area }, select: { name: true } });
  if (!found) return refuse("not-found");
  await tx.user.updateMany({
    where: { id: customerId },
    data: { buildingId, wing, flat, isAddressRead: true },
  });
  return ok({ buildingId, name: found.name });
}

/** The ids of the buildings that are called like this in an area; with a sector, of those in it. */
async function buildingNamed(
  tx: Tx,
  { name, sector, area }: { name: string; sector: string | null; area: string },
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM buildings WHERE area = ${area} AND building_key(name) = building_key(${name}::text)
      AND building_key(coalesce(sector, '')) = building_key(${sector ?? ""}::text)`;
  return rows.map(({ id }) => id);
}

/** Which fields, and not what they say: a note may name a guard, and the log can't forget. */
function changedIn(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.keys(after).filter((field) => before[field] !== after[field]);
}
