import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { mailedLink } from "@/lib/post/mail";
import { resetAccountOf } from "@/lib/features/email-proof/queries";
import { authAdapter } from "@/lib/access/session-adapter";
import { identifierOf, linkKey } from "./link-key";

export const LINK_HOURS = 1;
const LINK_MS = LINK_HOURS * 60 * 60 * 1000;

/**
 * A link that lets its bearer choose a new password, made as its letter leaves; null when the account is gone. A letter that
 * leaves twice carries two links, each good for one hour: the first may have arrived as well.
 */
export async function makeResetLink(
  tx: Tx,
  { email, now }: { email: string; now: Date },
): Promise<string | null> {
  const found = await resetAccountOf(tx, email);
  if (!found) return null;
  const token = randomBytes(32).toString("base64url");
  const key = linkKey(found.mailbox, token);
  await tx.verificationToken.deleteMany({ where: { identifier: key.identifier, expires: { lte: now } } });
  const expires = new Date(now.getTime() + LINK_MS);
  await authAdapter(tx).createVerificationToken({ ...key, expires });
  return mailedLink("/reset-password", { token, email: found.mailbox });
}

/** Invalidates every link to this account, including those still waiting to be sent. */
export async function voidResetLinks(tx: Tx, email: string): Promise<void> {
  await tx.verificationToken.deleteMany({ where: { identifier: identifierOf(email) } });
  await tx.notification.updateMany({
    where: { kind: "resetPassword", recipient: email, sentAt: null, ended: null },
    data: { ended: "replaced", error: null },
  });
}
