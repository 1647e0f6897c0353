import type { Tx } from "@/lib/db";
import { linkKey } from "./link-key";

/** Does a mailed link still let its bearer choose a password? Neither used, nor replaced, nor too old. */
export async function isResetLinkGood(
  tx: Tx,
  { email, token }: { email: string; token: string },
  now: Date,
): Promise<boolean> {
  const row = await tx.verificationToken.findUnique({ where: { identifier_token: linkKey(email, token) } });
  return row !== null && row.expires > now;
}
