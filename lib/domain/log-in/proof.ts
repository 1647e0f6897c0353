import { isStaffRole, OFFICE_ROLES, type Role } from "@/lib/domain/identity";

const PROOF_MINUTES = 15;

/**
 * Whether someone has to prove again who they are before an act of staff that asks for it: an open page may be somebody
 * else's by then. Only the office is asked: a driver takes money at a door, with a queue behind it, and what they take
 * stands against them.
 */
export function isProofDue(role: Role, provedAt: Date, now: Date): boolean {
  const isOffice = isStaffRole(role) && OFFICE_ROLES.includes(role);
  return isOffice && isProofOld(provedAt, now);
}

/** Whether an act on one's own account that asks for a proof asks for a new one, whoever it is. */
export function isProofOld(provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() > PROOF_MINUTES * 60_000;
}
