import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { mailedLink } from "@/lib/post/mail";
import { authAdapter } from "@/lib/access/session-adapter";
import { findAccount } from "@/lib/features/accounts/queries";
import { leavingKey, leavingOf, proofKey, proofOf } from "./link-keys";
import { ownerOf } from "./queries";

export const PROOF_HOURS = 48;

type Leaves = { email: string; now: Date };

/** A link that proves an address, made as its letter leaves; null when nobody claims it any more, or somebody has it. */
export async function makeProofLink(tx: Tx, { email, now }: Leaves): Promise<string | null> {
  const claims = await tx.emailClaim.count({ where: { email: email.toLowerCase() } });
  if (claims === 0 || (await ownerOf(tx, email))) return null;
  const token = newSecret();
  await keepLink(tx, proofKey(email, token), now);
  return mailedLink("/prove-email", { token });
}

/** A link by which the present address agrees to another one, or refuses it; null when no change waits any more. */
export async function makeLeavingLink(tx: Tx, { email, now }: Leaves): Promise<string | null> {
  const account = await findAccount(tx, email);
  if (!account || isStandIn(account.email)) return null;
  const { id: userId } = account;
  if (!(await tx.emailClaim.findUnique({ where: { userId } }))) return null;
  const secret = newSecret();
  await keepLink(tx, leavingKey(userId, secret), now);
  return mailedLink("/change-email", { token: `${userId}.${secret}` });
}

const newSecret = () => randomBytes(32).toString("base64url");

async function keepLink(tx: Tx, key: { identifier: string; token: string }, now: Date): Promise<void> {
  await tx.verificationToken.deleteMany({ where: { identifier: key.identifier, expires: { lte: now } } });
  const expires = new Date(now.getTime() + PROOF_HOURS * 60 * 60 * 1000);
  await authAdapter(tx).createVerificationToken({ ...key, expires });
}

/** Invalidates every link to an address, including those in letters still waiting: somebody has proved it. */
export async function voidProofLinks(tx: Tx, email: string): Promise<void> {
  await tx.verificationToken.deleteMany({ where: { identifier: proofOf(email) } });
  await replaceWaiting(tx, "proveEmail", email);
}

/** The same of the links by which an account's present address agrees. */
export async function voidLeavingLinks(tx: Tx, { id, email }: { id: number; email: string }): Promise<void> {
  await tx.verificationToken.deleteMany({ where: { identifier: leavingOf(id) } });
  await replaceWaiting(tx, "emailToChange", email);
}

async function replaceWaiting(
  tx: Tx,
  kind: "proveEmail" | "emailToChange",
  recipient: string,
): Promise<void> {
  const data = { ended: "replaced", error: null };
  await tx.notification.updateMany({ where: { kind, recipient, sentAt: null, ended: null }, data });
}
