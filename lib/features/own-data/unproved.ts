import { lockCustomer, type Tx } from "@/lib/db";
import { unusedSince } from "@/lib/domain/closing";
import { customerId as asCustomerId, type CustomerId } from "@/lib/domain/identity";
import { audit } from "@/lib/features/audit/commands";
import type { SystemFlow } from "@/lib/scope";
import { overwrite } from "./erase";
import { isUnused, unusedAccounts } from "./unproved-queries";

/**
 * Makes nameless every account that somebody opened under an address which they never proved, and used for nothing since: perhaps
 * they typed a stranger's. Answers how many.
 */
export async function forgetUnprovedAccounts({ now, system }: SystemFlow): Promise<number> {
  let forgotten = 0;
  for (const id of await system((tx) => unusedAccounts(tx, unusedSince(now)))) {
    if (await system((tx) => forgetOne(tx, asCustomerId(id), now))) forgotten += 1;
  }
  return forgotten;
}

async function forgetOne(tx: Tx, id: CustomerId, now: Date): Promise<boolean> {
  await lockCustomer(tx, id);
  // they may have come back since the list was read
  if (!(await isUnused(tx, id, unusedSince(now)))) return false;
  const { email } = await tx.user.findUniqueOrThrow({ where: { id }, select: { email: true } });
  await overwrite(tx, id, email, now);
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: "system", action: "erase-account", ...about, after: { because: "unproved" } });
  return true;
}
