import type { Tx } from "@/lib/db";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import { hadItsLetters } from "@/lib/post/rationed";
import { PROOF_HOURS } from "./links";
import { ownerOf } from "./queries";

const KINDS = ["proveEmail", "accountExists"] as const;

type Claim = { id: number; fullname: string; email: string };

/** Records which address a person says is theirs, and writes to it. */
export async function claimEmail(tx: Tx, { id: userId, fullname, email }: Claim, now: Date): Promise<void> {
  const fresh = { email, provedAt: null, agreedAt: null, createdAt: now };
  await tx.emailClaim.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh });
  await writeToClaimed(tx, { fullname, email }, now);
}

/**
 * The one letter to an address that is not proved: a link, or, where somebody has proved it, that they have an account. Nothing but
 * the mailbox tells which, and both take the same statements.
 */
export async function writeToClaimed(
  tx: Tx,
  { fullname, email }: Pick<Claim, "fullname" | "email">,
  now: Date,
): Promise<void> {
  const owner = await ownerOf(tx, email);
  const letter = owner
    ? letters.accountExists({ name: owner.fullname, link: appUrl("/login") })
    : letters.proveEmail({ name: fullname, hours: PROOF_HOURS });
  if (!(await hadItsLetters(tx, { kinds: KINDS, recipient: email }, now))) await queueMail(tx, email, letter);
}
