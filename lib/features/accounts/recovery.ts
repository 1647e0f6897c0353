import { setTimeout as delay } from "node:timers/promises";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { lockClaims, resetAccountOf } from "@/lib/features/email-proof/queries";
import { takeByReset } from "@/lib/features/email-proof/take-email";
import { letters, queueMail } from "@/lib/post/mail";
import { hadItsLetters } from "@/lib/post/rationed";
import { keepOutcome, kept } from "@/lib/press/press";
import { authAdapter } from "@/lib/access/session-adapter";
import { checkNewPassword, type PasswordRefusal } from "./new-password";
import { hashPassword } from "./passwords";
import { LINK_HOURS, voidResetLinks } from "./reset-links";
import { linkKey } from "./link-key";
import type { SystemFlow } from "@/lib/scope";

const ANSWER_MS = 400;

/**
 * Has a one-time link mailed to the owner of an address; the link is made as the letter leaves. The answer and its timing are
 * the same when there is no such account, so as not to reveal who is a customer. A new link invalidates earlier ones.
 */
export async function requestReset(
  { system, now }: SystemFlow,
  { email }: { email: string },
): Promise<Result<void, never>> {
  const earliestAnswer = delay(ANSWER_MS);
  await system(async (tx) => {
    const account = await resetAccountOf(tx, email);
    await keepOutcome(tx, undefined);
    if (!account) return;
    // bills and receipts don't count: someone who gets many of them may forget a password, too
    const recipient = account.mailbox;
    if (await hadItsLetters(tx, { kinds: ["resetPassword"], recipient }, now)) return;
    await voidResetLinks(tx, account.mailbox);
    const letter = letters.resetPassword({ name: account.fullname, hours: LINK_HOURS });
    await queueMail(tx, account.mailbox, letter);
  });
  await earliestAnswer;
  return ok(undefined);
}

/**
 * Sets a new password through a mailed link, once and within its hour, and logs the person out everywhere. Passkeys go as
 * well: whoever knew the old password may have added one.
 */
export async function resetPassword(
  { system, now }: SystemFlow,
  { email, token, password }: { email: string; token: string; password: string },
): Promise<Result<void, PasswordRefusal | "link-invalid">> {
  const key = linkKey(email, token);
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const row = await tx.verificationToken.findUnique({ where: { identifier_token: key } });
    await lockClaims(tx, email);
    const account = row && row.expires > now ? await resetAccountOf(tx, email) : null;
    if (!account) return refuse("link-invalid");
    // Before the link is used up: after a refused password another can be typed.
    const allowed = checkNewPassword(password, account);
    if (!allowed.ok) return allowed;
    if (!(await authAdapter(tx).useVerificationToken(key))) return refuse("link-invalid");
    await voidResetLinks(tx, account.mailbox);
    const data = { password: hash, hasFirstPassword: false, invitedAt: null };
    await tx.user.updateMany({ where: { id: account.id }, data });
    await tx.session.deleteMany({ where: { userId: account.id } });
    const { id, fullname: name } = account;
    if (account.email !== account.mailbox) await takeByReset(tx, account, now);
    const { count: passkeys } = await tx.passkey.deleteMany({ where: { userId: id } });
    const about = { entity: "user", entityId: id, accountId: id } as const;
    await audit(tx, { actor: account, action: "reset-password", ...about });
    await queueMail(tx, account.mailbox, letters.passwordChanged({ name, passkeys }));
    return kept(tx, undefined);
  });
}
