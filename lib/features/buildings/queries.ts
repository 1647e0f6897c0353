import type { Tx } from "@/lib/db";
import { readAddress, type ReadAddress } from "@/lib/domain/address/read-address";
import { onlyRouteOf } from "@/lib/features/routes/queries";
import { pageArgs, pageOf, type Page, type PageKey } from "@/lib/lists/paging";
import type { Prisma } from "@/prisma/generated/client";

const building = {
  ...{
    id: true,
    name: true,
    area: true,
    sector: true,
    guardNote: true,
    doorNote: true,
    lat: true,
    lon: true,
  },
  ...{ version: true, route: { select: { id: true, name: true } } },
} satisfies Prisma.BuildingSelect;

/** A building as the office sees it, with the route that takes it and who lives there. */
export async function getBuilding(tx: Tx, id: number) {
  const found = await tx.building.findUnique({ where: { id }, select: building });
  if (!found) return null;
  const residents = await tx.user.findMany({
    where: { buildingId: id },
    select: { id: true, fullname: true, wing: true, flat: true },
    orderBy: [{ wing: "asc" }, { flat: "asc" }, { id: "asc" }],
    take: MOST_RESIDENTS,
  });
  return { ...found, route: found.route ?? (await onlyRouteOf(tx)), residents };
}

export type SeenBuilding = NonNullable<Awaited<ReturnType<typeof getBuilding>>>;

/** More flats than a building has in which somebody eats with us. */
const MOST_RESIDENTS = 500;

/** An address of which nobody could tell the building, with what was read in it. */
export type DoubtfulAddress = {
  id: number;
  fullname: string;
  addr1: string;
  addr2: string | null;
  area: string;
  pincode: string;
  addressVersion: number;
  read: ReadAddress;
};

const doubtful = { role: "customer", buildingId: null, isAddressRead: true, anonymisedAt: null } as const;

/** A page of the addresses of which the office is to say the building, in the order of their customers' sign-up. */
export async function listDoubtfulAddresses(tx: Tx, key: PageKey): Promise<Page<DoubtfulAddress>> {
  const found = await tx.user.findMany({
    where: doubtful,
    select: {
      ...{ id: true, fullname: true, addr1: true, addr2: true, area: true, pincode: true },
      addressVersion: true,
    },
    orderBy: { id: "asc" },
    ...pageArgs(key),
  });
  const { rows, ...keys } = pageOf(found, key);
  return { rows: rows.map((row) => ({ ...row, read: readAddress(row) })), ...keys };
}

/** Whether there is any such address: a question for the routes' page, which counts none of them. */
export async function hasDoubtfulAddresses(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ where: doubtful, select: { id: true } })) !== null;
}

export type NamedBuilding = { id: number; name: string; area: string; sector: string | null };

/** The buildings of these areas by name, to choose one from. */
export function listBuildingsIn(tx: Tx, areas: readonly string[]): Promise<NamedBuilding[]> {
  return tx.building.findMany({
    where: { area: { in: [...areas] } },
    select: { id: true, name: true, area: true, sector: true },
    orderBy: [{ name: "asc" }, { sector: "asc" }, { id: "asc" }],
    take: MOST_TO_CHOOSE,
  });
}

const MOST_TO_CHOOSE = 5_000;
