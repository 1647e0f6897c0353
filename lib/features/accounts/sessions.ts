import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { parseRole, type Role, type UserId } from "@/lib/domain/identity";
import { isWorthNoting, MAX_SESSIONS, sessionEnd } from "@/lib/domain/log-in/session-limits";
import { refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { KitchenSettings } from "@/lib/features/settings/queries";
import { kept, secretOfPress } from "@/lib/press/press";
import { authAdapter } from "@/lib/access/session-adapter";
import type { SystemFlow } from "@/lib/scope";

const MAX_USER_AGENT = 255;

type RevokeScope = Pick<SystemFlow, "system"> & { user: { id: UserId; role: Role; sessionId: number } };

type OpenSession = {
  id: number;
  user: {
    id: number;
    fullname: string;
    email: string;
    role: Role;
    hasFirstPassword: boolean;
    hasSecondFactor: boolean;
  };
  kitchen: KitchenSettings;
  /** The latest privacy notice that they agreed to or were told of. */
  knownNotice: string | null;
};

/**
 * Makes a session for a user who has just proved who they are, and returns its secret token. If the same press comes again,
 * its session replaces the first one, whose answer may have been lost; a late cookie of the first is still good.
 */
export async function openSession(
  { system, now }: SystemFlow,
  user: { id: string; userAgent: string | null },
): Promise<string> {
  const userId = Number(user.id);
  return system(async (tx) => {
    const { role } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } });
    const expires = sessionEnd(parseRole(role), { openedAt: now, lastSeenAt: now });
    const sessionToken =
      (await secretOfPress(tx, `session ${user.id}`)) ?? randomBytes(32).toString("base64url");
    const isOver = { OR: [{ expires: { lte: now } }, { sessionToken }] };
    await tx.session.deleteMany({ where: { userId, ...isOver } });
    await authAdapter(tx).createSession({ sessionToken, userId: user.id, expires });
    const userAgent = user.userAgent?.slice(0, MAX_USER_AGENT);
    await tx.session.update({ where: { sessionToken }, data: { userAgent } });
    await endLongestUnused(tx, userId);
    await tx.user.updateMany({ where: { id: userId }, data: { lastLoginAt: now } });
    return sessionToken;
  });
}

async function endLongestUnused(tx: Tx, userId: number): Promise<void> {
  const unused = await tx.session.findMany({
    where: { userId },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    select: { id: true },
    skip: MAX_SESSIONS,
  });
  await tx.session.deleteMany({ where: { id: { in: unused.map(({ id }) => id) } } });
}

type SessionRow = {
  id: number;
  userId: number;
  expires: Date;
  openedAt: Date;
  lastSeenAt: Date;
  fullname: string;
  email: string;
  role: string;
  hasFirstPassword: boolean;
  hasSecondFactor: boolean;
  knownNotice: string | null;
} & KitchenSettings;

/**
 * The session of a token, with its user as they are now; null once it has expired, was revoked or its user was erased. Every
 * page needs it and the kitchen's settings, so both are read in one statement.
 */
export async function findSession(
  { system, now }: SystemFlow,
  sessionToken: string,
): Promise<OpenSession | null> {
  return system(async (tx) => {
    const row = await rowOf(tx, sessionToken);
    if (!row || row.expires <= now) return null;
    const { id, userId, expires: _, openedAt, lastSeenAt, fullname, email, role: text, ...more } = row;
    const role = parseRole(text);
    const { hasFirstPassword, hasSecondFactor, knownNotice, ...kitchen } = more;
    await touch(tx, { id, role, openedAt, lastSeenAt }, now);
    const user = { id: userId, fullname, email, role, hasFirstPassword, hasSecondFactor };
    return { id, user, kitchen, knownNotice };
  });
}

async function rowOf(tx: Tx, sessionToken: string): Promise<SessionRow | undefined> {
  const [row] = await tx.$queryRaw<SessionRow[]>`
    SELECT s.id, s.user_id AS "userId", s.expires, s.last_seen_at AS "lastSeenAt",
           s.created_at AS "openedAt", u.fullname, u.email, u.role,
           u.has_first_password AS "hasFirstPassword",
           EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.confirmed_at IS NOT NULL) AS "hasSecondFactor",
           k.kitchen_name AS "kitchenName", k.kitchen_phone AS "kitchenPhone", k.kitchen_address AS "kitchenAddress",
           coalesce(k.kitchen_email, '') AS "kitchenEmail", coalesce(k.fssai, '') AS fssai,
           coalesce(k.gstin, '') AS gstin, k.due_days AS "dueDays", k.version,
           coalesce(k.kitchen_whatsapp, '') AS "kitchenWhatsapp",
           coalesce(k.grievance_contact, '') AS "grievanceContact",
           (SELECT max(c.notice) FROM consents c WHERE c.user_id = u.id) AS "knownNotice"
    FROM sessions s JOIN users u ON u.id = s.user_id AND u.anonymised_at IS NULL AND u.deactivated_at IS NULL
      JOIN settings k ON k.id = 1
    WHERE s.session_token = ${sessionToken}`;
  return row;
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

type Used = { id: number; role: Role; openedAt: Date; lastSeenAt: Date };

// a page view should not cause a write
async function touch(tx: Tx, { id, role, openedAt, lastSeenAt }: Used, now: Date): Promise<void> {
  if (!isWorthNoting(role, { lastSeenAt }, now)) return;
  const expires = sessionEnd(role, { openedAt, lastSeenAt: now });
  await tx.session.updateMany({ where: { id }, data: { lastSeenAt: now, expires } });
}
