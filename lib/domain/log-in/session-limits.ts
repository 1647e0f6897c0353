import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES, isStaffRole, type Role } from "@/lib/domain/identity";
import { addDays } from "@/lib/domain/plain-date";

const OFFICE_IDLE_MINUTES = 30;
const OFFICE_MINUTES = 12 * 60;
const CUSTOMER_IDLE_MINUTES = 30 * 24 * 60;
// as long as a browser keeps the cookie
const CUSTOMER_MINUTES = 400 * 24 * 60;

/** How many devices someone may be logged in on; beyond that, the one unused for longest is logged out. */
export const MAX_SESSIONS = 10;

type Use = { openedAt: Date; lastSeenAt: Date };

const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const isOffice = (role: Role) => isStaffRole(role) && OFFICE_ROLES.includes(role);

/**
 * When a session ends by itself. Office: half an hour after its last use, and at the latest twelve hours after the log-in.
 * Kitchen and drivers: with the business day of the log-in, at midnight in Asia/Kolkata. Customers: thirty days after its
 * last use, and at the latest 400 days after the log-in.
 */
export function sessionEnd(role: Role, { openedAt, lastSeenAt }: Use): Date {
  if (isStaffRole(role) && !isOffice(role)) return instantAt(addDays(toBusinessDate(openedAt), 1), "00:00");
  const [unused, inAll] = isOffice(role)
    ? [OFFICE_IDLE_MINUTES, OFFICE_MINUTES]
    : [CUSTOMER_IDLE_MINUTES, CUSTOMER_MINUTES];
  const [idle, whole] = [minutesAfter(lastSeenAt, unused), minutesAfter(openedAt, inAll)];
  return idle < whole ? idle : whole;
}

/** Whether it is worth recording that a session is used: not on every page, but often enough to tell when it ends. */
export function isWorthNoting(role: Role, { lastSeenAt }: Pick<Use, "lastSeenAt">, now: Date): boolean {
  return minutesAfter(lastSeenAt, isOffice(role) ? 1 : 5) <= now;
}
