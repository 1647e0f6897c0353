import type { Tx } from "@/lib/db";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import { PROOF_HOURS } from "./links";
import { ownerOf } from "./queries";

const MAX_LETTERS_AN_HOUR = 5;

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
  if (!(await wasWrittenOften(tx, email, now))) await queueMail(tx, email, letter);
}

async function wasWrittenOften(tx: Tx, recipient: string, now: Date): Promise<boolean> {
  const kind = { in: ["proveEmail", "accountExists"] };
  const since = new Date(now.getTime() - 60 * 60 * 1000);
  return (
    (await tx.mail.count({ where: { kind, recipient, createdAt: { gt: since } } })) >= MAX_LETTERS_AN_HOUR
  );
}
