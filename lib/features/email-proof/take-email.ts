import type { Tx } from "@/lib/db";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { voidResetLinks } from "@/lib/features/accounts/reset-links";
import { audit } from "@/lib/features/audit/commands";
import { letters, queueMail } from "@/lib/post/mail";
import { voidProofLinks } from "./links";

/**
 * The address becomes the account's, once it is proved and, where the account had one, that one has agreed. It is nobody else's: the caller
 * has looked, and holds its claims.
 */
export async function takeEmail(tx: Tx, id: number): Promise<void> {
  const { emailClaim: claim, ...person } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { id: true, fullname: true, email: true, emailClaim: true },
  });
  const isFirst = isStandIn(person.email);
  if (!claim?.provedAt || !(isFirst || claim.agreedAt)) return;
  await tx.user.updateMany({ where: { id }, data: { email: claim.email } });
  await tx.emailClaim.delete({ where: { userId: id } });
  await voidProofLinks(tx, claim.email);
  await voidResetLinks(tx, claim.email);
  if (isFirst) return;
  await voidResetLinks(tx, person.email);
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: { id, role: "customer" }, action: "change-email", ...about });
  await queueMail(tx, person.email, letters.emailChanged({ name: person.fullname, email: claim.email }));
}

/**
 * Whoever followed the link to a new password reads the mailbox, and so has proved the address that the account claims. A second step
 * goes: perhaps a stranger signed up with this address, and set one up.
 */
export async function takeByReset(tx: Tx, { id }: { id: number }, now: Date): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId: id } });
  await tx.authenticator.deleteMany({ where: { userId: id } });
  await tx.emailClaim.update({ where: { userId: id }, data: { provedAt: now } });
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: { id, role: "customer" }, action: "prove-email", ...about });
  await takeEmail(tx, id);
}
