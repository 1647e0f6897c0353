import type { Tx } from "@/lib/db";

export type KitchenSettings = {
  kitchenName: string;
  kitchenPhone: string;
  kitchenAddress: string;
  dueDays: number;
  version: number;
};
export type AreaRow = { id: number; name: string; customers: number };

/** The kitchen's own details and terms; the row is there from the first migration on. */
export async function getSettings(tx: Tx): Promise<KitchenSettings> {
  const { kitchenName, kitchenPhone, kitchenAddress, dueDays, version } = await tx.settings.findUniqueOrThrow(
    { where: { id: 1 } },
  );
  return { kitchenName, kitchenPhone, kitchenAddress, dueDays, version };
}

/** The areas served, with how many customers live in each. */
export async function listAreas(tx: Tx): Promise<AreaRow[]> {
  const rows = await tx.area.findMany({
    orderBy: { name: "asc" },
    include: { _count: { select: { users: { where: { role: "customer" } } } } },
  });
  return rows.map(({ id, name, _count }) => ({ id, name, customers: _count.users }));
}
