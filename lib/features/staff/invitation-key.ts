import { linkKey } from "@/lib/features/accounts/link-key";

/** The identifier of an invitation's links among the one-time tokens: no e-mail address looks like this. */
export const invitationOf = (userId: number): string => `join ${userId}`;

/** The row of an invitation's link, which holds only a digest. */
export function invitationKey(userId: number, secret: string): { identifier: string; token: string } {
  return linkKey(invitationOf(userId), secret);
}

/** The parts of a link's token; null if it isn't one of ours. */
export function readInvitation(token: string): { userId: number; secret: string } | null {
  const [, userId, secret] = /^([1-9]\d{0,8})\.([\w-]{20,64})$/.exec(token) ?? [];
  return userId && secret ? { userId: Number(userId), secret } : null;
}
