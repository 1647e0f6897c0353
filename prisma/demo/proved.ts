import type { Tx } from "@/lib/db";
import { takeEmail } from "@/lib/features/email-proof/take-email";

/** The address somebody signed up with counts as proved, and no letter asks for it. */
export async function proveAddress(tx: Tx, userId: number, now: Date): Promise<void> {
  const where = { userId };
  const { email: recipient } = await tx.emailClaim.update({ where, data: { provedAt: now } });
  await tx.notification.deleteMany({ where: { kind: "proveEmail", recipient } });
  await takeEmail(tx, userId);
}
