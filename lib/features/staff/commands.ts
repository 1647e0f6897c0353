import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import type { StaffRole } from "@/lib/domain/identity";
import { meanwhileOf } from "@/lib/changed-by";
import { refuseStale, type Meanwhile } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { staffState, type StaffChangeRefusal } from "@/lib/domain/staff/changes";
import { audit, type AuditValues } from "@/lib/features/audit/commands";
import type { AuditAction } from "@/lib/features/audit/schema";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { kept, onceInFlow, secretOfPress } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import { isOtherOwner, lockedStaff, type StaffActor, type StaffRow } from "./locked";

type Flow = SystemFlow & { staff: StaffActor };
type Refusal = StaffChangeRefusal | "staff-gone";
/** What the page showed; whoever runs the machine has seen none. */
type Seen = { version?: number };
type Entry = { action: AuditAction; reason?: string | undefined; before?: AuditValues; after?: AuditValues };

/** Gives someone another role, for which they must log in again: they are logged out everywhere. */
export function setStaffRole(
  { system, staff }: Flow,
  { userId, role, version }: Seen & { userId: number; role: StaffRole },
): Promise<Result<void, Refusal | "last-owner" | "stale">> {
  return system(async (tx) => {
    const found = await lockedStaff(tx, staff, { userId, to: role });
    if (!found.ok) return found;
    const about = found.value;
    if (about.role !== role) {
      if (isOld(about, version)) return refuseStale(await meanwhileAt(tx, staff, about));
      if (await isLastOwner(tx, about)) return refuse("last-owner");
      await change(tx, staff, about, { role });
      const revoked = await endSessions(tx, about);
      const roles = { before: { role: about.role }, after: { role, revoked } };
      await note(tx, staff, about, { action: "set-staff-role", ...roles });
    }
    return kept(tx, undefined);
  });
}

/** Ends someone's access: this logs them out everywhere, and no password or link lets them in again. */
export function deactivateStaff(
  { system, staff, now }: Flow,
  { userId, reason, version }: Seen & { userId: number; reason: string },
): Promise<Result<void, Refusal | "last-owner" | "stale">> {
  return system(async (tx) => {
    const found = await lockedStaff(tx, staff, { userId });
    if (!found.ok) return found;
    const about = found.value;
    if (about.deactivatedAt === null) {
      if (isOld(about, version)) return refuseStale(await meanwhileAt(tx, staff, about));
      if (await isLastOwner(tx, about)) return refuse("last-owner");
      await change(tx, staff, about, { deactivatedAt: now });
      const after = { revoked: await endSessions(tx, about) };
      await note(tx, staff, about, { action: "deactivate-staff", reason, after });
    }
    return kept(tx, undefined);
  });
}

/** Lets someone who had left log in again, with the password they had. */
export function activateStaff(
  { system, staff }: Flow,
  { userId, reason, version }: Seen & { userId: number; reason?: string },
): Promise<Result<void, Refusal | "stale">> {
  return system(async (tx) => {
    const found = await lockedStaff(tx, staff, { userId });
    if (!found.ok) return found;
    const about = found.value;
    if (about.deactivatedAt !== null) {
      if (isOld(about, version)) return refuseStale(await meanwhileAt(tx, staff, about));
      await change(tx, staff, about, { deactivatedAt: null });
      await note(tx, staff, about, { action: "activate-staff", reason });
    }
    return kept(tx, undefined);
  });
}

/** Logs someone out everywhere, and returns from how many devices. */
export function endStaffSessions(
  { system, staff }: Flow,
  { userId }: { userId: number },
): Promise<Result<{ revoked: number }, Refusal>> {
  return system(async (tx) => {
    const found = await lockedStaff(tx, staff, { userId });
    if (!found.ok) return found;
    const after = { revoked: await endSessions(tx, found.value) };
    await note(tx, staff, found.value, { action: "end-staff-sessions", after });
    return kept(tx, after);
  });
}

/**
 * Gives someone a new password, which is returned to whoever asked and stored nowhere. They are logged out everywhere, and
 * their passkeys, one of which may be somebody else's, open the account no more.
 */
export async function giveFirstPassword(
  flow: Flow,
  { userId }: { userId: number },
): Promise<Result<{ password?: string }, Refusal | "deactivated">> {
  const password = await madePassword(flow);
  const hash = await hashPassword(password);
  const given = await onceInFlow(() => setFirstPassword(flow, { userId, hash }));
  return given.ok ? ok({ password }) : given;
}

function setFirstPassword(
  { system, staff }: Flow,
  { userId, hash }: { userId: number; hash: string },
): Promise<Result<void, Refusal | "deactivated">> {
  return system(async (tx) => {
    const found = await lockedStaff(tx, staff, { userId });
    if (!found.ok) return found;
    const about = found.value;
    if (staffState(about) === "deactivated") return refuse("deactivated");
    const data = { password: hash, hasFirstPassword: true, invitedAt: null };
    await tx.user.update({ where: { id: userId }, data });
    await tx.passkey.deleteMany({ where: { userId } });
    const after = { revoked: await endSessions(tx, about) };
    await note(tx, staff, about, { action: "give-first-password", after });
    return kept(tx, undefined);
  });
}

// 132 bits of chance
const PASSWORD_LENGTH = 22;

// the same press gives the same one again, and nothing stores it in between
async function madePassword({ system }: Flow): Promise<string> {
  const secret = await system((tx) => secretOfPress(tx, "first password"));
  return (secret ?? randomBytes(17).toString("base64url")).slice(0, PASSWORD_LENGTH);
}

async function isLastOwner(tx: Tx, about: StaffRow): Promise<boolean> {
  const mayOwn = about.role === "owner" && about.deactivatedAt === null && about.invitedAt === null;
  return mayOwn && !(await isOtherOwner(tx, about.id));
}

const isOld = ({ staffVersion }: StaffRow, version: number | undefined) =>
  version !== undefined && version !== staffVersion;

function meanwhileAt(tx: Tx, actor: StaffActor, about: StaffRow): Promise<Meanwhile> {
  const { staffVersion: version, staffChangedAt: changedAt, staffChangedById: changedById } = about;
  const viewerId = actor === "system" ? 0 : actor.id;
  return meanwhileOf(tx, viewerId, { version, changedAt, changedById }, { role: about.role });
}

/** The database raises the version; only the command knows whose change it is, since it runs as the system. */
async function change(
  tx: Tx,
  actor: StaffActor,
  { id }: StaffRow,
  data: { role: StaffRole } | { deactivatedAt: Date | null },
): Promise<void> {
  await tx.user.update({ where: { id }, data });
  const staffChangedById = actor === "system" ? null : actor.id;
  await tx.user.update({ where: { id }, data: { staffChangedById } });
}

async function endSessions(tx: Tx, { id }: StaffRow): Promise<number> {
  return (await tx.session.deleteMany({ where: { userId: id } })).count;
}

async function note(tx: Tx, actor: StaffActor, { id }: StaffRow, entry: Entry): Promise<void> {
  await audit(tx, { ...entry, actor, entity: "user", entityId: id, accountId: id });
}
