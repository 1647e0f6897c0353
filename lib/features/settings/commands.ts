import { meanwhileOf } from "@/lib/changed-by";
import { audit } from "@/lib/features/audit/commands";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { refuseStale, type Meanwhile } from "@/lib/domain/meanwhile";
import { getSettings } from "./queries";
import type { SettingsInput } from "./schema";
import type { StaffScope } from "@/lib/scope";

/** Changes the kitchen's details. Bills already issued keep their due date. */
export async function saveSettings(
  { tx, now, staff }: StaffScope,
  { version, ...data }: SettingsInput,
): Promise<Result<{ version: number }, "stale">> {
  const { version: _version, ...before } = await getSettings(tx);
  const where = { id: 1, version };
  const columns = {
    ...data,
    kitchenEmail: orNone(data.kitchenEmail),
    fssai: orNone(data.fssai),
    gstin: orNone(data.gstin),
    kitchenWhatsapp: orNone(data.kitchenWhatsapp),
    grievanceContact: orNone(data.grievanceContact),
    updatedAt: now,
  };
  const [saved] = await tx.settings.updateManyAndReturn({ where, data: columns });
  if (!saved) return refuseStale(await asOfNow(tx, staff.id));
  const entry = { actor: staff, action: "save-settings", entity: "settings", entityId: 1 } as const;
  await audit(tx, { ...entry, accountId: null, before, after: data });
  return ok({ version: saved.version });
}

/** What was left empty is stored as none; what wasn't sent stays as it is. */
function orNone<T extends string | null | undefined>(text: T): T | null {
  return text === "" ? null : text;
}

async function asOfNow(tx: Tx, viewerId: number): Promise<Meanwhile> {
  const row = await tx.settings.findUniqueOrThrow({ where: { id: 1 } });
  const { version: _version, dueDays, buyingBuffer, sparePercent, ...words } = await getSettings(tx);
  const numbers = {
    dueDays: String(dueDays),
    buyingBuffer: String(buyingBuffer),
    sparePercent: String(sparePercent),
  };
  return meanwhileOf(tx, viewerId, row, { ...words, ...numbers });
}

/** Adds a delivery area: from now on a customer may live there. */
export async function addArea(
  { tx, staff }: StaffScope,
  { name }: { name: string },
): Promise<Result<void, "area-exists">> {
  // the index tells "vashi" from "Vashi", customers do not: areas are added one at a time and compared ignoring case
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('areas.name'))) AS taken`;
  const same = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM areas WHERE name_key(name) = name_key(${name})`;
  if (same.length > 0) return refuse("area-exists");
  const area = await tx.area.create({ data: { name } });
  const entry = { actor: staff, action: "add-area", entity: "area", entityId: area.id } as const;
  await audit(tx, { ...entry, accountId: null, after: { name } });
  return ok(undefined);
}
