import { STAFF_ROLES, type Role, type StaffRole } from "../identity";
import { ok, refuse, type Result } from "../result";

export type StaffChangeRefusal = "own-account" | "owner-only";
type Person<R> = { id: number; role: R };

const OF_OWNERS: readonly Role[] = ["admin", "owner"];
const ADMINS_GIVE: readonly StaffRole[] = ["driver", "kitchen", "support"];

/**
 * Whether someone may change the account of another staff member: its role, its way in. An owner may change anyone, an admin
 * those who are neither owner nor admin; nobody their own account, which someone else must look at too. "system" is whoever
 * runs the machine. `to`: the role it will have.
 */
export function checkStaffChange(
  actor: Person<StaffRole> | "system",
  about: Person<Role>,
  to?: StaffRole,
): Result<void, StaffChangeRefusal> {
  if (actor === "system") return ok(undefined);
  if (actor.id === about.id) return refuse("own-account");
  const touchesOwners = OF_OWNERS.includes(about.role) || (to !== undefined && OF_OWNERS.includes(to));
  return touchesOwners && actor.role !== "owner" ? refuse("owner-only") : ok(undefined);
}

/** The roles that someone may give to others. */
export function rolesToGive(role: StaffRole): readonly StaffRole[] {
  if (role === "owner") return STAFF_ROLES;
  return role === "admin" ? ADMINS_GIVE : [];
}

export type StaffState = "active" | "first-password" | "invited" | "deactivated";

type WayIn = { deactivatedAt: Date | null; invitedAt: Date | null; hasFirstPassword: boolean };

/** How far a staff member has got with setting up their account. */
export function staffState({ deactivatedAt, invitedAt, hasFirstPassword }: WayIn): StaffState {
  if (deactivatedAt !== null) return "deactivated";
  if (invitedAt !== null) return "invited";
  return hasFirstPassword ? "first-password" : "active";
}
