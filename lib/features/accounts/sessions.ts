import type { Tx } from "@/lib/db";
import { parseRole, type Role, type UserId } from "@/lib/domain/identity";
import { isWorthNoting, MAX_SESSIONS, sessionEnd } from "@/lib/domain/log-in/session-limits";
import type { Language } from "@/lib/domain/language/language";
import { refuse, type Result } from "@/lib/domain/result";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { audit } from "@/lib/features/audit/commands";
import { KITCHEN, toKitchen, type Kitchen, type KitchenRow } from "@/lib/features/settings/queries";
import { kept, secretOfPress } from "@/lib/press/press";
import { isRenewalDue, tokenKind } from "@/lib/domain/log-in/session-token";
import { authAdapter } from "@/lib/access/session-adapter";
import type { SystemFlow } from "@/lib/scope";
import { acceptToken, newToken } from "./session-tokens";

const MAX_USER_AGENT = 255;

type RevokeScope = Pick<SystemFlow, "system"> & { user: { id: UserId; role: Role; sessionId: number } };

type OpenSession = {
  id: number;
  provedAt: Date;
  /** Its browser has had the same token for long enough. */
  isRenewalDue: boolean;
  user: {
    id: number;
    fullname: string;
    email: string;
    role: Role;
    hasFirstPassword: boolean;
    hasSecondFactor: boolean;
    /** Null until they have chosen one. */
    language: Language | null;
  };
  kitchen: Kitchen;
  /** The latest privacy notice that they agreed to or were told of. */
  knownNotice: string | null;
  /** What they were told in the product and have not read. */
  unread: number;
  /** The address they gave, while they have proved none. */
  unproved: string | null;
};

/** Whoever knew the password that let them in knows it no more. */
export class PasswordReplaced extends Error {}

/**
 * Makes a session for a user who has just proved who they are, and returns its secret token. If the same press comes again,
 * its session replaces the first one, whose answer may have been lost; a late cookie of the first is still good. `restsOn`:
 * the hash of their password as they proved it.
 * @throws PasswordReplaced if they have another by now: a new password logs out everywhere, and this would come after it
 */
export async function openSession(
  { system, now }: SystemFlow,
  user: { id: string; userAgent?: string | null; ip?: string | null; restsOn?: string },
): Promise<string> {
  const userId = Number(user.id);
  return system(async (tx) => {
    const role = await noteLogIn(tx, { id: userId, restsOn: user.restsOn }, now);
    const expires = sessionEnd(role, { openedAt: now, lastSeenAt: now });
    const sessionToken = (await secretOfPress(tx, `session ${user.id}`)) ?? newToken();
    const isOver = { OR: [{ expires: { lte: now } }, { sessionToken }, { previousToken: sessionToken }] };
    await tx.session.deleteMany({ where: { userId, ...isOver } });
    const from = { userAgent: user.userAgent?.slice(0, MAX_USER_AGENT), ip: user.ip ?? null };
    await authAdapter(tx, from).createSession({ sessionToken, userId: user.id, expires });
    await endLongestUnused(tx, userId);
    return sessionToken;
  });
}

/** Whoever logs in twice at once does so one after the other: each then counts what the other has opened. */
async function noteLogIn(
  tx: Tx,
  { id, restsOn }: { id: number; restsOn: string | undefined },
  now: Date,
): Promise<Role> {
  const [row] = await tx.$queryRaw<{ role: string; password: string }[]>`
    UPDATE users SET last_login_at = ${now} WHERE id = ${id} RETURNING role, password`;
  if (!row) throw new Error(`no user ${id}`);
  if (restsOn !== undefined && row.password !== restsOn) throw new PasswordReplaced();
  return parseRole(row.role);
}

