import { setTimeout as delay } from "node:timers/promises";
import type { Tx } from "@/lib/db";
import { hashPassword, needsRehash, NOBODYS_HASH, verifyPassword } from "./passwords";
import { findAccount } from "./queries";

type System = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

// A refused log-in takes this long whatever the reason: an imported hash costs more or less than one of ours.
const REFUSAL_MS = 400;

/** Who an e-mail address and a password belong to; null when they don't, after the same time whether the address is known or not. */
export async function verifyCredentials(
  { system }: { system: System },
  { email, password }: { email: string; password: string },
): Promise<{ id: number; fullname: string; email: string } | null> {
  const earliestRefusal = delay(REFUSAL_MS);
  const account = await system((tx) => findAccount(tx, email));
  const matches = await verifyPassword(account?.password ?? NOBODYS_HASH, password);
  if (!account || !matches) {
    await earliestRefusal;
    return null;
  }
  if (needsRehash(account.password)) await replaceHash(system, account, password);
  return { id: account.id, fullname: account.fullname, email: account.email };
}

// Only the hash that was verified is replaced: a password changed in the meantime stays.
async function replaceHash(system: System, account: { id: number; password: string }, password: string): Promise<void> {
  const better = await hashPassword(password);
  await system((tx) => tx.user.updateMany({ where: { id: account.id, password: account.password }, data: { password: better } }));
}
