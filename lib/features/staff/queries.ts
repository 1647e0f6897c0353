import type { Tx } from "@/lib/db";
import { isStaffRole, parseRole, type StaffRole } from "@/lib/domain/identity";
import { staffState, type StaffState } from "@/lib/domain/staff/changes";
import { placeOf, type Place } from "@/lib/features/system/country";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";

/** A staff member, as the office sees them. */
export type StaffEntry = {
  id: number;
  fullname: string;
  /** Null for someone who logs in with a number. */
  email: string | null;
  /** Null if they have given none. */
  phone: string | null;
  role: StaffRole;
  state: StaffState;
  lastSeenAt: Date | null;
  /** Of role and way in. */
  version: number;
  /** On how many they are logged in. */
  devices: number;
  /** The device that they used last and are still logged in on, and where. */
  userAgent: string | null;
  place: Place | null;
};

type Row = {
  id: number;
  fullname: string;
  email: string;
  phone: string;
  role: string;
  deactivatedAt: Date | null;
  invitedAt: Date | null;
  hasFirstPassword: boolean;
  lastSeenAt: Date | null;
  version: number;
  devices: number;
  userAgent: string | null;
  ip: string | null;
};

// More people than a kitchen has; the limit protects the page and its reader.
const MAX_STAFF = 500;

/** Everyone who works here or did, with those who left last. */
export async function listStaff(tx: Tx): Promise<StaffEntry[]> {
  return read(tx, null);
}

/** One of them; null for a customer, or if there is nobody. */
export async function getStaff(tx: Tx, id: number): Promise<StaffEntry | null> {
  return (await read(tx, id))[0] ?? null;
}

async function read(tx: Tx, id: number | null): Promise<StaffEntry[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.fullname, u.email, u.phone, u.role, u.deactivated_at AS "deactivatedAt", u.invited_at AS "invitedAt",
           u.has_first_password AS "hasFirstPassword", greatest(u.last_login_at, s.last_seen_at) AS "lastSeenAt",
           u.staff_version AS version, coalesce(s.devices, 0) AS devices,
           s.user_agent AS "userAgent", s.ip
    FROM users u LEFT JOIN staff_last_seen() s ON s.user_id = u.id
    WHERE u.role <> 'customer' AND u.anonymised_at IS NULL AND (${id}::int IS NULL OR u.id = ${id})
    ORDER BY u.deactivated_at IS NOT NULL, u.fullname, u.id LIMIT ${MAX_STAFF}`;
  return rows.flatMap(
    ({ email, phone, role: text, deactivatedAt, invitedAt, hasFirstPassword, ip, ...row }) => {
      const role = parseRole(text);
      const state = staffState({ deactivatedAt, invitedAt, hasFirstPassword });
      const reached = { email: isStandIn(email) ? null : email, phone: phone === "" ? null : phone };
      return isStaffRole(role) ? [{ ...row, ...reached, role, state, place: placeOf(ip) }] : [];
    },
  );
}
