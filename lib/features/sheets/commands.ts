import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import type { SeenInput } from "./schema";

/** The kitchen has seen changes to its sheet, and cooks and packs by them. What somebody saw before stays as it was said. */
export async function seeAmendments(
  { tx, now, staff }: StaffScope,
  { amendmentIds }: SeenInput,
): Promise<Result<{ seen: number }, "not-found">> {
  const where = { id: { in: amendmentIds } };
  const known = await tx.amendment.findMany({ where, select: { id: true, customerId: true, seenAt: true } });
  if (known.length === 0) return refuse("not-found");
  const fresh = known.filter(({ seenAt }) => seenAt === null);
  const { count } = await tx.amendment.updateMany({
    where: { id: { in: fresh.map(({ id }) => id) }, seenAt: null },
    data: { seenAt: now, seenById: staff.id },
  });
  for (const { id, customerId } of fresh) {
    const entry = { actor: staff, action: "see-amendment", entity: "sheet", entityId: id } as const;
    await audit(tx, { ...entry, accountId: customerId });
  }
  return ok({ seen: count });
}