async function endLongestUnused(tx: Tx, userId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM sessions WHERE id IN (
    SELECT id FROM sessions WHERE user_id = ${userId} ORDER BY last_seen_at DESC, id DESC OFFSET ${MAX_SESSIONS})`;
}

type SessionRow = {
  id: number;
  userId: number;
  expires: Date;
  openedAt: Date;
  lastSeenAt: Date;
  provedAt: Date;
  rotatedAt: Date | null;
  isPresent: boolean;
  fullname: string;
  email: string;
  role: string;
  hasFirstPassword: boolean;
  hasSecondFactor: boolean;
  language: Language | null;
  knownNotice: string | null;
  unread: number;
  claimed: string | null;
} & KitchenRow;

/** `isUse`: somebody asked for it, and not the page that they left open. */
type Asked = { ip?: string | null; isUse?: boolean };

/**
 * The session of a token, with its user as they are now; null once it has expired, was revoked or its user was erased. Every
 * page needs it and the kitchen's settings, so both are read in one statement.
 */
export async function findSession(
  { system, now }: SystemFlow,
  sessionToken: string,
  { ip = null, isUse = true }: Asked = {},
): Promise<OpenSession | null> {
  return system(async (tx) => {
    const row = await readSession(tx, sessionToken);
    if (!row || row.expires <= now) return null;
    const used = { id: row.id, kind: tokenKind(row, now), ip, user: { ...row, id: row.userId } };
    if (!(await acceptToken(tx, used, now))) return null;
    if (isUse) await touch(tx, { ...row, role: parseRole(row.role), ip }, now);
    return sessionOf(row, now);
  });
}

async function readSession(tx: Tx, sessionToken: string): Promise<SessionRow | undefined> {
  const [row] = await tx.$queryRaw<SessionRow[]>`
    SELECT s.id, s.user_id AS "userId", s.expires, s.last_seen_at AS "lastSeenAt",
           s.created_at AS "openedAt", s.proved_at AS "provedAt",
           s.rotated_at AS "rotatedAt", s.session_token = ${sessionToken} AS "isPresent", u.fullname, u.email, u.role,
           u.has_first_password AS "hasFirstPassword", u.language,
           EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.confirmed_at IS NOT NULL) AS "hasSecondFactor",
           ${KITCHEN},
           (SELECT max(c.notice) FROM consents c WHERE c.user_id = u.id) AS "knownNotice",
           (SELECT count(*) FROM notifications n WHERE n.user_id = u.id AND n.channel = 'in-app' AND n.read_at IS NULL
              AND (n.expires_at IS NULL OR n.expires_at > app_now()))::integer AS unread,
           (SELECT e.email FROM email_claims e WHERE e.user_id = u.id) AS claimed
    FROM sessions s JOIN users u ON u.id = s.user_id AND u.anonymised_at IS NULL AND u.deactivated_at IS NULL
      JOIN settings k ON k.id = 1
    WHERE s.session_token = ${sessionToken} OR s.previous_token = ${sessionToken}`;
  return row;
}

function sessionOf(row: SessionRow, now: Date): OpenSession {
  const { id, userId, fullname, email, role, hasFirstPassword, hasSecondFactor, language, ...more } = row;
  const { provedAt, rotatedAt, isPresent, knownNotice, unread, claimed, ...rest } = more;
  const { expires: _expires, openedAt: _openedAt, lastSeenAt: _lastSeenAt, ...ofKitchen } = rest;
  const standing = { hasFirstPassword, hasSecondFactor, language };
  const user = { id: userId, fullname, email, role: parseRole(role), ...standing };
  const isDue = isRenewalDue({ isPresent, rotatedAt }, now);
  const unproved = isStandIn(email) ? claimed : null;
  const beside = { knownNotice, unread, unproved };
  return { id, provedAt, isRenewalDue: isDue, user, kitchen: toKitchen(ofKitchen), ...beside };
}

/** Its owner has just proved again who they are. */
export async function noteProof(
  { system, now }: SystemFlow,
  { id, sessionId }: { id: number; sessionId: number },
): Promise<void> {
  const where = { id: sessionId, userId: id };
  await system((tx) => tx.session.updateMany({ where, data: { provedAt: now } }));
}

/** Ends the session of a token. Ending it twice does nothing. */
export async function closeSession(
  { system }: Pick<SystemFlow, "system">,
  sessionToken: string,
): Promise<void> {
  await system(async (tx) => authAdapter(tx).deleteSession(sessionToken));
}

/** Ends the session that a new log-in on the same device replaces. */
export async function closeSessionById({ system }: Pick<SystemFlow, "system">, id: number): Promise<void> {
  await system((tx) => tx.session.deleteMany({ where: { id } }));
}

/** Logs a user out of one of their devices. */
export async function revokeSession(
  { system, user }: RevokeScope,
  { sessionId }: { sessionId: number },
): Promise<Result<void, "session-gone">> {
  return system(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId: user.id } });
    if (count === 0) return refuse("session-gone");
    await audit(tx, {
      actor: user,
      action: "revoke-session",
      entity: "user",
      entityId: user.id,
      accountId: user.id,
      after: { sessionId },
    });
    return kept(tx, undefined);
  });
}

/** Logs a user out everywhere but here, and returns from how many devices. */
export async function revokeOtherSessions({
  system,
  user,
}: RevokeScope): Promise<Result<{ revoked: number }, never>> {
  return system(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { userId: user.id, id: { not: user.sessionId } },
    });
    if (count > 0) {
      await audit(tx, {
        actor: user,
        action: "revoke-sessions",
        entity: "user",
        entityId: user.id,
        accountId: user.id,
        after: { revoked: count },
      });
    }
    return kept(tx, { revoked: count });
  });
}

type Used = { id: number; role: Role; openedAt: Date; lastSeenAt: Date; ip: string | null };

// a page view should not cause a write
async function touch(tx: Tx, { id, role, openedAt, lastSeenAt, ip }: Used, now: Date): Promise<void> {
  if (!isWorthNoting(role, { lastSeenAt }, now)) return;
  const expires = sessionEnd(role, { openedAt, lastSeenAt: now });
  await tx.session.updateMany({ where: { id }, data: { lastSeenAt: now, expires, ...(ip && { ip }) } });
}
