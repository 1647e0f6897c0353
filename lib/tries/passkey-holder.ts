import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import type { Account } from "@/lib/features/accounts/queries";
import { personOfPasskey } from "@/lib/features/passkeys/commands";
import { passkeyProofSchema } from "@/lib/features/passkeys/schema";
import { takeChallenge } from "./challenge";

/** Whose account the browser opens with the passkey it presents; null for none. What it was given to sign is used up. */
export async function passkeyHolder(sent: unknown): Promise<Account | null> {
  const read = passkeyProofSchema.safeParse(sent);
  if (!read.success) return null;
  const challenge = await takeChallenge("log-in");
  return personOfPasskey({ system: asSystem, now: clockNow() }, read.data.response, challenge);
}
