import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { mailedLink } from "@/lib/post/mail";
import { authAdapter } from "@/lib/access/session-adapter";
import { invitationKey, invitationOf } from "./invitation-key";

export const INVITATION_DAYS = 7;
const INVITATION_MS = INVITATION_DAYS * 24 * 60 * 60 * 1000;

type Link = { userId: number; secret: string; now: Date };

/** The link of an invitation as its letter leaves; null when they have joined, or are no longer wanted. */
export async function makeInvitationLink(
  tx: Tx,
  { email, now }: { email: string; now: Date },
): Promise<string | null> {
  const where = { email, invitedAt: { not: null }, deactivatedAt: null, anonymisedAt: null };
  const invited = await tx.user.findFirst({ where, select: { id: true } });
  if (!invited) return null;
  const link = { userId: invited.id, secret: randomBytes(32).toString("base64url"), now };
  await keepInvitation(tx, link);
  return invitationLink(link);
}

/**
 * From now on the link with this secret lets its bearer join, once and for a limited number of days. The secret itself is
 * stored nowhere.
 */
export async function keepInvitation(tx: Tx, { userId, secret, now }: Link): Promise<void> {
  const expires = new Date(now.getTime() + INVITATION_MS);
  await authAdapter(tx).createVerificationToken({ ...invitationKey(userId, secret), expires });
}

export function invitationLink({ userId, secret }: Pick<Link, "userId" | "secret">): string {
  return mailedLink("/join", { token: `${userId}.${secret}` });
}

/** Invalidates every link to this account, including those in letters still waiting. */
export async function voidInvitations(tx: Tx, { id, email }: { id: number; email: string }): Promise<void> {
  await tx.verificationToken.deleteMany({ where: { identifier: invitationOf(id) } });
  await tx.notification.updateMany({
    where: { kind: "staffInvitation", recipient: email, sentAt: null, ended: null },
    data: { ended: "replaced", error: null },
  });
}
