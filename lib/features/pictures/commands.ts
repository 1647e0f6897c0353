import { randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { Webp } from "@/lib/pictures";
import type { CustomerScope, StaffScope } from "@/lib/scope";

/** Keeps a customer's picture for a complaint that is about to be sent; its key is how the complaint names it. */
export async function keepOwnPicture({ tx, customerId }: CustomerScope, webp: Webp): Promise<string> {
  const key = randomUUID();
  await tx.doorPicture.createMany({ data: [{ key, customerId, webp }] });
  return key;
}

/** Keeps a driver's picture beside what they marked as not delivered with this key: once, whatever is sent again. */
export async function keepMarkPicture(
  { tx, staff }: StaffScope,
  { key, webp }: { key: string; webp: Webp },
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

/** Keeps a picture for a plan that is about to be saved, under a name that nobody chose, and returns the name. */
export async function keepDishPicture({ tx }: Pick<StaffScope, "tx">, webp: Webp): Promise<string> {
  const filename = `${randomBytes(16).toString("hex")}.webp`;
  await tx.dishPicture.createMany({ data: [{ filename, webp }] });
  return filename;
}

/** Removes a dish's picture that no plan shows any more. */
export async function dropDishPicture({ tx }: Pick<StaffScope, "tx">, filename: string): Promise<void> {
  await tx.dishPicture.deleteMany({ where: { filename } });
}

/** Removes what was sent before `before` and no plan took; returns how many. */
export function forgetUnshown(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM dish_pictures p WHERE p.created_at < ${before}
      AND NOT EXISTS (SELECT FROM plans WHERE plans.image_filename = p.filename)`;
}
