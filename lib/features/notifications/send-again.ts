import { canLeave, canSendAgain, type LetterEnd } from "@/lib/domain/books/letter";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { getMail, type MailEntry } from "./queries";
import type { StaffScope } from "@/lib/scope";

type Ended = Result<void, "not-ended">;

/** Has an ended letter tried again from the start, with the recipient and text it was written with. */
export function sendAgain(scope: StaffScope, { mailId }: { mailId: number }): Promise<Ended> {
  const { now } = scope;
  const anew = { ended: null, tries: 0, nextTryAt: now, waitingSince: now, claimedUntil: null };
  return end(scope, mailId, { action: "send-letter-again", can: canSendAgain, data: anew });
}

/**
 * Takes a failed letter off the office's list: the recipient was told some other way, or there is nobody to tell. It may
 * still be sent again.
 */
export function leaveUnsent(scope: StaffScope, { mailId }: { mailId: number }): Promise<Ended> {
  return end(scope, mailId, { action: "leave-letter", can: canLeave, data: { ended: "left-unsent" } });
}

type Ending = {
  action: "send-letter-again" | "leave-letter";
  can: (letter: MailEntry) => boolean;
  data: { ended: LetterEnd | null };
};

async function end({ tx, staff }: StaffScope, mailId: number, { action, can, data }: Ending): Promise<Ended> {
  const letter = await getMail(tx, mailId);
  if (!letter || !can(letter)) return refuse("not-ended");
  const { ended, recipient: email } = letter;
  const { count } = await tx.notification.updateMany({ where: { id: mailId, sentAt: null, ended }, data });
  if (count === 0) return refuse("not-ended");
  const reader = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const about = { entity: "letter", entityId: mailId, accountId: reader?.id ?? null } as const;
  await audit(tx, { actor: staff, action, ...about, before: { ended } });
  return ok(undefined);
}
