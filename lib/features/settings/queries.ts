import type { Tx } from "@/lib/db";
import type { Slots } from "@/lib/domain/slot";
import { SLOTS, toSlots, type SlotRow } from "@/lib/features/slots/queries";
import { Prisma } from "@/prisma/generated/client";

export type KitchenSettings = {
  kitchenName: string;
  kitchenPhone: string;
  kitchenAddress: string;
  /** Where replies to letters go; if empty, to the address they come from. */
  kitchenEmail: string;
  /** The food licence and the tax number; empty while there is none. */
  fssai: string;
  gstin: string;
  /** Where people may write by WhatsApp; empty if nowhere. */
  kitchenWhatsapp: string;
  /** Who answers complaints about personal data, and how; if empty, whoever answers for the kitchen. */
  grievanceContact: string;
  dueDays: number;
  /** How many percent more than expected is bought. */
  buyingBuffer: number;
  /** How many percent of a plan's tiffins are cooked on top as spares, rounded up. */
  sparePercent: number;
  version: number;
};
/** What the frame of every page knows of the kitchen. */
export type Kitchen = KitchenSettings & { slots: Slots };
export type AreaRow = { id: number; name: string; customers: number };

/** The kitchen's own details and terms; the row exists from the first migration on. */
export async function getSettings(tx: Tx): Promise<KitchenSettings> {
  const row = await tx.settings.findUniqueOrThrow({ where: { id: 1 } });
  const { kitchenName, kitchenPhone, kitchenAddress, dueDays, buyingBuffer, sparePercent, version } = row;
  const mayBeEmpty = {
    kitchenEmail: row.kitchenEmail ?? "",
    fssai: row.fssai ?? "",
    gstin: row.gstin ?? "",
    kitchenWhatsapp: row.kitchenWhatsapp ?? "",
    grievanceContact: row.grievanceContact ?? "",
  };
  const numbers = { dueDays, buyingBuffer, sparePercent };
  return { kitchenName, kitchenPhone, kitchenAddress, ...mayBeEmpty, ...numbers, version };
}

/** A row of the kitchen, as `KITCHEN` reads it along with something else. */
export type KitchenRow = KitchenSettings & { slots: SlotRow[] };

/** The columns of `settings k`, and the slots beside them. */
export const KITCHEN = Prisma.sql`
  k.kitchen_name AS "kitchenName", k.kitchen_phone AS "kitchenPhone", k.kitchen_address AS "kitchenAddress",
  coalesce(k.kitchen_email, '') AS "kitchenEmail", coalesce(k.fssai, '') AS fssai, coalesce(k.gstin, '') AS gstin,
  coalesce(k.kitchen_whatsapp, '') AS "kitchenWhatsapp", coalesce(k.grievance_contact, '') AS "grievanceContact",
  k.due_days AS "dueDays", k.buying_buffer AS "buyingBuffer", k.spare_percent AS "sparePercent", k.version, ${SLOTS} AS slots`;

export function toKitchen({ slots, ...settings }: KitchenRow): Kitchen {
  return { ...settings, slots: toSlots(slots) };
}

/** The kitchen as pages that anyone may open show it, in one statement. */
export async function getKitchenFrame(tx: Tx): Promise<Kitchen> {
  const [row] = await tx.$queryRaw<KitchenRow[]>`SELECT ${KITCHEN} FROM settings k WHERE k.id = 1`;
  if (!row) throw new Error("the kitchen has no settings");
  return toKitchen(row);
}

/** What a new house still lacks before anyone can eat: a name for its papers, something to sell. */
export async function missingSteps(tx: Tx): Promise<("kitchen" | "plan")[]> {
  const { kitchenName, kitchenPhone, kitchenAddress } = await getSettings(tx);
  const isNamed = [kitchenName, kitchenPhone, kitchenAddress].every((text) => text !== "");
  const plan = await tx.plan.findFirst({ select: { id: true } });
  return [...(isNamed ? [] : ["kitchen" as const]), ...(plan ? [] : ["plan" as const])];
}

/** The names of the areas served, to choose one from. */
export async function listAreaNames(tx: Tx): Promise<string[]> {
  const rows = await tx.area.findMany({ orderBy: { name: "asc" }, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** The areas served, with how many customers live in each. */
export async function listAreas(tx: Tx): Promise<AreaRow[]> {
  const rows = await tx.area.findMany({
    orderBy: { name: "asc" },
    include: { _count: { select: { users: { where: { role: "customer" } } } } },
  });
  return rows.map(({ id, name, _count }) => ({ id, name, customers: _count.users }));
}
