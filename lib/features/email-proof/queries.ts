import type { Tx } from "@/lib/db";
import { parseRole, type CustomerId } from "@/lib/domain/identity";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { findAccount, type Account } from "@/lib/features/accounts/queries";
import { leavingKey, readLeaving } from "./link-keys";

/** More people than sign up with one address, and few enough to try the password of each. */
export const MOST_CLAIMS = 3;

/** Whose e-mail it is, in any spelling; also of an account that was closed or may not log in. */
export async function ownerOf(tx: Tx, email: string): Promise<{ id: number; fullname: string } | null> {
  const [owner] = await tx.$queryRaw<{ id: number; fullname: string }[]>`
    SELECT id, fullname FROM users WHERE lower(email) = lower(${email})`;
  return owner ?? null;
}

/** The latest accounts that were opened under an address and have proved none, with their password hashes (system transactions only). */
export async function findClaimants(tx: Tx, email: string): Promise<Account[]> {
  const rows = await tx.$queryRaw<(Omit<Account, "role"> & { role: string })[]>`
    SELECT u.id, u.fullname, u.email, u.role, u.password, u.language
    FROM email_claims c JOIN users u ON u.id = c.user_id
    WHERE c.email = lower(${email}) AND u.anonymised_at IS NULL AND u.deactivated_at IS NULL
    ORDER BY c.created_at DESC, u.id DESC`;
  return rows
    .filter((row) => isStandIn(row.email))
    .slice(0, MOST_CLAIMS)
    .map((row) => ({ ...row, role: parseRole(row.role) }));
}

/**
 * Whom a link mailed to an address lets choose a new password: its owner or, while nobody has proved it, the account that claims it.
 * Where several do, `account` is null until the phone number says which. `mailbox`: where the link goes (system transactions only).
 */
export async function resetAccountOf(
  tx: Tx,
  email: string,
): Promise<{ mailbox: string; account: Account | null } | null> {
  const owner = await findAccount(tx, email);
  if (owner) return { mailbox: owner.email, account: owner };
  const [only, ...others] = await findClaimants(tx, email);
  if (!only || (await ownerOf(tx, email))) return null;
  return { mailbox: email.toLowerCase(), account: others.length > 0 ? null : only };
}

/**
 * Of those who claim an address, whose phone number this is. A stranger who knows both may have opened accounts under them: one that
 * was used comes before one that wasn't, then the earliest (system transactions only).
 */
export async function claimantWithPhone(tx: Tx, email: string, phone: string): Promise<Account | null> {
  const rows = await tx.$queryRaw<(Omit<Account, "role"> & { role: string })[]>`
    SELECT u.id, u.fullname, u.email, u.role, u.password
    FROM email_claims c JOIN users u ON u.id = c.user_id
    WHERE c.email = lower(${email}) AND u.phone = ${phone} AND u.anonymised_at IS NULL AND u.deactivated_at IS NULL
    ORDER BY EXISTS (SELECT 1 FROM customer_plans p WHERE p.customer_id = u.id) DESC, c.created_at, u.id`;
  const first = rows.find((row) => isStandIn(row.email));
  return first ? { ...first, role: parseRole(first.role) } : null;
}

/** Of two who prove one address at once, one comes first (system transactions only). */
export async function lockClaims(tx: Tx, email: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM email_claims WHERE email = lower(${email}) ORDER BY user_id FOR UPDATE`;
}

/** What the page of a link to a new address shows: `proved` when nothing is left to prove, `half` when the old address has to agree. */
type ProofState = { kind: "ready" | "proved" | "half"; email: string } | { kind: "over" };

/** Whether a customer has an address to prove: by which link, the press tells (system transactions only). */
export async function proofState(tx: Tx, id: CustomerId): Promise<ProofState> {
  const select = { email: true, emailClaim: true } as const;
  const { email, emailClaim: claim } = await tx.user.findUniqueOrThrow({ where: { id }, select });
  if (claim) return { kind: claim.provedAt ? "half" : "ready", email: claim.email };
  return isStandIn(email) ? { kind: "over" } : { kind: "proved", email };
}

type Leaving = { userId: number; secret: string; email: string; claimed: string };

/** The change of address that a link to the old one is about; null when that has answered, or the link is too old. */
export async function findLeaving(tx: Tx, token: string, now: Date): Promise<Leaving | null> {
  const read = readLeaving(token);
  if (!read) return null;
  const where = { identifier_token: leavingKey(read.userId, read.secret) };
  const row = await tx.verificationToken.findUnique({ where });
  if (!row || row.expires <= now) return null;
  const claim = await tx.emailClaim.findUnique({
    where: { userId: read.userId },
    include: { user: { select: { email: true } } },
  });
  if (!claim) return null;
  return { ...read, email: claim.user.email, claimed: claim.email };
}
