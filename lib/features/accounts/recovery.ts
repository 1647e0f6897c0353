import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { claimantWithPhone, lockClaims, resetAccountOf } from "@/lib/features/email-proof/queries";
import { takeByReset } from "@/lib/features/email-proof/take-email";
import { letters, queueMail } from "@/lib/post/mail";
import { hadItsLetters } from "@/lib/post/rationed";
import { keepOutcome, kept } from "@/lib/press/press";
import { authAdapter } from "@/lib/access/session-adapter";
import { checkNewPassword, type PasswordRefusal } from "./new-password";
import { hashPassword } from "./passwords";
import type { Account } from "./queries";
import { LINK_HOURS, voidResetLinks } from "./reset-links";
import { linkKey } from "./link-key";
import type { resetPasswordSchema } from "./schema";
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
    const found = await resetAccountOf(tx, email);
    await keepOutcome(tx, undefined);
    if (!found) return;
    // bills and receipts don't count: someone who gets many of them may forget a password, too
    const recipient = found.mailbox;
    if (await hadItsLetters(tx, { kinds: ["resetPassword"], recipient }, now)) return;
    await voidResetLinks(tx, recipient);
    // whichever of several accounts it is, no stranger's name stands in the letter
    const name = found.account?.fullname ?? recipient;
    await queueMail(tx, recipient, letters.resetPassword({ name, hours: LINK_HOURS }));
  });
  await earliestAnswer;
  return ok(undefined);
}

/**
 * Sets a new password through a mailed link, once and within its hour, and logs the person out everywhere. Passkeys go as
 * well: whoever knew the old password may have added one. `phone` says which account it is where several claim the address.
 */
export async function resetPassword(
  { system, now }: SystemFlow,
  { email, token, password, phone = "" }: z.input<typeof resetPasswordSchema>,
): Promise<Result<void, PasswordRefusal | "link-invalid" | "phone-needed" | "phone-unknown">> {
  const key = linkKey(email, token);
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const row = await tx.verificationToken.findUnique({ where: { identifier_token: key } });
    await lockClaims(tx, email);
    const found = row && row.expires > now ? await resetAccountOf(tx, email) : null;
    if (!found) return refuse("link-invalid");
    const account = found.account ?? (await claimantWithPhone(tx, email, phone));
    if (!account) return refuse(phone === "" ? "phone-needed" : "phone-unknown");
    // Before the link is used up: after a refused password another can be typed.
    const allowed = checkNewPassword(password, account);
    if (!allowed.ok) return allowed;
    if (!(await authAdapter(tx).useVerificationToken(key))) return refuse("link-invalid");
    await voidResetLinks(tx, found.mailbox);
    await replacePassword(tx, { account, mailbox: found.mailbox, hash, now });
    return kept(tx, undefined);
  });
}

type Replaced = { account: Account; mailbox: string; hash: string; now: Date };

async function replacePassword(tx: Tx, { account, mailbox, hash, now }: Replaced): Promise<void> {
  const { id, fullname: name } = account;
  const data = { password: hash, hasFirstPassword: false, invitedAt: null };
  await tx.user.updateMany({ where: { id }, data });
  await tx.session.deleteMany({ where: { userId: id } });
  if (account.email !== mailbox) await takeByReset(tx, account, now);
  const { count: passkeys } = await tx.passkey.deleteMany({ where: { userId: id } });
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: account, action: "reset-password", ...about });
  await queueMail(tx, mailbox, letters.passwordChanged({ name, passkeys }));
}
