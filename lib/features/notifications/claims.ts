import type { Tx } from "@/lib/db";
import {
  HIDDEN_LINK,
  isFinal,
  LEASE_MS,
  LINK_LETTERS,
  MAX_TRIES,
  nextTryAt,
  usefulSince,
  type LetterEnd,
} from "@/lib/domain/books/letter";
import { isQuiet, QUIET_HOURS } from "@/lib/domain/notices/quiet";
import { faultSchema } from "./schema";
import { dayLink } from "@/lib/features/notices/day-pass";
import { makeResetLink } from "@/lib/features/accounts/reset-links";
import { makeLeavingLink, makeProofLink } from "@/lib/features/email-proof/links";
import { makeInvitationLink } from "@/lib/features/staff/invitation-links";

type Row = Readonly<Record<"recipient" | "subject" | "text" | "kind", string>> & {
  id: number;
  tries: number;
  userId: number | null;
  link: string | null;
};

/** A letter that only this worker holds until its lease ends; its text is complete, including the link. */
export type Claim = Row & { until: Date };

const MAX_ERROR = 500;

/** Whether a letter could leave now; in the quiet hours only what is urgent does. */
export async function isAnyDue(tx: Tx, now: Date): Promise<boolean> {
  const quiet = isQuiet(QUIET_HOURS, now) ? { priority: "urgent" } : {};
  const free = { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] };
  const due = { channel: "email", sentAt: null, ended: null, nextTryAt: { lte: now }, ...quiet, ...free };
  return (await tx.notification.findFirst({ where: due, select: { id: true } })) !== null;
}

/** Takes the next letter that is due: links first, which people wait for, then (or never) the oldest; no reminder of a day that was paused meanwhile. */
export async function claimNext(tx: Tx, now: Date, only: "links" | "all" = "all"): Promise<Claim | null> {
  for (;;) {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT id, recipient, subject, text, kind, tries, user_id AS "userId", link FROM notifications
      WHERE channel = 'email' AND sent_at IS NULL AND ended IS NULL AND next_try_at <= ${now}::timestamptz
        AND (claimed_until IS NULL OR claimed_until <= ${now}::timestamptz)
        AND (expires_at IS NULL OR expires_at > ${now}::timestamptz)
        AND (priority = 'urgent' OR NOT ${isQuiet(QUIET_HOURS, now)}::boolean)
        AND still_comes(kind, user_id, link)
        AND (${only} = 'all' OR kind = ANY(${LINK_LETTERS}))
      ORDER BY kind = ANY(${LINK_LETTERS}) DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!row) return null;
    const text = await wholeText(tx, row, now);
    if (text === null) {
      await tx.notification.update({ where: { id: row.id }, data: { ended: "too-old" } });
      continue;
    }
    const until = new Date(now.getTime() + LEASE_MS);
    const tries = row.tries + 1;
    await tx.notification.update({ where: { id: row.id }, data: { claimedUntil: until, tries } });
    return { ...row, text, tries, until };
  }
}

const LINKS = new Map([
  ["resetPassword", makeResetLink],
  ["staffInvitation", makeInvitationLink],
  ["proveEmail", makeProofLink],
  ["emailToChange", makeLeavingLink],
]);

/** The text as it leaves, with the link that its stored text doesn't hold; null when there is nobody left to open it. */
async function wholeText(tx: Tx, row: Row, now: Date): Promise<string | null> {
  const { kind, recipient, text } = row;
  const make = LINKS.get(kind);
  if (!make && kind !== "tomorrow") return text;
  const link = make ? await make(tx, { email: recipient, now }) : dayLink(row);
  if (link === null) return null;
  return text
    .split("\n")
    .map((line) => (line === HIDDEN_LINK ? link : line))
    .join("\n");
}

/** Whatever happened to the lease meanwhile: the server has accepted it. */
export async function markSent(tx: Tx, { id }: Claim, now: Date): Promise<void> {
  const data = { sentAt: now, ended: null, error: null, claimedUntil: null };
  await tx.notification.updateMany({ where: { id, sentAt: null }, data });
}

/** Not sent, but shown to whoever runs this machine. */
export async function markShown(tx: Tx, { id }: Claim): Promise<void> {
  await tx.notification.updateMany({
    where: { id, sentAt: null },
    data: { ended: "shown-here", claimedUntil: null },
  });
}

/** Records why a letter was not accepted and when it is tried again, unless someone else holds it by now. */
export async function markFailed(tx: Tx, claim: Claim, fault: unknown, now: Date): Promise<void> {
  const next = nextTryAt(claim.tries, now);
  const ended: LetterEnd | null = isFinal(faultSchema.parse(fault))
    ? "refused"
    : next === null
      ? "gave-up"
      : null;
  const data = { error: inWords(fault), ended, claimedUntil: null, nextTryAt: next ?? now };
  const own = { id: claim.id, sentAt: null, ended: null, claimedUntil: claim.until };
  await tx.notification.updateMany({ where: own, data });
}

/** Notes on each letter that could leave why none of them does. */
export async function noteTrouble(tx: Tx, fault: unknown, now: Date): Promise<void> {
  const error = inWords(fault);
  const unsaid = { OR: [{ error: null }, { error: { not: error } }] };
  await tx.notification.updateMany({
    where: { channel: "email", sentAt: null, ended: null, nextTryAt: { lte: now }, ...unsaid },
    data: { error },
  });
}

/** Ends letters that nobody needs any more, and those that made workers die again and again. */
export async function endOverdue(tx: Tx, now: Date): Promise<void> {
  const free = { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] };
  const waiting = { channel: "email", sentAt: null, ended: null, ...free };
  const overdue = [
    { kind: "resetPassword", waitingSince: { lt: usefulSince("resetPassword", now) } },
    { waitingSince: { lt: usefulSince("any", now) } },
  ];
  await tx.notification.updateMany({
    where: { ...waiting, AND: { OR: overdue } },
    data: { ended: "too-old" },
  });
  await tx.notification.updateMany({
    where: { ...waiting, expiresAt: { lte: now } },
    data: { ended: "expired" },
  });
  await tx.notification.updateMany({
    where: { ...waiting, tries: { gte: MAX_TRIES } },
    data: { ended: "gave-up" },
  });
}

function inWords(fault: unknown): string {
  return String(fault)
    .replace(/^Error: /, "")
    .slice(0, MAX_ERROR);
}
