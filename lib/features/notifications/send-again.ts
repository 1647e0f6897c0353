import { canLeave, canSendAgain, type LetterEnd } from "@/lib/domain/books/letter";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { getMail, type MailEntry } from "./queries";
import type { StaffScope } from "@/lib/scope";

type Ended = Result<void, "not-ended">;

/** Lets a letter that ended be tried again from the start, to whom and with what it was written. */
export function sendAgain(scope: StaffScope, { mailId }: { mailId: number }): Promise<Ended> {
  const { now } = scope;
  const anew = { ended: null, tries: 0, nextTryAt: now, waitingSince: now, claimedUntil: null };
  return end(scope, mailId, { action: "send-letter-again", can: canSendAgain, data: anew });
}

/** Takes a letter that failed off the office's list: it was told otherwise, or nobody is there. It may still be sent again. */
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
  const { count } = await tx.mail.updateMany({ where: { id: mailId, sentAt: null, ended }, data });
  if (count === 0) return refuse("not-ended");
  const reader = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const about = { entity: "letter", entityId: mailId, accountId: reader?.id ?? null } as const;
  await audit(tx, { actor: staff, action, ...about, before: { ended } });
  return ok(undefined);
}
