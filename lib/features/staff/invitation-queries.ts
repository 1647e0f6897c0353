import type { Tx } from "@/lib/db";
import { isStaffRole, parseRole, type StaffRole } from "@/lib/domain/identity";
import { invitationKey, readInvitation } from "./invitation-key";

export type Invited = { id: number; fullname: string; email: string; role: StaffRole };

/** Whom a link invites; null when it was used, replaced, is too old, or they are no longer wanted. */
export async function findInvited(tx: Tx, token: string, now: Date): Promise<Invited | null> {
  const read = readInvitation(token);
  if (!read) return null;
  const key = invitationKey(read.userId, read.secret);
  const row = await tx.verificationToken.findUnique({ where: { identifier_token: key } });
  if (!row || row.expires <= now) return null;
  const where = { id: read.userId, invitedAt: { not: null }, deactivatedAt: null, anonymisedAt: null };
  const select = { id: true, fullname: true, email: true, role: true };
  const person = await tx.user.findFirst({ where, select });
  const role = person && parseRole(person.role);
  return person && role && isStaffRole(role) ? { ...person, role } : null;
}
