import type { Tx } from "@/lib/db";
import { LEASE_MS } from "@/lib/domain/books/letter";
import { isQuiet, QUIET_HOURS } from "@/lib/domain/notices/quiet";
import { MESSAGE_TRIES, nextMessageTry, USEFUL_MS } from "@/lib/domain/notices/push";
import type { Channel } from "@/lib/domain/notices/told";

/** A message that only this worker holds until its lease ends. */
export type MessageClaim = {
  id: number;
  userId: number;
  channel: string;
  kind: string;
  subject: string;
  link: string | null;
  expiresAt: Date | null;
  language: string | null;
  tries: number;
  until: Date;
};

const MAX_ERROR = 500;

/** Ends what has lost its use, and what made workers die again and again. */
export async function endMessages(tx: Tx, channels: readonly Channel[], now: Date): Promise<void> {
  const free = { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] };
  const waiting = { channel: { in: [...channels] }, sentAt: null, ended: null, ...free };
  const old = { createdAt: { lte: new Date(now.getTime() - USEFUL_MS) } };
  const over = { AND: { OR: [{ expiresAt: { lte: now } }, old] } };
  await tx.notification.updateMany({ where: { ...waiting, ...over }, data: { ended: "expired" } });
  const often = { ...waiting, tries: { gte: MESSAGE_TRIES } };
  await tx.notification.updateMany({ where: often, data: { ended: "gave-up" } });
}

/**
 * Takes the next message that may leave now: not before its time, not in the quiet hours unless it is urgent, not once it is over, and
 * no reminder of a day that was paused meanwhile.
 */
export async function claimMessage(
  tx: Tx,
  channels: readonly Channel[],
  now: Date,
): Promise<MessageClaim | null> {
  const [row] = await tx.$queryRaw<Omit<MessageClaim, "until">[]>`
    SELECT n.id, n.user_id AS "userId", n.channel, n.kind, n.subject, n.link, n.expires_at AS "expiresAt", u.language, n.tries
    FROM notifications n JOIN users u ON u.id = n.user_id
    WHERE n.channel = ANY (${[...channels]}) AND n.sent_at IS NULL AND n.ended IS NULL AND n.next_try_at <= ${now}::timestamptz
      AND (n.claimed_until IS NULL OR n.claimed_until <= ${now}::timestamptz)
      AND (n.expires_at IS NULL OR n.expires_at > ${now}::timestamptz)
      AND (n.priority = 'urgent' OR NOT ${isQuiet(QUIET_HOURS, now)}::boolean)
      AND still_comes(n.kind, n.user_id, n.link)
    ORDER BY n.id LIMIT 1 FOR UPDATE OF n SKIP LOCKED`;
  if (!row) return null;
  const until = new Date(now.getTime() + LEASE_MS);
  const tries = row.tries + 1;
  await tx.notification.update({ where: { id: row.id }, data: { claimedUntil: until, tries } });
  return { ...row, tries, until };
}

const own = ({ id, until }: MessageClaim) => ({ id, sentAt: null, ended: null, claimedUntil: until });

export async function markMessageSent(tx: Tx, { id }: MessageClaim, now: Date): Promise<void> {
  const data = { sentAt: now, ended: null, error: null, claimedUntil: null };
  await tx.notification.updateMany({ where: { id, sentAt: null }, data });
}

/** There is nothing left that it could reach. */
export async function markNowhere(tx: Tx, claim: MessageClaim): Promise<void> {
  await tx.notification.updateMany({ where: own(claim), data: { ended: "nowhere", claimedUntil: null } });
}

export async function markMessageFailed(
  tx: Tx,
  claim: MessageClaim,
  fault: unknown,
  now: Date,
): Promise<void> {
  const next = nextMessageTry(claim.tries, now);
  const error = String(fault)
    .replace(/^Error: /, "")
    .slice(0, MAX_ERROR);
  const data = { error, claimedUntil: null, ended: next ? null : "gave-up", nextTryAt: next ?? now };
  await tx.notification.updateMany({ where: own(claim), data });
}
