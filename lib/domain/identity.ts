export const ROLES = ["customer", "driver", "kitchen", "support", "admin", "owner"] as const;

export type Role = (typeof ROLES)[number];
export type StaffRole = Exclude<Role, "customer">;

/** Everybody who works here. */
export const STAFF_ROLES: readonly StaffRole[] = ["driver", "kitchen", "support", "admin", "owner"];
export const ADMIN_ROLES: readonly StaffRole[] = ["admin", "owner"];
/** For the owners' eyes only. */
export const OWNER_ONLY: readonly StaffRole[] = ["owner"];
/** Those who answer customers' questions about bills and payments. */
export const OFFICE_ROLES: readonly StaffRole[] = ["support", "admin", "owner"];
export const KITCHEN_ROLES: readonly StaffRole[] = ["kitchen", "admin", "owner"];
/** Who takes money at a customer's door. */
export const COLLECTOR_ROLES: readonly StaffRole[] = ["driver", "admin", "owner"];
/** Who sees the names, phones and doors of a day. */
export const DELIVERY_ROLES: readonly StaffRole[] = ["driver", "admin", "owner"];

export function isStaffRole(role: Role): role is StaffRole {
  return role !== "customer";
}

/** Narrows a column's text to a role. @throws RangeError for a role we don't know. */
export function parseRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (!role) throw new RangeError(`unknown role "${text}"`);
  return role;
}

export type UserId = number & { readonly __brand: "UserId" };
/** The id of a user who was admitted as a customer: it scopes every customer-facing query and command. */
export type CustomerId = number & { readonly __brand: "CustomerId" };

/** @throws RangeError unless `id` is a positive integer. */
export function userId(id: number): UserId {
  return requireId(id, "user id") as UserId;
}

/** Call this only where a session has just been checked. @throws RangeError unless `id` is a positive integer. */
export function customerId(id: number): CustomerId {
  return requireId(id, "customer id") as CustomerId;
}

function requireId(id: number, what: string): number {
  if (!Number.isSafeInteger(id) || id < 1) throw new RangeError(`${what} ${id} is not a positive integer`);
  return id;
}
