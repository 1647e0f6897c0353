import { fromSqlDate, lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import { whyNotThatDay } from "@/lib/domain/days/added";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { giveReason } from "@/lib/features/corrections/opened";
import type { StaffScope } from "@/lib/scope";
import { customerMeant, type Unclear } from "./customer-queries";
import type { DayAddressInput, DropAddressInput } from "./schema";

type AddressRefusal = Unclear | "past" | "too-far" | "area" | "not-found" | "address-there";

/** Sends a customer's tiffins of one meal elsewhere on one day: before it is counted, and afterwards as amendments of its sheet. */
export async function sayDayAddress(
  { tx, now, staff }: StaffScope,
  { customer, day, slotId, reason, ...place }: DayAddressInput,
): Promise<Result<{ id: number }, AddressRefusal>> {
  const refusal = whyNotThatDay(day, toBusinessDate(now));
  if (refusal) return refuse(refusal);
  const found = await customerMeant(tx, customer);
  if (!found.ok) return found;
  const { id: customerId, city } = found.value;
  const gone = await whatIsGone(tx, { ...place, slotId });
  if (gone) return refuse(gone);
  await lockCustomer(tx, customerId);
  const about = { customerId, day: toSqlDate(day), slotId };
  if ((await tx.dayAddress.count({ where: about })) > 0) return refuse("address-there");
  await giveReason(tx, reason);
  const { id } = await tx.dayAddress.create({
    data: { ...about, ...place, city, reason, saidById: staff.id },
  });
  const what = { action: "say-day-address", entity: "user", entityId: customerId } as const;
  await audit(tx, { actor: staff, ...what, accountId: customerId, reason, after: { day, slotId, ...place } });
  return ok({ id });
}

async function whatIsGone(
  tx: Tx,
  { area, slotId, buildingId }: Pick<DayAddressInput, "area" | "slotId" | "buildingId">,
): Promise<"area" | "not-found" | null> {
  if ((await tx.area.count({ where: { name: area } })) === 0) return "area";
  if ((await tx.slot.count({ where: { id: slotId } })) === 0) return "not-found";
  if (buildingId === null) return null;
  return (await tx.building.count({ where: { id: buildingId } })) === 0 ? "not-found" : null;
}

/** What was said of a day is taken back: the tiffins go home, or where their sheet had them. */
export async function dropDayAddress(
  { tx, now, staff }: StaffScope,
  { id, reason }: DropAddressInput,
): Promise<Result<{ id: number }, "not-found" | "past">> {
  const row = await tx.dayAddress.findUnique({ where: { id } });
  if (!row) return refuse("not-found");
  const day = fromSqlDate(row.day);
  if (day < toBusinessDate(now)) return refuse("past");
  await lockCustomer(tx, row.customerId);
  await giveReason(tx, reason);
  if ((await tx.dayAddress.deleteMany({ where: { id } })).count === 0) return refuse("not-found");
  const { customerId, slotId, addr1, addr2, area } = row;
  await audit(tx, {
    actor: staff,
    action: "drop-day-address",
    ...{ entity: "user", entityId: customerId, accountId: customerId, reason },
    before: { day, slotId, addr1, addr2, area },
  });
  return ok({ id });
}
