import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import type { Role } from "@/lib/domain/identity";
import type { AuditAction, AuditEntity } from "./schema";

/** Amounts name their unit: the database refuses a bare one. */
export type AuditValues = { [field: string]: Prisma.InputJsonValue | null | undefined } & {
  amount?: never;
  dailyRate?: never;
};

type Entry = {
  actor: { id: number; role: Role } | "system";
  action: AuditAction;
  entity: AuditEntity;
  entityId: number | string;
  /** Whose account it concerns; null when it concerns nobody's. */
  accountId: number | null;
  reason?: string;
  before?: AuditValues | AuditValues[];
  after?: AuditValues | AuditValues[];
};

/**
 * Adds to the audit log, in the transaction of the act itself; the database records the request. Put ids and figures in
 * before and after, amounts in paise, no passwords.
 */
export async function audit(tx: Tx, { actor, entityId, ...entry }: Entry): Promise<void> {
  const who =
    actor === "system"
      ? { actorId: null, actorRole: "system" }
      : { actorId: actor.id, actorRole: actor.role };
  // createMany, since the writer may add to the log but not read it back
  await tx.auditLog.createMany({ data: [{ ...entry, ...who, entityId: String(entityId) }] });
}
