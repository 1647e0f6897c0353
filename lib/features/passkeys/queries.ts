import type { Tx } from "@/lib/db";
import { parseRole, type Role, type UserId } from "@/lib/domain/identity";
import { languageOf, type Language } from "@/lib/domain/language/language";

export type PasskeyEntry = { id: number; name: string; createdAt: Date; lastUsedAt: Date | null };

/** Someone's passkeys, the newest first. */
export function listPasskeys(tx: Tx, userId: UserId): Promise<PasskeyEntry[]> {
  return tx.passkey.findMany({
    where: { userId },
    orderBy: { id: "desc" },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
}

/** Whose passkey it is; null for nobody's. */
export async function ownerOfPasskey(
  tx: Tx,
  credentialId: string,
): Promise<{ id: number; email: string; role: Role; language: Language | null } | null> {
  const select = { user: { select: { id: true, email: true, role: true, language: true } } };
  const row = await tx.passkey.findUnique({ where: { credentialId }, select });
  return row && { ...row.user, role: parseRole(row.user.role), language: languageOf(row.user.language) };
}
