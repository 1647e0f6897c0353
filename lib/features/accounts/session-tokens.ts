import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { formatInstant } from "@/lib/domain/business-time";
import { isRenewalDue, type TokenKind } from "@/lib/domain/log-in/session-token";
import type { Language } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";

/** A token that nobody guesses. */
export const newToken = () => randomBytes(32).toString("base64url");

type Own = { id: number; sessionId: number };
type Row = { token: string; rotatedAt: Date | null };

/**
 * Gives a session a new token, which its browser has to be told; the one before stays good until the browser shows the new
 * one, and a minute longer. Asked again meanwhile, it answers the same one. Null: the session is over, or with `ifDue` it is
 * too early.
 */
export function renewSession(
  { system, now }: SystemFlow,
  { id: userId, sessionId: id }: Own,
  { ifDue = false } = {},
): Promise<string | null> {
  return system(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT session_token AS token, rotated_at AS "rotatedAt" FROM sessions
      WHERE id = ${id} AND user_id = ${userId} FOR NO KEY UPDATE`;
    if (!row) return null;
    if (row.rotatedAt === null) return row.token;
    if (ifDue && !isRenewalDue({ isPresent: true, rotatedAt: row.rotatedAt }, now)) return null;
    const token = newToken();
    const data = { sessionToken: token, previousToken: row.token, rotatedAt: null };
    await tx.session.update({ where: { id }, data });
    return token;
  });
}

type Used = {
  id: number;
  kind: TokenKind;
  ip: string | null;
  user: { id: number; fullname: string; email: string; language: Language | null };
};

/** Follows up on the token that a request brought; false when it was a copy's, whose session ends, as its owner is told. */
export async function acceptToken(tx: Tx, { id, kind, ip, user }: Used, now: Date): Promise<boolean> {
  if (kind === "first")
    await tx.session.updateMany({ where: { id, rotatedAt: null }, data: { rotatedAt: now } });
  if (kind !== "copy") return true;
  await tx.session.deleteMany({ where: { id } });
  const line = { level: "warn", category: "security", operation: "old-session-token", message: "a copy's" };
  await tx.systemLog.createMany({ data: [{ ...line, userId: user.id, sessionId: id, ip }] });
  const letter = speaking(user.language, () => {
    const when = formatInstant(now);
    return letters.sessionCopied({ name: user.fullname, when, link: appUrl("/forgot-password") });
  });
  await queueMail(tx, user.email, letter);
  return false;
}
