import { canLeave, canSendAgain } from "@/lib/domain/books/letter";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { getMail } from "./queries";
import type { StaffScope } from "@/lib/scope";

/** Lets a letter that ended be tried again from the start, to whom and with what it was written. */
export async function sendAgain(
  { tx, now, staff }: StaffScope,
  { mailId }: { mailId: number },
): Promise<Result<void, "not-ended">> {
  const letter = await getMail(tx, mailId);
  if (!letter || !canSendAgain(letter)) return refuse("not-ended");
  const { count } = await tx.mail.updateMany({
    where: { id: mailId, sentAt: null, ended: letter.ended },
    data: { ended: null, tries: 0, nextTryAt: now, waitingSince: now, claimedUntil: null },
  });
  if (count === 0) return refuse("not-ended");
  await audit(tx, {
    actor: staff,
    action: "send-letter-again",
    entity: "letter",
    entityId: mailId,
    before: { ended: letter.ended },
  });
  return ok(undefined);
}

/** Takes a letter that failed off the office's list: it was told otherwise, or nobody is there. It may still be sent again. */
export async function leaveUnsent(
  { tx, staff }: StaffScope,
  { mailId }: { mailId: number },
): Promise<Result<void, "not-ended">> {
  const letter = await getMail(tx, mailId);
  if (!letter || !canLeave(letter)) return refuse("not-ended");
  const { count } = await tx.mail.updateMany({
    where: { id: mailId, sentAt: null, ended: letter.ended },
    data: { ended: "left-unsent" },
  });
  if (count === 0) return refuse("not-ended");
  await audit(tx, {
    actor: staff,
    action: "leave-letter",
    entity: "letter",
    entityId: mailId,
    before: { ended: letter.ended },
  });
  return ok(undefined);
}
