import { lockCustomer, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { refuse, type Result } from "@/lib/domain/result";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { authAdapter } from "@/lib/access/session-adapter";
import { verifyPassword } from "@/lib/features/accounts/passwords";
import { audit } from "@/lib/features/audit/commands";
import { letters, queueMail } from "@/lib/post/mail";
import { kept } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import { claimEmail, writeToClaimed } from "./claim";
import { leavingKey, proofKey } from "./link-keys";
import { voidLeavingLinks } from "./links";
import { findLeaving, lockClaims, ownerOf } from "./queries";
import type { AnswerChangeInput, ChangeEmailInput } from "./schema";
import { takeEmail } from "./take-email";

type CustomerFlow = SystemFlow & { customerId: CustomerId };

/** Writes once more to the address that waits for its proof. */
export function sendProofAgain({
  system,
  now,
  customerId,
}: CustomerFlow): Promise<Result<void, "nothing-to-prove">> {
  return system(async (tx) => {
    const { fullname, emailClaim } = await personOf(tx, customerId);
    if (!emailClaim) return refuse("nothing-to-prove");
    await writeToClaimed(tx, { fullname, email: emailClaim.email }, now);
    await note(tx, customerId, "send-proof-again");
    return kept(tx, undefined);
  });
}

/**
 * Begins a change of the account's e-mail, by its password. The new address gets a link; a proved present one gets another, and both have
 * to be followed.
 */
export async function changeEmail(
  { system, now, customerId }: CustomerFlow,
  { email, currentPassword }: ChangeEmailInput,
): Promise<Result<void, "password-wrong" | "email-same">> {
  const hash = await system((tx) => passwordOf(tx, customerId));
  if (!(await verifyPassword(hash, currentPassword))) return refuse("password-wrong");
  return system(async (tx) => {
    await lockCustomer(tx, customerId);
    const person = await personOf(tx, customerId);
    if ((await ownerOf(tx, email))?.id === customerId) return refuse("email-same");
    await claimEmail(tx, { id: customerId, fullname: person.fullname, email }, now);
    await askPresentAddress(tx, { ...person, claimed: email });
    await note(tx, customerId, "ask-email-change");
    return kept(tx, undefined);
  });
}

/** What was asked for before is void: its links must not agree to this one. */
async function askPresentAddress(
  tx: Tx,
  { id, email, fullname: name, claimed }: { id: number; email: string; fullname: string; claimed: string },
): Promise<void> {
  await voidLeavingLinks(tx, { id, email });
  if (!isStandIn(email)) await queueMail(tx, email, letters.emailToChange({ name, email: claimed }));
}

/**
 * Proves the claimed address by a link mailed to it: whoever claims it is logged in, and reads the mailbox. Somebody who only reads it
 * can't prove a stranger's account, nor somebody who only claims it.
 */
export function proveEmail(
  { system, now, customerId }: CustomerFlow,
  { token }: { token: string },
): Promise<Result<{ email: string }, "proof-over">> {
  return system(async (tx) => {
    const claim = await lockedClaim(tx, customerId);
    if (!claim) return refuse("proof-over");
    const key = proofKey(claim.email, token);
    const row = await tx.verificationToken.findUnique({ where: { identifier_token: key } });
    if (!row || row.expires <= now || (await ownerOf(tx, claim.email))) return refuse("proof-over");
    await authAdapter(tx).useVerificationToken(key);
    await tx.emailClaim.update({ where: { userId: customerId }, data: { provedAt: now } });
    await note(tx, customerId, "prove-email");
    await takeEmail(tx, customerId);
    return kept(tx, { email: (await personOf(tx, customerId)).email });
  });
}

/** The present address agrees to the new one by the link mailed to it, or keeps the account. */
export function answerEmailChange(
  { system, now, names }: SystemFlow & { names: (who: { id: number }) => void },
  { token, agrees }: AnswerChangeInput,
): Promise<Result<void, "proof-over">> {
  return system(async (tx) => {
    const leaving = await findLeaving(tx, token, now);
    const claim = leaving && (await lockedClaim(tx, leaving.userId));
    if (!claim) return refuse("proof-over");
    const { userId, secret, email } = leaving;
    names({ id: userId });
    if (!(await authAdapter(tx).useVerificationToken(leavingKey(userId, secret))))
      return refuse("proof-over");
    await voidLeavingLinks(tx, { id: userId, email });
    if (agrees) await tx.emailClaim.update({ where: { userId }, data: { agreedAt: now } });
    else await tx.emailClaim.delete({ where: { userId } });
    await note(tx, userId, agrees ? "agree-to-email" : "keep-email");
    if (agrees && !(await ownerOf(tx, claim.email))) await takeEmail(tx, userId);
    return kept(tx, undefined);
  });
}

/** The claim, with all who claim the same address. */
async function lockedClaim(tx: Tx, userId: number): Promise<{ userId: number; email: string } | null> {
  await lockCustomer(tx, userId);
  const claim = await tx.emailClaim.findUnique({ where: { userId }, select: { userId: true, email: true } });
  if (!claim) return null;
  await lockClaims(tx, claim.email);
  return claim;
}

function personOf(tx: Tx, id: number) {
  const select = { id: true, fullname: true, email: true, emailClaim: { select: { email: true } } } as const;
  return tx.user.findUniqueOrThrow({ where: { id }, select });
}

async function passwordOf(tx: Tx, id: number): Promise<string> {
  return (await tx.user.findUniqueOrThrow({ where: { id }, select: { password: true } })).password;
}

type Act = "send-proof-again" | "ask-email-change" | "prove-email" | "agree-to-email" | "keep-email";

async function note(tx: Tx, id: number, action: Act): Promise<void> {
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: { id, role: "customer" }, action, ...about });
}
