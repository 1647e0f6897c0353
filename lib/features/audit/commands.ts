import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { Role } from "@/lib/domain/identity";

type Entry = {
  actor: { id: number; role: Role } | "system";
  action: string;
  entity: string;
  entityId: number | string;
  reason?: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
};

/** Adds to the audit log, in the transaction of the act itself. Hold ids and figures in before and after, no passwords. */
export async function audit(tx: Tx, { actor, entityId, ...entry }: Entry): Promise<void> {
  const who =
    actor === "system"
      ? { actorId: null, actorRole: "system" }
      : { actorId: actor.id, actorRole: actor.role };
  // createMany, since the writer may add to the log but not read it back
  await tx.auditLog.createMany({ data: [{ ...entry, ...who, entityId: String(entityId) }] });
}
