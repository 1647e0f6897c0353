import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";

/** Accounts that only claim an address, and that nobody has used since an instant: no subscription, no bill, no log-in. */
export async function unusedAccounts(tx: Tx, since: Date): Promise<number[]> {
  return (await unused(tx, since, Prisma.empty)).map(({ id }) => id);
}

/** Whether this account is such a one. */
export async function isUnused(tx: Tx, id: number, since: Date): Promise<boolean> {
  return (await unused(tx, since, Prisma.sql`AND u.id = ${id}`)).length > 0;
}

function unused(tx: Tx, since: Date, which: Prisma.Sql): Promise<{ id: number }[]> {
  return tx.$queryRaw<{ id: number }[]>`
    SELECT u.id FROM users u JOIN email_claims c ON c.user_id = u.id
    WHERE u.role = 'customer' AND split_part(u.email, '@', 2) = 'unproved.invalid' AND c.proved_at IS NULL
      AND u.anonymised_at IS NULL AND u.closed_at IS NULL
      AND greatest(u.created_at, c.created_at) <= ${since}::timestamptz
      AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id AND s.last_seen_at > ${since}::timestamptz)
      AND NOT EXISTS (SELECT FROM system_logs l WHERE l.user_id = u.id AND l.created_at > ${since}::timestamptz)
      AND NOT EXISTS (SELECT FROM customer_plans p WHERE p.customer_id = u.id)
      AND NOT EXISTS (SELECT FROM journal_lines j WHERE j.customer_id = u.id) ${which}
    ORDER BY u.id`;
}
