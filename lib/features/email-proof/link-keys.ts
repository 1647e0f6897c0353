import { createHash } from "node:crypto";
import { linkKey } from "@/lib/features/accounts/link-key";

/**
 * The identifier of the links that prove an address, of whoever claims it: what it proves depends on who is logged in. As a
 * digest, since the longest address fills the column.
 */
export function proofOf(email: string): string {
  return `prove ${createHash("sha256").update(email.toLowerCase()).digest("hex")}`;
}

/** The identifier of the links by which an account's present address agrees to another one. */
export const leavingOf = (userId: number): string => `leave ${userId}`;

/** The row of a link, which holds only a digest. */
export const proofKey = (email: string, token: string) => linkKey(proofOf(email), token);
export const leavingKey = (userId: number, secret: string) => linkKey(leavingOf(userId), secret);

/** The parts of such a link's token; null if it isn't one of ours. */
export function readLeaving(token: string): { userId: number; secret: string } | null {
  const [, userId, secret] = /^([1-9]\d{0,8})\.([\w-]{20,64})$/.exec(token) ?? [];
  return userId && secret ? { userId: Number(userId), secret } : null;
}
