import type { Tx } from "@/lib/db";
import { isStaffRole, parseRole, type StaffRole } from "@/lib/domain/identity";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { checkStaffChange, type StaffChangeRefusal } from "@/lib/domain/staff/changes";
import type { Staff } from "@/lib/scope";

/** Who changes staff accounts: someone in the office, or whoever runs the machine. */
export type StaffActor = Staff | "system";

export type StaffRow = {
  id: number;
  fullname: string;
  email: string;
  phone: string;
  role: StaffRole;
  deactivatedAt: Date | null;
  invitedAt: Date | null;
  hasFirstPassword: boolean;
  staffVersion: number;
  staffChangedAt: Date | null;
  staffChangedById: number | null;
};

/**
 * The account of a staff member, for changing it. One such change at a time: who may make it, and who else is an owner, are
 * checked under the same lock that the database takes.
 */
export async function lockedStaff(
  tx: Tx,
  actor: StaffActor,
  { userId, to }: { userId: number; to?: StaffRole | undefined },
): Promise<Result<StaffRow, StaffChangeRefusal | "staff-gone">> {
  const now = await lockedActor(tx, actor);
  const about = await staffRow(tx, userId);
  if (!now || !about) return refuse("staff-gone");
  const allowed = checkStaffChange(now, about, to);
  return allowed.ok ? ok(about) : allowed;
}

/** The person asking, as they are now, under the lock for changes to staff; null when they no longer work here. */
export async function lockedActor(tx: Tx, actor: StaffActor): Promise<StaffActor | null> {
  await tx.$executeRaw`SELECT lock_staff()`;
  return actor === "system" ? actor : stillStaff(tx, actor);
}

// their role may have been taken away while the press was on its way
async function stillStaff(tx: Tx, actor: Staff): Promise<Staff | null> {
  const row = await staffRow(tx, actor.id);
  return row && row.deactivatedAt === null ? { id: actor.id, role: row.role } : null;
}

async function staffRow(tx: Tx, id: number): Promise<StaffRow | null> {
  const row = await tx.user.findFirst({
    where: { id, anonymisedAt: null },
    select: {
      id: true,
      fullname: true,
      email: true,
      phone: true,
      role: true,
      deactivatedAt: true,
      invitedAt: true,
      hasFirstPassword: true,
      staffVersion: true,
      staffChangedAt: true,
      staffChangedById: true,
    },
  });
  const role = row && parseRole(row.role);
  return row && role && isStaffRole(role) ? { ...row, role } : null;
}

/** Whether someone else could still log in as an owner if this one couldn't. */
export async function isOtherOwner(tx: Tx, id: number): Promise<boolean> {
  const where = { role: "owner", deactivatedAt: null, anonymisedAt: null, invitedAt: null, id: { not: id } };
  return (await tx.user.findFirst({ where, select: { id: true } })) !== null;
}
