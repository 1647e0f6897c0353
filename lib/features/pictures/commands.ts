import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { CustomerScope, StaffScope } from "@/lib/scope";

/** Keeps a customer's picture for a complaint that is about to be sent; its key is how the complaint names it. */
export async function keepOwnPicture(
  { tx, customerId }: CustomerScope,
  webp: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const key = randomUUID();
  await tx.doorPicture.createMany({ data: [{ key, customerId, webp }] });
  return key;
}

/** Keeps a driver's picture beside what they marked as not delivered with this key: once, whatever is sent again. */
export async function keepMarkPicture(
  { tx, staff }: StaffScope,
  { key, webp }: { key: string; webp: Uint8Array<ArrayBuffer> },
): Promise<Result<{ doors: number }, "not-found">> {
  const marks = await tx.deliveryMark.findMany({
    where: { key, driverId: staff.id, status: "not_delivered" },
    select: { customerId: true },
    distinct: ["customerId"],
  });
  if (marks.length === 0) return refuse("not-found");
  const data = marks.map(({ customerId }) => ({ key, customerId, webp, driverId: staff.id }));
  await tx.doorPicture.createMany({ data, skipDuplicates: true });
  return ok({ doors: marks.length });
}

/** Removes what customers sent before `before` and no complaint took; returns how many. */
export function forgetUntaken(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM door_pictures p WHERE p.driver_id IS NULL AND p.created_at < ${before}
      AND NOT EXISTS (SELECT FROM complaints c WHERE c.customer_id = p.customer_id AND c.picture = p.key::text)`;
}
