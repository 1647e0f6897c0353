import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { ROLES, type Role } from "@/lib/domain/identity";

export type OpenItem = Prisma.BillCorrectionGetPayload<{ include: { correction: true } }>;

/** What is still to be corrected for a customer, the oldest first. The caller holds the customer's lock. */
export function openItemsOf(tx: Tx, customerId: number): Promise<OpenItem[]> {
  return tx.billCorrection.findMany({
    where: { customerId, doneAt: null },
    include: { correction: true },
    orderBy: { id: "asc" },
  });
}

/** Who changed the days, for the books and the audit log. */
export function actorOf({
  actorId,
  actorRole,
}: {
  actorId: number | null;
  actorRole: string | null;
}): { id: number; role: Role } | "system" {
  const role = ROLES.find((known) => known === actorRole);
  return role && actorId !== null ? { id: actorId, role } : "system";
}
